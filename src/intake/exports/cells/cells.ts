import type { CellType } from "../format.ts";
import { latinDigits, latinDigitsOf } from "./digits.ts";
import { instantOf } from "./wall-clock.ts";
import { clockTime, type DayPeculiarity, peculiarityOf, peculiarMoment } from "./worded-dates.ts";

/** What a platform writes where there is nothing. */
const nothing = ["", "-", "--", "—", "–", "n/a", "na", "null", "none", "undefined", "nan", "(not set)", "not set"];

/** Counts that a platform hides for being small: "<5", "< 10". */
const masked = /^<\s*\d/;

/** How the numbers and dates of one column are written, found from its first cells. */
export interface Writing {
  readonly decimal: "." | ",";
  readonly order: "mdy" | "dmy";
  /** Whether moments carry their offset: all, none, or some of them. */
  readonly offset: "all" | "none" | "some";
  /** Whether a blank stands before the offset: "10:15:00 +0100". */
  readonly spaced: boolean;
  /** The way in which all days are written, in strptime's letters, where the cells have one shape. */
  readonly day: string | null;
  /** Whether digits of another script stand in it. */
  readonly otherDigits: boolean;
  readonly peculiar: DayPeculiarity | null;
}

/**
 * How a column is written. A number such as "1.234" or a date such as 3/4/2026 leaves it open: then the file's other
 * cells (`fallback`) decide.
 */
export function writingOf(cells: readonly string[], fallback: Pick<Writing, "decimal" | "order">): Writing {
  const filled = cells.map((cell) => latinDigits(cell.trim())).filter((cell) => !nothing.includes(cell.toLowerCase()));
  const order = orderOf(filled) ?? fallback.order;
  return {
    decimal: decimalOf(filled) ?? fallback.decimal,
    order,
    offset: offsetOf(filled),
    spaced: filled.some((cell) => /\d [+-]\d{2}:?\d{2}$/.test(cell)),
    day: dayFormatOf(filled, order),
    otherDigits: cells.some((cell) => latinDigits(cell) !== cell),
    peculiar: peculiarityOf(filled),
  };
}

const dayShapes: readonly [RegExp, Record<Writing["order"], string>][] = [
  [/^\d{8}$/, { mdy: "%Y%m%d", dmy: "%Y%m%d" }],
  [/^\d{1,2}\/\d{1,2}\/\d{4}$/, { mdy: "%m/%d/%Y", dmy: "%d/%m/%Y" }],
  [/^\d{1,2}\.\d{1,2}\.\d{4}$/, { mdy: "%m.%d.%Y", dmy: "%d.%m.%Y" }],
  [/^\w{3}, \w{3} \d{1,2}, \d{4}$/, { mdy: "%a, %b %d, %Y", dmy: "%a, %b %d, %Y" }],
  [/^\w{3} \d{1,2}, \d{4}$/, { mdy: "%b %d, %Y", dmy: "%b %d, %Y" }],
];

function dayFormatOf(cells: readonly string[], order: Writing["order"]): string | null {
  const shape = dayShapes.find(([pattern]) => cells.length > 0 && cells.every((cell) => pattern.test(cell)));
  return shape?.[1][order] ?? null;
}

/** The decimal sign, where a cell shows it beyond doubt. */
export function decimalOf(cells: readonly string[]): "." | "," | undefined {
  for (const cell of cells) {
    const digits = latinDigits(cell).replace(/[^\d.,]/g, "");
    if (/^\d{1,3}(\.\d{3}){2,}$/.test(digits)) return ",";
    if (/^\d{1,3}(,\d{3}){2,}$/.test(digits)) return ".";
    if (/\.\d*,\d/.test(digits) || /^\d*,(\d{1,2}|\d{4,})$/.test(digits) || /^0,\d+$/.test(digits)) return ",";
    if (/,\d*\.\d/.test(digits) || /^\d*\.(\d{1,2}|\d{4,})$/.test(digits) || /^0\.\d+$/.test(digits)) return ".";
  }
  return undefined;
}

/** Day or month first, where a date shows it beyond doubt. */
export function orderOf(cells: readonly string[]): "mdy" | "dmy" | undefined {
  for (const cell of cells) {
    const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/.exec(latinDigits(cell));
    if (parts && Number(parts[1]) > 12) return "dmy";
    if (parts && Number(parts[2]) > 12) return "mdy";
  }
  return undefined;
}

const withOffset = /(Z|UTC|GMT|GMT[+-]\d{1,2}(:\d{2})?|[+-]\d{2}:?\d{2})$/;

function offsetOf(cells: readonly string[]): Writing["offset"] {
  const zoned = cells.filter((cell) => /\d:\d/.test(cell) && withOffset.test(cell)).length;
  if (zoned === 0) return "none";
  return zoned === cells.length ? "all" : "some";
}

/**
 * SQL that reads `cell` (SQL of a text) as `type`, null where it is empty, masked or not of the type. No part of it may
 * stand in it twice: DuckDB works out a repeated part for every row, whatever guards it.
 */
export function readCell(
  written: string,
  type: CellType,
  writing: Writing,
  { zone, period }: { zone: string; period: { from: string } | null },
): string {
  const cell = writing.otherDigits ? latinDigitsOf(written) : written;
  switch (type) {
    case "text":
      return tidied(written);
    case "verbatim":
      return written;
    case "money":
      return number(cell, writing.decimal, "decimal(18, 4)");
    case "count":
      return `cast(${number(cell, writing.decimal, "decimal(18, 4)")} as bigint)`;
    case "decimal":
      return number(cell, writing.decimal, "double");
    case "date":
      return writing.peculiar === null
        ? day(cell, writing)
        : `coalesce(cast(${peculiarMoment(cell, writing.peculiar, period)} as date), ${day(cell, writing)})`;
    case "moment":
      return moment(cell, writing, zone, period);
    default:
      return type satisfies never;
  }
}

/** SQL that is true where `cell` says something which `read` (SQL of `readCell`) could not make out, or that cannot be. */
export function isUnreadable(cell: string, read: string, type: CellType, cells: "any" | "plain" = "any"): string {
  // A plain cell is a figure or empty, and says no word for nothing.
  const unread = `${read} is null and ${cells === "plain" ? `${cell} <> ''` : saysSomething(cell)}`;
  return type === "date" || type === "moment"
    ? `(${unread} or ${read} < '${firstDay}' or ${read} >= '${pastDay}')`
    : `(${unread})`;
}

/** No export reaches beyond these: 1899 is an empty cell of a spreadsheet, 2999 a way to say never. */
const [firstDay, pastDay] = ["1990-01-01", "2100-01-01"];

/**
 * SQL that is true where `cell` is neither empty nor masked. One regular expression and no list of words: a list would
 * become a join, worked out for every row.
 */
export function saysSomething(cell: string): string {
  const words = nothing.map((word) => word.replace(/[()]/g, "\\$&")).join("|");
  return `(${cell} is not null and not regexp_full_match(${cell}, '(?is)\\s*(${words}|<\\s*\\d.*)\\s*'))`;
}

/** Whether a cell says nothing, or hides a small count. */
export const isBlank = (cell: string): boolean =>
  nothing.includes(cell.trim().toLowerCase()) || masked.test(cell.trim());

/**
 * Null beyond what a number holds exactly, 2^53 minor units: 1024 times as much overflows. The quick product overflows
 * from 10^12 on; the wide one takes ten times as long, and `coalesce` looks at it only where the quick one gave null.
 */
function minorUnits(amount: string, factor: string): string {
  const wide = `cast(round(cast(${amount} as decimal(38, 4)) * ${factor}) as bigint)`;
  return `coalesce(cast(round(try(${amount} * ${factor})) as bigint), (try(${wide} * 1024 - 1) + 1) // 1024)`;
}

/** What stands around a number: blanks, marks of direction, thousands' apostrophes, per cent, currencies. */
const aroundNumbers = [
  "[\\s\\x{a0}\\x{202f}\\x{2009}\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{61c}''’%٪]",
  "[A-Z]{0,2}\\p{Sc}",
  "[A-Za-z]{2,3}\\.?",
  "zł|Kč|ریال|تومان",
].join("|");

/** A minus of any kind as `-`; an amount in brackets, as accountants write it, is below nothing. */
const signed = (cell: string): string =>
  `regexp_replace(translate(${cell}, '−–', '--'), '^\\s*\\((.*)\\)\\s*$', '-\\1')`;

/** No number is longer; a cell of megabytes would take seconds to be looked at closely. */
const longestNumber = 200;

/** Most cells are plain, and `coalesce` looks at the careful form only where the quick one gave null. */
function number(cell: string, decimal: "." | ",", type: "decimal(18, 4)" | "double"): string {
  const short = `case when strlen(${cell}) <= ${longestNumber} then ${cell} end`;
  const bare = `regexp_replace(${signed(latinDigitsOf(short))}, '${aroundNumbers}', '', 'g')`;
  // As a double "nan" and "inf" are numbers too.
  const plain = (text: string) =>
    type === "double"
      ? `case when not contains(${text}, 'n') and not contains(${text}, 'N') then try_cast(${text} as double) end`
      : `try_cast(${text} as ${type})`;
  const whole = (shape: string) => `regexp_extract_all(${bare}, '^(?:${shape})$')[1]`;
  if (decimal === ".") {
    const shape = "[+-]?[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\\.[0-9]+)?|[+-]?[0-9]*\\.?[0-9]+";
    return `coalesce(${plain(cell)}, try_cast(replace(${whole(shape)}, ',', '') as ${type}))`;
  }
  const shape = "[+-]?[0-9]{1,3}(?:\\.[0-9]{3})+(?:,[0-9]+)?|[+-]?[0-9]*,?[0-9]+";
  const quick = `case when not contains(${cell}, '.') then ${plain(`replace(${cell}, ',', '.')`)} end`;
  return `coalesce(${quick}, try_cast(replace(replace(${whole(shape)}, '.', ''), ',', '.') as ${type}))`;
}

/** Years of two digits first: `%Y` would take 18 for the year 18, and `%y` stops short of 2018. */
const dayFormats = {
  mdy: ["%m/%d/%y", "%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"],
  dmy: ["%d/%m/%y", "%d/%m/%Y", "%d.%m.%y", "%d.%m.%Y", "%d-%m-%Y"],
} as const;

const wordFormats = [
  "%b %d, %Y",
  "%B %d, %Y",
  "%d %b %Y",
  "%d %B %Y",
  "%a, %b %d, %Y",
  "%a %b %d %Y",
  "%d-%b-%Y",
  "%b %d %Y",
  "%Y%m%d",
];

const list = (formats: readonly string[]) => `[${formats.map((format) => `'${format}'`).join(", ")}]`;

/** The one way that the first cells show costs a hundredth of trying them all. */
function day(cell: string, { order, day: shown }: Writing): string {
  const quick = shown === null ? "" : `cast(try_strptime(${cell}, '${shown}') as date), `;
  return `coalesce(${quick}try_cast(${unlessSlashed(cell)} as date), cast(${local(cell, order)} as date))`;
}

/** A cast would take 02/03/18 for a day of the year 2. */
const unlessSlashed = (cell: string): string => `case when not contains(${cell}, '/') then ${cell} end`;

/** A wall-clock time, without a zone. Its day and its time are read apart: all pairs of their ways take long to try. */
function local(cell: string, order: "mdy" | "dmy"): string {
  const days = [...dayFormats[order], ...wordFormats, "%Y/%m/%d", "%Y-%m-%d"];
  const day = `regexp_replace(cell, ',?\\s+\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*[AaPp][Mm])?$', '')`;
  const careful = `list_transform([regexp_replace(trim(${cell}), '[\\x{202f}\\x{a0}]', ' ', 'g')], lambda cell: cast(try_strptime(${day}, ${list(days)}) as date) + ${clockTime})[1]`;
  return `coalesce(try_cast(${unlessSlashed(cell)} as timestamp), ${careful})`;
}

const zonedFormats = [
  ...["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M %z", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z"],
  ...["%Y/%m/%d %I:%M:%S %p %z", "%Y/%m/%d %H:%M:%S %z"],
];

/** SQL of a moment whose offset Google's forms write "GMT+1", with an offset that strptime reads. */
const plainOffset = (cell: string): string =>
  `replace(regexp_replace(regexp_replace(trim(${cell}), ' (?:UTC|GMT)$', ' +0000'), ' GMT([+-])(\\d)(:|$)', ' \\10\\2\\3'), ' GMT', ' ')`;

/**
 * A cast takes a blank before the offset for the beginning of a zone's name and looks for it among all zones, half a
 * millisecond a row: where the column has blanks, they go first.
 */
function moment(
  cell: string,
  { offset, order, spaced, peculiar }: Writing,
  zone: string,
  period: { from: string } | null,
): string {
  if (offset === "none") {
    const plain = local(cell, order);
    return peculiar === null ? plain : `coalesce(${peculiarMoment(cell, peculiar, period)}, ${plain})`;
  }
  const quick = spaced ? `replace(replace(${cell}, ' +', '+'), ' -', '-')` : cell;
  const careful = `try_strptime(${plainOffset(cell)}, ${list(zonedFormats)})`;
  const zoned = `coalesce(try_cast(${quick} as timestamptz), ${careful})`;
  if (offset === "all") return zoned;
  return `case when regexp_matches(trim(${cell}), '\\d:\\d.*(Z|UTC|GMT|GMT[+-]\\d{1,2}(:\\d{2})?|[+-]\\d{2}:?\\d{2})$') then ${zoned} else timezone('${zone}', ${local(cell, order)}) end`;
}

/** SQL of a text without the blanks around it, null where there is nothing else; looks closer only where one may be. */
const tidied = (value: string): string =>
  `case when ${value} < '!' or suffix(${value}, ' ') then regexp_extract_all(${value}, '(?s)\\S(?:.*\\S)?')[1] else ${value} end`;

/**
 * SQL that makes of a column read by `readCell` what it stands for: of an amount minor units, of a wall-clock time its
 * instant; null where it is that already. `factor` is SQL of the minor units in one.
 */
export function settled(
  key: string,
  type: CellType,
  { offset }: Writing,
  { zone, factor }: { zone: string; factor: string },
): string | null {
  if (type === "money") return minorUnits(`"${key}"`, factor);
  return type === "moment" && offset === "none" ? instantOf(`"${key}"`, zone) : null;
}
