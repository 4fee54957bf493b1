import { inspectionOf, rejectsOf } from "../../answers/inspection-of.ts";
import { loadExports } from "../../answers/load-exports.ts";
import { placeOf } from "../../answers/place.ts";
import { inspectTable } from "../../reports/inspect-table.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { oneOf, readOptions } from "../options.ts";
import { output, refuseToOverwrite, terminal, writeWhole } from "../output.ts";
import { progressBar } from "../progress-bar.ts";
import { planIn } from "../roi/plan-in.ts";

/** `retorno inspect`: what each file is, and what would be read from it. */
export async function inspect(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["format", "out", "rejects", "plan"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const place = placeOf(await planIn(values.plan));
  const warehouse = await openDuckDb();
  try {
    const files = await loadExports(warehouse, paths, { ...place, watch: progressBar });
    const inspections = files.map(inspectionOf);
    const text =
      format === "json" ? `${JSON.stringify(inspections, null, 1)}\n` : inspectTable(inspections, terminal(values.out));
    const read = files.filter(({ format }) => format !== null).map(({ given }) => given);
    await refuseToOverwrite([values.out, values.rejects], read);
    if (values.rejects !== undefined) await writeWhole(values.rejects, rejectsOf(files));
    await output(text, values.out);
  } finally {
    warehouse.close();
  }
  return 0;
}
