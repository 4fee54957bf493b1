import { stat } from "node:fs/promises";
import { formats } from "../intake/exports/formats/index.ts";
import { type Proposal, propose, tableIn } from "../intake/exports/mapping/propose.ts";
import type { Target } from "../intake/exports/mapping/targets.ts";
import { openSheets } from "../intake/exports/open/open-sheets.ts";
import { unpackFiles } from "../intake/exports/open/unpack-files.ts";
import { recognise } from "../intake/exports/tables/recognise.ts";
import { KnownError } from "../model/errors.ts";
import type { MappingProposal } from "../model/mapping.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** How a file could be read that nothing recognises; a KnownError where it needs no mapping, or where none can be made. */
export async function proposalFor(warehouse: Warehouse, file: string, only?: Target["name"]): Promise<Proposal> {
  if (!(await stat(file).catch(() => null))?.isFile()) {
    throw new KnownError("not_found", `${file} is no file`, { hint: "name the file that is not recognised" });
  }
  const { inputs, remove } = await unpackFiles([file]);
  try {
    const [input] = inputs;
    if (input === undefined || inputs.length > 1) {
      throw new KnownError("invalid_request", `${file} holds ${inputs.length} files`, {
        hint: "unpack it and name the one that is not recognised",
      });
    }
    const sheets = await openSheets(input, warehouse);
    const known = sheets.map((sheet) => recognise(sheet, formats)).find((match) => match !== null);
    if (known && only === undefined) {
      throw new KnownError("invalid_request", `${file} is read already, as ${known.format.title}`, {
        hint: "it needs no mapping; to have it read in another way, say what it is with --as",
      });
    }
    for (const sheet of sheets) {
      const table = tableIn(sheet.head);
      const proposal = table === null ? null : propose(table, only);
      for (const one of sheets) await one.dispose();
      if (proposal !== null) return proposal;
    }
  } finally {
    remove();
  }
  throw new KnownError("source_rejected", `nothing in ${file} looks like ${only ?? "a table we could read"}`, {
    hint: "it needs a row of column names and rows below it; docs/formats.md shows our templates",
  });
}

/** The same as a program is told of it; null where none can be made. */
export async function mappingProposal(warehouse: Warehouse, file: string): Promise<MappingProposal | null> {
  try {
    const { target, columns, missing, unused } = await proposalFor(warehouse, file);
    return { reads: target.name, columns: [...columns], missing: [...missing], unused: [...unused] };
  } catch (cause) {
    if (cause instanceof KnownError) return null;
    throw cause;
  }
}
