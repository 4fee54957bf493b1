import type { Context } from "../format.ts";
import { type Region, refuseIfTooWide, type Sheet } from "../open/sheet.ts";
import { listRejects, type Reject } from "./list-rejects.ts";
import { type ImportTarget, loadFact, type ReadableTable, stageRows } from "./load-fact.ts";
import { countingLost, nothingLost } from "./lost-rows.ts";
import { contextOf, parsePlan, surroundingsOf } from "./parse-plan.ts";
import type { Match } from "./recognise.ts";

export interface ImportedTable {
  readonly fact: string;
  readonly rows: number;
  readonly rejected: number;
}

/**
 * Reads a recognised table into the facts: one pass over the file for each fact it makes, or one
 * for all of them where the format lays its rows aside. Rows of different length are
 * taken where `lenient` says so or the head shows them; elsewhere they throw.
 */
export async function importTable(
  target: ImportTarget,
  sheet: Sheet,
  found: Match,
  defaults: { zone: string; currency: string | null },
  { lenient = false } = {},
): Promise<{ tables: ImportedTable[]; rejects: Reject[]; context: Context; note: string | null }> {
  const { region } = found;
  refuseIfTooWide(region.width);
  const surroundings = surroundingsOf(target.warehouse, sheet, found);
  const format = found.format.instead?.(surroundings) ?? found.format;
  const match = { ...found, format };
  const context = await contextOf(surroundings, match, defaults);
  const plan = parsePlan(sheet, match, context, defaults);
  const table = { sheet, match, plan, context, lenient: lenient || isRagged(sheet, region) };
  const aside = format.staged === true ? await stageRows(target.warehouse, table) : null;
  const { tables, rejects } = await loadFacts(target, aside === null ? table : { ...table, staged: aside.staged });
  // Where that throws, the transaction takes the rows laid aside with it.
  await aside?.drop();
  return { tables, rejects, context, note: format.note?.(surroundings) ?? null };
}

async function loadFacts(
  target: ImportTarget,
  table: ReadableTable,
): Promise<{ tables: ImportedTable[]; rejects: Reject[] }> {
  const { sheet, match, plan, context } = table;
  const tables: ImportedTable[] = [];
  let rejects: Reject[] = [];
  const mappings = match.format.tables.filter(({ when }) => when?.(context) ?? true);
  for (const [index, mapping] of mappings.entries()) {
    const load = () => loadFact(target, table, mapping);
    if (index > 0) {
      tables.push({ fact: mapping.fact, rows: (await load()).rows, rejected: 0 });
      continue;
    }
    const { result, lost } = table.lenient
      ? await countingLost(target.warehouse, sheet.file, load)
      : { result: await load(), lost: nothingLost };
    const unread = result.rejected > 0 ? await listRejects(target.warehouse, sheet, match, plan, lost) : [];
    rejects = [...lost.listed, ...unread].toSorted((a, b) => a.line - b.line);
    tables.push({ fact: mapping.fact, rows: result.rows, rejected: result.rejected + lost.count });
  }
  return { tables, rejects };
}

const isRagged = ({ head }: Sheet, { header, width }: Region): boolean =>
  head.slice(header + 1).some(({ cells }) => cells.length > 1 && cells.length !== width);
