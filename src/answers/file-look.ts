import { firstRows } from "../intake/exports/first-rows.ts";
import { propose, type SampleTable, tableIn } from "../intake/exports/mapping/propose.ts";
import { targets } from "../intake/exports/mapping/targets.ts";
import { openSheets } from "../intake/exports/open/open-sheets.ts";
import { unpackFiles } from "../intake/exports/open/unpack-files.ts";
import { KnownError } from "../model/errors.ts";
import type { FileLook, Reading } from "../model/file-look.ts";
import { masked } from "../model/masked.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { LoadedFile } from "./load-exports.ts";

/** What is to be seen of a single file: its columns and how they could be read; and, of facts that stand in `warehouse`, the first. */
export async function fileLook(
  warehouse: Warehouse,
  path: string,
  { read, zone }: { read: LoadedFile | null; zone: string },
): Promise<FileLook> {
  const table = await tableOf(warehouse, path);
  const first = read === null ? [] : await firstRows(warehouse, { source: read.source, tables: read.tables, zone });
  if (table === null) return { columns: [], readings: [], first };
  return { columns: columnsOf(table), readings: readingsOf(table), first };
}

/** The first table in a file; null where it holds none, or cannot be opened at all. */
async function tableOf(warehouse: Warehouse, path: string): Promise<SampleTable | null> {
  const { inputs, remove } = await unpackFiles([path]);
  try {
    const [input] = inputs;
    if (input === undefined || inputs.length > 1) return null;
    const sheets = await openSheets(input, warehouse);
    const table = sheets.map(({ head }) => tableIn(head)).find((one) => one !== null) ?? null;
    for (const sheet of sheets) await sheet.dispose();
    return table;
  } catch (cause) {
    if (cause instanceof KnownError) return null;
    throw cause;
  } finally {
    remove();
  }
}

const [mostColumns, mostSamples] = [200, 4];

function columnsOf({ header, rows }: SampleTable): FileLook["columns"] {
  return header
    .flatMap((name, at) => {
      if (name === "") return [];
      const values = new Set(rows.map((row) => (row[at] ?? "").trim()).filter((value) => value !== ""));
      return [{ header: name, samples: [...values].slice(0, mostSamples).map((value) => masked(value, name)) }];
    })
    .slice(0, mostColumns);
}

/** The target that fits best goes first, the others as they stand. */
function readingsOf(table: SampleTable): Reading[] {
  const best = propose(table)?.target.name;
  const all = targets.map((target): Reading => {
    const found = propose(table, target.name);
    return {
      reads: target.name,
      columns: [...(found?.columns ?? [])],
      missing: [...(found?.missing ?? [...target.required, ...target.oneOf])],
      unused: [...(found?.unused ?? table.header.filter((name) => name !== ""))],
      fields: target.fields.map(({ name }) => name),
      required: [...target.required],
      oneOf: [...target.oneOf],
    };
  });
  return all.toSorted((a, b) => Number(b.reads === best) - Number(a.reads === best));
}
