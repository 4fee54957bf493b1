import { KnownError } from "../../../model/errors.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { Context, ExportFormat } from "../format.ts";
import type { Sheet } from "../open/sheet.ts";
import { type ImportedTable, importTable } from "./import-table.ts";
import type { Reject } from "./list-rejects.ts";
import { mergePosts } from "./merge-posts.ts";
import { nearest } from "./nearest.ts";
import { type Match, namedReport, recogniseAll } from "./recognise.ts";
import { returnsToRefunds } from "./returns.ts";

/** What was made of the tables of one file. */
export interface ImportedSheets {
  readonly format: ExportFormat | null;
  readonly confidence: number;
  readonly context: Context | null;
  readonly tables: readonly ImportedTable[];
  /** Columns of the file that were read, and those that were not. */
  readonly used: readonly string[];
  readonly ignored: readonly string[];
  readonly rejects: readonly Reject[];
  /** Why nothing was read, or what is odd; what to do. */
  readonly hint: string | null;
}

export const nothingFound: ImportedSheets = {
  format: null,
  confidence: 0,
  context: null,
  tables: [],
  used: [],
  ignored: [],
  rejects: [],
  hint: null,
};

/** Where facts go, and what is taken of a file that does not say its zone or currency. */
export interface SheetTarget {
  readonly warehouse: Warehouse;
  readonly workspace: string;
  readonly zone: string;
  readonly currency: string | null;
}

/** Reads every table of a file that one of `formats` knows into the facts. `mapped` are the user's own, and go first. */
export async function importSheets(
  source: number,
  sheets: readonly Sheet[],
  { warehouse, workspace, zone, currency }: SheetTarget,
  { formats, mapped }: { formats: readonly ExportFormat[]; mapped: readonly ExportFormat[] },
  { lenient }: { lenient: boolean },
): Promise<ImportedSheets> {
  const found: { match: Match; result: Awaited<ReturnType<typeof importTable>> }[] = [];
  const own = recognised(sheets, mapped);
  for (const { sheet, match } of own.length > 0 ? own : recognised(sheets, formats)) {
    const result = await importTable({ warehouse, workspace, source }, sheet, match, { zone, currency }, { lenient });
    found.push({ match, result });
  }
  const [first] = found;
  if (first === undefined) return unread(sheets, [...mapped, ...formats]);
  const merges = found.some(({ match }) => match.format.mergesPosts === true);
  const merged = merges ? await mergePosts({ warehouse, workspace, source }) : 0;
  const made = found.flatMap(({ result }) => result.tables);
  const returned = made.some(({ fact }) => fact === "order")
    ? await returnsToRefunds({ warehouse, workspace, source })
    : 0;
  const tables = added([...made, ...more("post", -merged), ...more("order", -returned), ...more("refund", returned)]);
  return {
    format: first.match.format,
    confidence: first.match.confidence,
    context: first.result.context,
    tables,
    used: [...new Set(found.flatMap(({ match }) => match.used))],
    ignored: [...new Set(found.flatMap(({ match }) => match.ignored))],
    rejects: found.flatMap(({ result }) => result.rejects),
    hint: tables.every(({ rows }) => rows === 0)
      ? emptyHint(first.match.format, tables)
      : notesOf(found.flatMap(({ match, result }) => [result.note, doubled(match)])),
  };
}

/** Two columns of one name: the left one is read, and somebody may have meant the other. */
function doubled({ used, ignored }: Match): string | null {
  const twice = [...new Set(used.filter((name) => ignored.includes(name)))];
  return twice.length === 0 ? null : `two columns are called ${twice.join(", ")}: the first one is read`;
}

function notesOf(notes: readonly (string | null)[]): string | null {
  const said = new Set(notes.filter((note) => note !== null));
  return said.size === 0 ? null : [...said].join("; ");
}

/** The tables of several sheets, one for each fact. */
const added = (tables: readonly ImportedTable[]): ImportedTable[] =>
  [...Map.groupBy(tables, ({ fact }) => fact)].map(([fact, alike]) => ({
    fact,
    rows: alike.reduce((sum, { rows }) => sum + rows, 0),
    rejected: alike.reduce((sum, { rejected }) => sum + rejected, 0),
  }));

const more = (fact: string, rows: number): ImportedTable[] => (rows === 0 ? [] : [{ fact, rows, rejected: 0 }]);

/** The sheets in which a table was found, without those that repeat another. */
function recognised(sheets: readonly Sheet[], formats: readonly ExportFormat[]): { sheet: Sheet; match: Match }[] {
  const found = sheets.flatMap((sheet) => recogniseAll(sheet, formats).map((match) => ({ sheet, match })));
  for (const { sheet, match } of found) refuseUnseenTables(sheet, match);
  const wanted = ({ sheet, match }: (typeof found)[number]) => match.format.sheet?.test(sheet.name ?? "") === true;
  const chosen = new Set(found.filter(wanted).map(({ match }) => match.format));
  return found.filter((each) => !chosen.has(each.match.format) || wanted(each));
}

/** Below what was looked at another table may begin, whose figures would count as this one's. */
function refuseUnseenTables({ complete }: Sheet, { format, region }: Match): void {
  if (format.stacked !== true || complete || region.length !== null) return;
  throw new KnownError("source_rejected", `${format.title}: the file stacks more rows than can be told apart`, {
    hint: "export fewer figures or a shorter period at a time",
  });
}

function unread(sheets: readonly Sheet[], formats: readonly ExportFormat[]): ImportedSheets {
  for (const sheet of sheets) {
    const named = namedReport(sheet, formats);
    if (named === null) continue;
    const { format, recognised, hint } = named;
    return recognised ? { ...nothingFound, format, confidence: 0.5, hint } : { ...nothingFound, hint };
  }
  return { ...nothingFound, hint: unknownHint(sheets, formats) };
}

const emptyHint = (format: ExportFormat, tables: readonly ImportedTable[]): string =>
  tables.some(({ rejected }) => rejected > 0)
    ? `${format.title}: not one row could be read; --rejects FILE lists why`
    : `${format.title}: the file holds no rows; choose a longer period and export again`;

function unknownHint(sheets: readonly Sheet[], formats: readonly ExportFormat[]): string {
  for (const sheet of sheets) {
    const near = nearest(sheet, formats);
    if (near)
      return `not recognised; nearest is ${near.format.title}, but these columns are missing: ${near.missing.join(", ")}; ${mapIt}`;
  }
  const isTable = sheets.some(({ head }) =>
    head.some(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1),
  );
  if (isTable) return `not recognised as any known export; ${mapIt}`;
  const inOneCell = sheets.some(({ head }) => /(?:^|[,;\t])(?:[^,;\t]+[,;\t]){3}/.test(head[0]?.cells.join("") ?? ""));
  return inOneCell
    ? "not recognised: each line stands in one cell, as a spreadsheet leaves it; import the file as the platform gave it"
    : "not recognised as any known export: it holds no table; see docs/formats.md";
}

const mapIt = "retorno map FILE proposes how to read it";
