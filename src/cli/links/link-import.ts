import { readFile, stat } from "node:fs/promises";
import { makePlanned, plannedLinks } from "../../answers/links/import-links.ts";
import { linkSheet } from "../../intake/links/link-sheet.ts";
import type { LinkPlan, RowFault } from "../../intake/links/plan-links.ts";
import { KnownError } from "../../model/errors.ts";
import { readOptions } from "../options.ts";
import { output } from "../output.ts";
import { type LinkCommand, placeOptions, theOnly, warn, withLinks } from "./link-options.ts";

/**
 * `retorno link import FILE.csv`: a link a row. All rows are looked at first; where one cannot be, none is made, or with
 * --skip-bad the others. The same file again changes nothing.
 */
export async function linkImport(args: readonly string[]): Promise<number> {
  const { values, paths, flags } = readOptions(args, placeOptions, ["skip-bad"]);
  const file = theOnly(paths, "file", "import links.csv");
  const rows = linkSheet(await bytesOf(file));
  return withLinks(values, async (desk) => {
    const plan = await plannedLinks(desk, rows);
    sayFaults(file, plan.faults);
    if (plan.faults.length > 0 && !flags.has("skip-bad")) throw nothingMade(plan.faults.length, rows.length);
    warn(plan.drafts.flatMap(({ line, warnings }) => warnings.map((warning) => `${file}:${line}: ${warning}`)));
    await report(desk, plan);
    return 0;
  });
}

async function report(desk: LinkCommand, plan: LinkPlan): Promise<void> {
  const { standing, faults } = plan;
  const made = await makePlanned(desk, plan);
  await output(made.map((link) => `${desk.short(link)}  ${link.destination}\n`).join(""), undefined);
  const beside = [
    standing > 0 ? `${standing} stood already` : "",
    faults.length > 0 ? `${faults.length} left out` : "",
  ].filter(Boolean);
  process.stderr.write(`retorno: ${[`${made.length} links made`, ...beside].join(", ")}\n`);
}

/** More than this are not looked at one by one; a wrong column is wrong in every row. */
const mostFaults = 50;

function sayFaults(file: string, faults: readonly RowFault[]): void {
  for (const { line, reason } of faults.slice(0, mostFaults)) process.stderr.write(`${file}:${line}: ${reason}\n`);
  if (faults.length > mostFaults) process.stderr.write(`${file}: and ${faults.length - mostFaults} rows more\n`);
}

const nothingMade = (faults: number, rows: number) =>
  new KnownError("source_rejected", `${faults} of ${rows} rows cannot become links, so none was made`, {
    hint: "correct them, or make the others with --skip-bad",
  });

const mostBytes = 20 * 1024 * 1024;

async function bytesOf(file: string): Promise<Uint8Array> {
  const size = (await stat(file).catch(() => null))?.size;
  if (size === undefined || size > mostBytes) {
    const why = size === undefined ? "cannot be read" : "is too large for a list of links";
    throw new KnownError("invalid_request", `${file} ${why}`, { hint: "name a csv file with a column destination" });
  }
  return readFile(file).catch((cause: unknown) => {
    throw new KnownError("invalid_request", `${file} cannot be read`, { hint: "name a csv file", cause });
  });
}
