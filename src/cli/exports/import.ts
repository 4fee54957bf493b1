import { inspectionOf, rejectsOf } from "../../answers/inspection-of.ts";
import { importExports } from "../../answers/kept-exports.ts";
import { type LoadedFile, refuseIfNothingKnown } from "../../answers/load-exports.ts";
import { importsOf, undoImport } from "../../intake/exports/import-log.ts";
import { KnownError } from "../../model/errors.ts";
import { count } from "../../reports/figures.ts";
import { broughtIn, importList } from "../../reports/import-list.ts";
import { inspectTable } from "../../reports/inspect-table.ts";
import { openState } from "../../state/database.ts";
import { audited, type Change } from "../../state/people/audit.ts";
import { openDataFolder, refuseIfNoData } from "../../warehouse/data-folder.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { output, refuseToOverwrite, terminal, writeWhole } from "../output.ts";
import { forgetErased } from "../privacy/forget-erased.ts";
import { progressBar } from "../progress-bar.ts";
import { planIn } from "../roi/plan-in.ts";
import { defaultDataFolder, placeIn } from "../setup/chosen-workspace.ts";
import { keepFirstWorkspace } from "../setup/first-workspace.ts";

/** `retorno import`: exports into facts that last; without paths, what was brought in; `--undo ID` takes one back. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["data", "workspace", "plan", "undo", "format", "rejects"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  if (values.undo !== undefined && paths.length > 0) {
    throw new KnownError("invalid_request", "--undo takes no files", { hint: "give the id of the import alone" });
  }
  const plan = await planIn(values.plan);
  const folder = values.data ?? defaultDataFolder;
  if (paths.length === 0) refuseIfNoData(folder);
  const place = await placeIn(folder, values.workspace, plan);
  const warehouse = await openDataFolder(folder, place.workspace, { alone: paths.length > 0 });
  try {
    if (values.undo !== undefined) return await undo(folder, warehouse, place.workspace, values.undo);
    if (paths.length === 0) return await list(warehouse, place.workspace, format);
    const files = await orSaid(() => importExports(warehouse, paths, { ...place, watch: progressBar }));
    await keepFirstWorkspace(folder, warehouse, place);
    await noteAdded(folder, place.workspace, files);
    await forgetErased(folder, warehouse, place);
    if (files.every(({ duplicateOf }) => duplicateOf === null)) refuseIfNothingKnown(files);
    const inspections = files.map((file) => ({ import: idOf(file), ...inspectionOf(file) }));
    const text =
      format === "json"
        ? `${JSON.stringify(inspections, null, 1)}\n`
        : inspectTable(inspections, terminal(undefined)) + broughtIn(inspections, terminal(undefined));
    if (values.rejects !== undefined) {
      await refuseToOverwrite(
        [values.rejects],
        files.map(({ given }) => given),
      );
      await writeWhole(values.rejects, rejectsOf(files));
    }
    await output(text, undefined);
  } finally {
    warehouse.close();
  }
  return 0;
}

/** Whoever stops an import is told how it stands: each file is laid whole or not at all. */
async function orSaid<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const tell = () => {
    process.stderr.write(
      "\nretorno: stopped; files that were read to their end are brought in (retorno import lists them), and the same command goes on with the others\n",
    );
    process.exit(stoppedByCtrlC);
  };
  process.once("SIGINT", tell);
  try {
    return await work();
  } finally {
    process.off("SIGINT", tell);
  }
}

const stoppedByCtrlC = 130;

const idOf = ({ source, tables }: { source: number; tables: readonly { rows: number }[] }): number | null =>
  tables.some(({ rows }) => rows > 0) ? source : null;

/** One line of the audit for all that a command brought in. */
async function noteAdded(folder: string, workspace: string, files: readonly LoadedFile[]): Promise<void> {
  const imports = files.map(idOf).filter((id) => id !== null);
  const [first] = imports;
  if (first === undefined) return;
  await note(folder, workspace, { action: "import.add", subject: String(first), was: null, became: { imports } });
}

async function note(folder: string, workspace: string, change: Change): Promise<void> {
  const state = await openState(folder);
  try {
    await audited(state, { actor: { kind: "operator" }, workspace }, async () => ({ change, answer: undefined }));
  } finally {
    await state.destroy();
  }
}

async function undo(folder: string, warehouse: Warehouse, workspace: string, written: string): Promise<number> {
  const id = wholeNumber("undo", written, { least: 1, most: 2 ** 31 - 1 });
  const { file, rows } = await undoImport(warehouse, workspace, id);
  await note(folder, workspace, { action: "import.undo", subject: String(id), was: { imports: [id] }, became: null });
  await output(`import ${id} (${file}) is taken back: ${count(rows)} rows\n`, undefined);
  return 0;
}

async function list(warehouse: Warehouse, workspace: string, format: "table" | "json"): Promise<number> {
  const imports = await importsOf(warehouse, workspace);
  const shown = imports.map(({ told: _, sha256: __, writtenMs: ___, ...record }) => record);
  const text = format === "json" ? `${JSON.stringify(shown, null, 1)}\n` : importList(shown, terminal(undefined));
  await output(text, undefined);
  return 0;
}
