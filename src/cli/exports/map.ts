import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { proposalFor } from "../../answers/mapping-proposal.ts";
import { mappingFileName, readMappings, withProposal } from "../../intake/exports/mapping/mapping-file.ts";
import type { Proposal } from "../../intake/exports/mapping/propose.ts";
import { targets } from "../../intake/exports/mapping/targets.ts";
import { KnownError } from "../../model/errors.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { oneOf, readOptions } from "../options.ts";
import { output, writeWhole } from "../output.ts";

const names = targets.map(({ name }) => name);

/** `retorno map`: proposes how a file is read that nothing recognises, and writes it into `mapping.yaml` beside it. */
export async function map(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["as"]);
  const [file] = paths;
  if (file === undefined || paths.length > 1) {
    throw new KnownError("invalid_request", "map reads one file", { hint: "name the file that is not recognised" });
  }
  const only = values.as === undefined ? undefined : oneOf("as", values.as, names);
  const proposal = await proposed(file, only);
  const folder = dirname(file);
  // What stands there must be sound before anything is added to it.
  await readMappings(folder);
  const path = join(folder, mappingFileName);
  await writeWhole(path, withProposal(await textOf(path), basename(file), proposal));
  await output(wordsOf(proposal, file, path), undefined);
  return 0;
}

async function proposed(file: string, only: (typeof names)[number] | undefined): Promise<Proposal> {
  const warehouse = await openDuckDb();
  try {
    return await proposalFor(warehouse, file, only);
  } finally {
    warehouse.close();
  }
}

const textOf = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

function wordsOf({ target, columns, missing, unused }: Proposal, file: string, path: string): string {
  const width = Math.max(...columns.map(({ field }) => field.length));
  const lines = columns.map(({ field, header, sureness }) => `  ${field.padEnd(width)}  ← ${header} (${sureness})`);
  const lacking =
    missing.length === 0
      ? `\nwritten to ${path}; change it there if a column is wrong. From now on ${basename(file)} is read by it.\n`
      : `\nstill missing: ${lackingIn(target, missing)}. Name the column in ${path}; until then the file is not read.\n`;
  const left = unused.length === 0 ? "" : `not used: ${unused.join(", ")}\n`;
  return `${basename(file)} looks like ${target.name}:\n${lines.join("\n")}\n${left}${lacking}`;
}

/** What must be there, and the columns of which one is enough. */
function lackingIn({ required, oneOf: anyOf }: Proposal["target"], missing: readonly string[]): string {
  const needed = required.filter((name) => missing.includes(name));
  const one = anyOf.some((name) => missing.includes(name)) ? [`one of ${anyOf.join(", ")}`] : [];
  return [...needed, ...one].join(", ");
}
