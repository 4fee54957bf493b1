import { z } from "zod";
import { isCurrency } from "../../model/money.ts";
import { literal, raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { decimalOf, isBlank, isUnreadable, orderOf, readCell, saysSomething, settled, writingOf } from "./cells.ts";
import type { CellType, Context, ExportFormat, Surroundings, TableMapping } from "./format.ts";
import type { Match } from "./recognise.ts";
import type { Region, Sheet } from "./sheet.ts";

/** A row that was not taken, and why. `line` is the physical line in the file (of a worksheet: its row). */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export interface ImportedTable {
  readonly fact: string;
  readonly rows: number;
  readonly rejected: number;
}

export interface ImportTarget {
  readonly warehouse: Warehouse;
  readonly workspace: string;
  readonly source: number;
}

/** At most this many rejects are listed of a file; all of them are counted. */
const listedRejects = 1000;

/**
 * Reads a recognised table into the facts: one pass over the file for each fact it makes. Rows of different length are
 * taken where `lenient` says so or the head shows them; elsewhere they throw.
 */
export async function importTable(
  target: ImportTarget,
  sheet: Sheet,
  match: Match,
  defaults: { zone: string; currency: string | null },
  { lenient = false } = {},
): Promise<{ tables: ImportedTable[]; rejects: Reject[]; context: Context; note: string | null }> {
  const { format, region } = match;
  const surroundings = surroundingsOf(target, sheet, match);
  const context = await contextOf(surroundings, match, defaults);
  const tables: ImportedTable[] = [];
  let rejects: Reject[] = [];
  const plan = parsePlan(sheet, match, context, defaults);
  for (const [index, mapping] of format.tables.entries()) {
    const rows = await loadFact(target, sheet, match, plan, mapping, context, lenient || isRagged(sheet, region));
    const rejected = await takeOut(target, mapping.fact);
    if (rejected > 0 && index === 0) rejects = await listRejects(target, sheet, match, plan);
    tables.push({ fact: mapping.fact, rows: rows - rejected, rejected: index === 0 ? rejected : 0 });
  }
  return { tables, rejects, context, note: format.note?.(surroundings) ?? null };
}

const isRagged = ({ head }: Sheet, { header, width }: Region): boolean =>
  head.slice(header + 1).some(({ cells }) => cells.length > 1 && cells.length !== width);

/** SQL of each column of the format, as read and as checked. */
interface ParsedColumn {
  readonly key: string;
  /** SQL of the column's name as the file has it. */
  readonly header: string;
  /** SQL of the cell as it stands; null where the file lacks the column. */
  readonly cell: string | null;
  readonly read: string;
  /** SQL over the keys that makes of what was read what it stands for. */
  readonly settled: string | null;
  readonly unreadable: string | null;
}

async function contextOf(
  surroundings: Surroundings,
  { format, currency }: Match,
  defaults: { zone: string; currency: string | null },
): Promise<Context> {
  const own = (await format.context?.(surroundings)) ?? {};
  return {
    period: own.period ?? null,
    account: own.account ?? null,
    currency: own.currency ?? currency ?? onlyCurrency(surroundings) ?? defaults.currency,
    zone: own.zone ?? defaults.zone,
    grain: own.grain ?? null,
    dateOrder: own.dateOrder ?? null,
  };
}

/** The currency of the file's own column, where its first rows are all in one. */
function onlyCurrency({ sample }: Surroundings): string | null {
  const codes = new Set(sample.map(({ currency }) => currency?.trim().toUpperCase() ?? "").filter(isCurrency));
  const [code] = codes;
  return codes.size === 1 ? (code ?? null) : null;
}

const Text = z.object({ value: z.string() });

function surroundingsOf({ warehouse }: ImportTarget, sheet: Sheet, { region, columns }: Match): Surroundings {
  const below = sheet.head.slice(
    region.header + 1,
    region.length === null ? undefined : region.header + 1 + region.length,
  );
  const sample = below.map(({ cells }) =>
    Object.fromEntries([...columns].map(([key, index]) => [key, cells[index] ?? ""])),
  );
  return {
    file: sheet.file,
    sheet: sheet.name,
    preamble: sheet.head.slice(0, region.header).map(({ cells }) => cells),
    header: sheet.head[region.header]?.cells ?? [],
    sample,
    has: (key) => columns.has(key),
    async distinct(key) {
      if (!columns.has(key)) return [];
      if (sheet.complete || region.length !== null) return [...new Set(sample.map((row) => row[key] ?? ""))];
      const relation = await sheet.relation(region, { lenient: true, ordered: false });
      const query = raw(
        `select distinct c${columns.get(key)} as value from ${relation} where c${columns.get(key)} is not null`,
      );
      return (await warehouse.rows(Text, query)).map(({ value }) => value);
    },
  };
}

function parsePlan(
  sheet: Sheet,
  { format, columns, region, wide }: Match,
  context: Context,
  defaults: { currency: string | null },
): ParsedColumn[] {
  const rows = sheet.head.slice(region.header + 1);
  const cellsOf = (index: number) => rows.map(({ cells }) => cells[index] ?? "").filter((cell) => !isBlank(cell));
  const typed = Object.entries(format.columns).filter(([key, { type }]) => columns.has(key) && type !== "text");
  const numbers = typed.filter(([, { type }]) => type !== "date" && type !== "moment");
  const inAll = (of: typeof typed) => of.flatMap(([key]) => cellsOf(columns.get(key) ?? -1));
  const decimal = decimalOf(inAll(numbers)) ?? ".";
  const order = orderOf(inAll(typed)) ?? context.dateOrder ?? format.dateOrder ?? (decimal === "," ? "dmy" : "mdy");
  const fallback = { decimal, order } as const;
  const currencyIndex = columns.get("currency");
  const currency = context.currency ?? defaults.currency;
  const factor =
    currencyIndex === undefined
      ? `minor_factor(${literal(currency ?? "EUR")})`
      : `minor_factor(upper(trim(coalesce(c${currencyIndex}, ${literal(currency ?? "EUR")}))))`;
  return Object.entries(format.columns).map(([key, { type, zone = context.zone }]) => {
    const column = (header: string, cell: string, cells: readonly string[]): ParsedColumn => {
      const writing = writingOf(cells, fallback);
      return {
        key,
        header,
        cell,
        read: readCell(cell, type, writing, { factor, zone }),
        settled: settled(key, type, writing, zone),
        unreadable: type === "text" ? null : isUnreadable(cell, `"${key}"`),
      };
    };
    const index = columns.get(key);
    if (index !== undefined)
      return column(literal(sheet.head[region.header]?.cells[index]?.trim() ?? key), `c${index}`, cellsOf(index));
    if (wide.length > 0 && key === format.wide?.name) return column(literal(key), "wide_name", []);
    if (wide.length > 0 && key === format.wide?.value)
      return column(
        "wide_name",
        "wide_value",
        wide.flatMap(({ index }) => cellsOf(index)),
      );
    return { key, header: literal(key), cell: null, read: nullOf[type], settled: null, unreadable: null };
  });
}

const nullOf = {
  text: "cast(null as varchar)",
  money: "cast(null as bigint)",
  count: "cast(null as bigint)",
  decimal: "cast(null as double)",
  date: "cast(null as date)",
  moment: "cast(null as timestamptz)",
} as const;

async function loadFact(
  { warehouse, workspace, source }: ImportTarget,
  sheet: Sheet,
  match: Match,
  plan: readonly ParsedColumn[],
  { fact, values, from, where }: TableMapping,
  context: Context,
  lenient: boolean,
): Promise<number> {
  const columns = Object.entries(values(context, (key) => match.columns.has(key)));
  const relation = await sheet.relation(match.region, { lenient, ordered: false });
  return warehouse.run(
    raw(`/* intake/exports/${match.format.id} */
    insert into "${fact}" (workspace, source, ${columns.map(([column]) => column).join(", ")})
    select ${literal(workspace)}, case when ${problemOf(match.format, plan)} then null else ${source} end,
      ${columns.map(([, value]) => value).join(",\n      ")}
    from ${parsed(plan, match.format, widened(relation, match))} as r ${from ?? ""}
    where ${rowsOf(match)} and ${where ?? "true"}`),
  );
}

/** The rows of a relation with each column read under its key, beside the cell it was read from, and all of `more`. */
function parsed(
  plan: readonly ParsedColumn[],
  { derived = {} }: ExportFormat,
  relation: string,
  more: readonly string[] = [],
): string {
  const columns = plan.flatMap(({ key, cell, read }) => [`${read} as "${key}"`, ...(cell === null ? [] : [cell])]);
  const rows = `(select ${[...columns, ...more].join(",\n      ")} from ${relation})`;
  const settling = plan.flatMap(({ key, settled }) => (settled === null ? [] : [`${settled} as "${key}"`]));
  const whole = settling.length === 0 ? rows : `(select * replace (${settling.join(", ")}) from ${rows})`;
  const shared = Object.entries(derived).map(([name, value]) => `${value} as "${name}"`);
  return shared.length === 0 ? whole : `(select *, ${shared.join(", ")} from ${whole})`;
}

/** A wide table's rows, one for each of its columns, with that column's name and cell. */
function widened(relation: string, { wide }: Match): string {
  if (wide.length === 0) return relation;
  const names = wide.map(({ name }) => literal(name)).join(", ");
  const cells = wide.map(({ index }) => `c${index}`).join(", ");
  return `(select *, unnest([${names}]) as wide_name, unnest([${cells}]) as wide_value from ${relation})`;
}

/** SQL predicate of the rows that hold data. */
function rowsOf({ format, columns, wide }: Match): string {
  const rows = typeof format.rows === "function" ? format.rows((key) => columns.has(key)) : (format.rows ?? "true");
  return wide.length === 0 ? rows : `${rows} and ${saysSomething("wide_value")}`;
}

const problemOf = (format: ExportFormat, plan: readonly ParsedColumn[]): string =>
  [
    ...format.needed.map((key) => `"${key}" is null`),
    ...plan.flatMap(({ unreadable }) => (unreadable === null ? [] : [unreadable])),
  ].join(" or ") || "false";

const Count = z.object({ n: z.number() });

/** Deletes the rows that came without a source, and counts them. */
async function takeOut({ warehouse, workspace }: ImportTarget, fact: string): Promise<number> {
  const { n } = await warehouse.row(
    Count,
    raw(`select count(*) as n from "${fact}" where source is null and workspace = ${literal(workspace)}`),
  );
  if (n > 0)
    await warehouse.run(raw(`delete from "${fact}" where source is null and workspace = ${literal(workspace)}`));
  return n;
}

const notReadable = {
  text: "not a text",
  money: "not an amount",
  count: "not a whole number",
  decimal: "not a number",
  date: "not a date",
  moment: "not a time",
} as const satisfies Record<CellType, string>;

const RejectRow = z.object({ row: z.number(), column: z.string(), value: z.string().nullable(), reason: z.string() });

/** Reads the file once more, in order, for the first cell that stopped each rejected row. */
async function listRejects(
  { warehouse }: ImportTarget,
  sheet: Sheet,
  match: Match,
  plan: readonly ParsedColumn[],
): Promise<Reject[]> {
  const { format, region } = match;
  const relation = await sheet.relation(region, { lenient: true, ordered: true });
  const faults = plan.flatMap(({ key, header, cell, unreadable }) => [
    ...(format.needed.includes(key)
      ? [
          fault(
            `"${key}" is null and ${cell === null ? "true" : `nullif(trim(${cell}), '') is null`}`,
            header,
            cell,
            "empty",
          ),
        ]
      : []),
    ...(unreadable === null ? [] : [fault(unreadable, header, cell, notReadable[format.columns[key]?.type ?? "text"])]),
    ...(format.needed.includes(key) ? [fault(`"${key}" is null`, header, cell, "empty")] : []),
  ]);
  const rows = await warehouse.rows(
    RejectRow,
    raw(`/* intake/exports/rejects */
    with numbered as (select *, row_number() over () - 1 as row from ${relation})
    select cast(row as bigint) as row, fault.column as "column", fault.value as value, fault.reason as reason
    from (
      select row, case ${faults.join("\n")} end as fault
      from ${parsed(plan, format, widened("numbered", match), ["row"])} as r
      where ${rowsOf(match)}
    )
    where fault is not null
    order by row
    limit ${listedRejects}`),
  );
  const lines = await sheet.lines(
    region,
    rows.map(({ row }) => row),
  );
  return rows.map(({ row, column, value, reason }) => ({
    file: sheet.file,
    line: lines.get(row) ?? 0,
    column,
    value: value ?? "",
    reason,
  }));
}

const fault = (condition: string, header: string, cell: string | null, reason: string): string =>
  `when ${condition} then {'column': ${header}, 'value': ${cell ?? "cast(null as varchar)"}, 'reason': ${literal(reason)}}`;
