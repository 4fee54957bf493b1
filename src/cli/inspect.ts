import type { Inspection } from "../model/inspection.ts";
import { inspectTable } from "../reports/inspect-table.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { type LoadedFile, loadExports } from "./load-exports.ts";
import { oneOf, readOptions } from "./options.ts";
import { output, refuseToOverwrite, terminal } from "./output.ts";

/** `retorno inspect`: what each file is, and what would be read from it. */
export async function inspect(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["format", "out"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const warehouse = await openDuckDb();
  try {
    const files = await loadExports(warehouse, paths, { zone: "UTC", currency: null });
    const inspections = files.map(inspectionOf);
    const text =
      format === "json" ? `${JSON.stringify(inspections, null, 1)}\n` : inspectTable(inspections, terminal(values.out));
    const read = files.filter(({ format }) => format !== null).map(({ given }) => given);
    await refuseToOverwrite([values.out], read);
    await output(text, values.out);
  } finally {
    warehouse.close();
  }
  return 0;
}

function inspectionOf(file: LoadedFile): Inspection {
  return {
    file: file.file,
    format: file.format?.id ?? null,
    confidence: file.confidence,
    period: file.period,
    currency: file.currency,
    timeZone: file.context?.zone ?? null,
    tables: [...file.tables],
    sums: file.sums,
    ignoredColumns: [...file.ignored],
    rejects: file.rejects.slice(0, 20),
    hint: file.hint,
  };
}
