import { z } from "zod";
import { isCurrency, minorDigits } from "../../../model/money.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import {
  decimalOf,
  isBlank,
  isUnreadable,
  orderOf,
  readCell,
  saysSomething,
  settled,
  writingOf,
} from "../cells/cells.ts";
import { latinDigits } from "../cells/digits.ts";
import { isPlainCell, plainWriting, readPlainCell } from "../cells/plain-cells.ts";
import { isYearless } from "../cells/worded-dates.ts";
import type { CellType, Context, ExportFormat, Surroundings } from "../format.ts";
import type { Sheet } from "../open/sheet.ts";
import type { Match } from "./recognise.ts";

/** SQL of each column of the format, as read and as checked. */
export interface ParsedColumn {
  readonly key: string;
  /** SQL of the column's name as the file has it. */
  readonly header: string;
  /** SQL of the cell as it stands; null where the file lacks the column. */
  readonly cell: string | null;
  readonly read: string;
  /** SQL over the keys that makes of what was read what it stands for. */
  readonly settled: string | null;
  readonly unreadable: string | null;
  /** SQL of what to say of a cell that says something else than its type, or that cannot be. */
  readonly reason: string;
}

const notReadable = {
  text: "not a text",
  verbatim: "not a text",
  money: "not an amount",
  count: "not a whole number",
  decimal: "not a number",
  date: "not a date",
  moment: "not a time",
} as const satisfies Record<CellType, string>;

const noYear = "a day without a year: put the days it covers into the file's name, as in 2026-02-01_2026-02-28";

/** What is known of a file beside its rows: by its format, else by its header, its currency column, or the defaults. */
export async function contextOf(
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
    asOf: own.asOf ?? null,
    total: own.total ?? null,
    subject: own.subject ?? null,
  };
}

/** The currency of the file's own column, where its first rows are all in one. */
function onlyCurrency({ sample }: Surroundings): string | null {
  const codes = new Set(sample.map(({ currency }) => currency?.trim().toUpperCase() ?? "").filter(isCurrency));
  const [code] = codes;
  return codes.size === 1 ? (code ?? null) : null;
}

const Text = z.object({ value: z.string() });

/** What stands around the first rows, for a format to look at. */
export function surroundingsOf(warehouse: Warehouse, sheet: Sheet, { region, columns }: Match): Surroundings {
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

/** Rows that are looked at for how cells are written. */
const sampled = 400;

/** How each column of the format is read in this file. */
export function parsePlan(
  sheet: Sheet,
  { format, columns, region, wide }: Match,
  context: Context,
  defaults: { currency: string | null },
): ParsedColumn[] {
  const rows = sheet.head.slice(region.header + 1, region.header + 1 + Math.min(region.length ?? sampled, sampled));
  const cellsOf = (index: number) => rows.map(({ cells }) => cells[index] ?? "").filter((cell) => !isBlank(cell));
  const sawAll = (sheet.complete || region.length !== null) && sheet.head.length - region.header - 1 <= sampled;
  const typed = Object.entries(format.columns).flatMap(([key, { type }]) => {
    const index = columns.get(key);
    return index === undefined || isText(type) ? [] : [{ index, type, cells: cellsOf(index) }];
  });
  const currencyIndex = columns.get("currency");
  const currency = context.currency ?? defaults.currency;
  const hasCents = minorDigits(currency ?? "EUR") < 3;
  const numbers = typed.filter(({ type }) => type !== "date" && type !== "moment");
  const dates = typed.filter(({ type }) => type === "date" || type === "moment");
  const inAll = (of: typeof typed) => of.flatMap(({ cells }) => cells);
  const wholes = typed.filter(({ type }) => type === "count" || (type === "money" && !sheet.typed && hasCents));
  const decimal = decimalOf(inAll(numbers)) ?? decimalBeside(inAll(wholes));
  const order = orderOf(inAll(dates)) ?? context.dateOrder ?? format.dateOrder ?? (decimal === "," ? "dmy" : "mdy");
  const fallback = { decimal, order } as const;
  const ownFactor =
    currencyIndex === undefined || !typed.some(({ type }) => type === "money")
      ? null
      : `minor_factor(upper(trim(coalesce(c${currencyIndex}, ${literal(currency ?? "EUR")}))))`;
  const factor = ownFactor === null ? `minor_factor(${literal(currency ?? "EUR")})` : `"${factorKey}"`;
  const columnsRead = Object.entries(format.columns).map(([key, { type, zone = context.zone }]) => {
    const column = (header: string, cell: string, cells: readonly string[], isPlain = false): ParsedColumn => {
      if (isPlain) return plainColumn(key, type, header, cell, { zone, factor });
      const writing = writingOf(cells, fallback);
      return {
        key,
        header,
        cell,
        read: readCell(cell, type, writing, { zone, period: context.period }),
        settled: settled(key, type, writing, { zone, factor }),
        unreadable: isText(type) ? null : isUnreadable(cell, `"${key}"`, type),
        reason: reasonOf(key, type, context.period === null && isYearless(cells)),
      };
    };
    const index = columns.get(key);
    if (index !== undefined) {
      const header = literal(sheet.head[region.header]?.cells[index]?.trim() ?? key);
      const isPlain = sawAll && rows.every(({ cells }) => isPlainCell(cells[index] ?? "", type, decimal));
      return column(header, `c${index}`, typed.find((one) => one.index === index)?.cells ?? [], isPlain);
    }
    if (wide.length > 0 && key === format.wide?.name) return column(literal(key), "wide_name", []);
    if (wide.length > 0 && key === format.wide?.value)
      return column(
        "wide_name",
        "wide_value",
        wide.flatMap(({ index }) => cellsOf(index)),
      );
    return absent(key, nullOf[type]);
  });
  return ownFactor === null ? columnsRead : [...columnsRead, absent(factorKey, ownFactor)];
}

/** Where a row's currency stands beside its amounts: the minor units in one, worked out once for all of them. */
const factorKey = "minor factor";

const absent = (key: string, read: string): ParsedColumn => ({
  key,
  header: literal(key),
  cell: null,
  read,
  settled: null,
  unreadable: null,
  reason: literal("empty"),
});

/** A column of which every cell was seen to be plain: a short statement for a small file, which costs more to plan than to read. */
function plainColumn(
  key: string,
  type: CellType,
  header: string,
  cell: string,
  { zone, factor }: { zone: string; factor: string },
): ParsedColumn {
  return {
    key,
    header,
    cell,
    read: readPlainCell(cell, type),
    settled: settled(key, type, plainWriting, { zone, factor }),
    unreadable: isText(type) ? null : isUnreadable(cell, `"${key}"`, type, "plain"),
    reason: reasonOf(key, type, false),
  };
}

function reasonOf(key: string, type: CellType, lacksYear: boolean): string {
  if (type !== "date" && type !== "moment") return literal(notReadable[type]);
  const unread = literal(lacksYear ? noYear : notReadable[type]);
  return `case when "${key}" is null then ${unread} else 'before 1990 or after 2099' end`;
}

/**
 * Where nothing else shows the decimal sign: a count, or an amount of cents, of "1.234" is a thousand and more, for no
 * count has a fraction and no amount of cents three decimals.
 */
const decimalBeside = (cells: readonly string[]): "." | "," =>
  cells.some((cell) => /^\D*[1-9]\d{0,2}\.\d{3}\D*$/.test(latinDigits(cell.trim()))) ? "," : ".";

const isText = (type: CellType): boolean => type === "text" || type === "verbatim";

const nullOf = {
  text: "cast(null as varchar)",
  verbatim: "cast(null as varchar)",
  money: "cast(null as bigint)",
  count: "cast(null as bigint)",
  decimal: "cast(null as double)",
  date: "cast(null as date)",
  moment: "cast(null as timestamptz)",
} as const;

/** The rows of a relation with each column read under its key, beside the cell it was read from, and all of `more`. */
export function parsed(
  plan: readonly ParsedColumn[],
  { derived = {} }: ExportFormat,
  relation: string,
  more: readonly string[] = [],
): string {
  const columns = plan.flatMap(({ key, cell, read }) => [`${read} as "${key}"`, ...(cell === null ? [] : [cell])]);
  const rows = `(select ${[...columns, ...more].join(",\n      ")} from ${relation})`;
  const settling = plan.flatMap(({ key, settled }) => (settled === null ? [] : [`${settled} as "${key}"`]));
  const whole = settling.length === 0 ? rows : `(select * replace (${settling.join(", ")}) from ${rows})`;
  const steps = Array.isArray(derived) ? (derived as readonly Readonly<Record<string, string>>[]) : [derived];
  return steps.reduce((relation, step) => {
    const shared = Object.entries(step).map(([name, value]) => `${value} as "${name}"`);
    return shared.length === 0 ? relation : `(select *, ${shared.join(", ")} from ${relation})`;
  }, whole);
}

/** A wide table's rows, one for each of its columns, with that column's name and cell. */
export function widened(relation: string, { wide }: Match): string {
  if (wide.length === 0) return relation;
  const names = wide.map(({ name }) => literal(name)).join(", ");
  const cells = wide.map(({ index }) => `c${index}`).join(", ");
  return `(select *, unnest([${names}]) as wide_name, unnest([${cells}]) as wide_value from ${relation})`;
}

/** SQL predicate of the rows that hold data. */
export function rowsOf({ format, columns, wide }: Match): string {
  const rows = typeof format.rows === "function" ? format.rows((key) => columns.has(key)) : (format.rows ?? "true");
  return wide.length === 0 ? `(${rows})` : `(${rows}) and ${saysSomething("wide_value")}`;
}

/** SQL that is true of a row that cannot be taken. */
export const problemOf = (format: ExportFormat, plan: readonly ParsedColumn[]): string =>
  [
    ...format.needed.map((key) => `"${key}" is null`),
    ...plan.flatMap(({ unreadable }) => (unreadable === null ? [] : [unreadable])),
  ].join(" or ") || "false";
