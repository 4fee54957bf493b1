/**
 * How a cell is read. `text` is without the blanks around it, `verbatim` as it stands, for whoever trims it later. `date` is a calendar day; `moment` an instant; `money` becomes minor units of the
 * row's currency.
 */
export type CellType = "text" | "verbatim" | "money" | "count" | "decimal" | "date" | "moment";

/**
 * A column we read: the names it goes by, matched without case, width and doubled spaces. `{currency}` in a name stands
 * for a currency code, which is then the file's currency. `zone`: where a moment without offset was written, if not in
 * the zone of the context.
 */
export interface Column {
  readonly type: CellType;
  readonly names: readonly string[];
  readonly zone?: "UTC";
}

const column =
  (type: CellType) =>
  (...names: string[]): Column => ({ type, names });

export const text = column("text");
export const verbatim = column("verbatim");
export const money = column("money");
export const count = column("count");
export const decimal = column("decimal");
export const date = column("date");
export const moment = column("moment");
export const utcMoment = (...names: string[]): Column => ({ type: "moment", names, zone: "UTC" });

/** A day, a calendar month, or a week that begins on a weekday (1 is Monday). */
export type Grain = "day" | "month" | { readonly weekFrom: number };

/** What is known of a file beside its rows; what no line of it says is null. */
export interface Context {
  /** The range the file covers, half-open days. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly account: string | null;
  readonly currency: string | null;
  /** IANA zone its days and zoneless moments are in. */
  readonly zone: string;
  /** What a row dated by its first day alone covers; null where rows say it, or cover the whole period. */
  readonly grain: Grain | null;
  /** The order in which a date such as 3/4/2026 is written, where the rows leave it open. */
  readonly dateOrder: "mdy" | "dmy" | null;
  /** The day up to which lifetime figures count. */
  readonly asOf: string | null;
  /** A count that a line above the rows tells beside its date, such as all followers on that day. */
  readonly total: number | null;
  /** What the rows are split by, where their own columns do not say it: the file's name, or whatever was chosen. */
  readonly subject?: string | null;
}

/** What stands above and in the first rows of a table, for a format to read its context from. */
export interface Surroundings {
  readonly file: string;
  readonly sheet: string | null;
  /** Rows above the header. */
  readonly preamble: readonly (readonly string[])[];
  readonly header: readonly string[];
  /** The first rows below it, by column key: what the cells say, as they stand. */
  readonly sample: readonly Readonly<Record<string, string>>[];
  /** Whether the file has this column. */
  readonly has: (key: string) => boolean;
  /** Every different text of a column, over the whole file: reads it once more where the first rows are not all. */
  readonly distinct: (key: string) => Promise<readonly string[]>;
}

/** A report that a line above its table names, and that is not read as a table of this format. */
export interface NamedReport {
  readonly title: RegExp;
  /** Whether it still counts as a file of this format (one without data) or is only its kin. */
  readonly recognised: boolean;
  /** Why nothing is read of it, and what to do; `ifEmpty` where nothing stands below its title. */
  readonly hint: string;
  readonly ifEmpty?: string;
}

/** A fact that spells out what another fact's key stands for. */
export interface Dictionary {
  readonly of: string;
  readonly key: string;
  /** The columns that `values` look at, all of them texts. */
  readonly columns: readonly string[];
  readonly sql: (has: (key: string) => boolean) => string;
  readonly values: (has: (key: string) => boolean) => Readonly<Record<string, string>>;
}

/**
 * One fact made of a file's rows: fact column → SQL over the format's column keys. A column the file lacks is null; by
 * `has`, what costs much can be left out for it.
 */
export interface TableMapping {
  readonly fact: string;
  readonly values: (context: Context, has: (key: string) => boolean) => Readonly<Record<string, string>>;
  /** SQL after the table of rows, such as a lateral unnest that makes several facts of a row. */
  readonly from?: string;
  /**
   * What the fact's column `key` stands for, laid apart in the fact `of`, once for all rows that agree in `sql`: `values`
   * see any one of them. The fact has a column `spelled` for what is not in the dictionary yet.
   */
  readonly dictionary?: Dictionary;
  /** SQL predicate: which of the rows make this fact. */
  readonly where?: string;
  /** Whether a file makes this fact at all, where what is known beside its rows tells; the others are read as if alone. */
  readonly when?: (context: Context) => boolean;
  /** The column key by which rows repeat one fact, such as an order on each of its lines: one row of each is laid. */
  readonly once?: string;
}

/**
 * Columns of a wide table that hold one measure for many things, such as a currency each: every column whose folded
 * name matches `header` makes a row of its own, with its name under the key `name` and its cell under the key `value`.
 * An empty cell makes no row.
 */
interface WideColumns {
  readonly header: RegExp;
  readonly name: string;
  readonly value: string;
  /**
   * Columns after such a one that hold more of its values, under its name: the next, if its folded name matches `next`,
   * and all without a name, if the table has the column key `unnamedWith`.
   */
  readonly more?: { readonly next: RegExp; readonly unnamedWith: string };
}

/**
 * One export format, or one table of it: where the sheets of a workbook or the tables of a stack differ, each is an
 * `ExportFormat` of its own under the one `id`. It is recognised where a header row has all columns of one of its `signatures`. `rows` is a SQL
 * predicate that tells data from totals and continuation lines; a row of data in which a `needed` cell is empty, or a
 * typed cell says something else than its type, is rejected.
 */
export interface ExportFormat {
  readonly id: string;
  readonly title: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly signatures: readonly (readonly string[])[];
  /** Columns whose presence shows that the file is something else. */
  readonly unless?: readonly string[];
  readonly needed: readonly string[];
  readonly rows?: string | ((has: (key: string) => boolean) => string);
  readonly wide?: WideColumns;
  /**
   * SQL over the column keys that several values share: worked out once a row, under a name of its own. Of several steps
   * each sees what those before it worked out, and may look at other rows (`over`).
   */
  readonly derived?: Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[];
  /** The order in which a date such as 3/4/2026 is to be read where the rows leave it open. */
  readonly dateOrder?: "mdy" | "dmy";
  readonly context?: (surroundings: Surroundings) => Partial<Context> | Promise<Partial<Context>>;
  /**
   * Columns found by their place (key → index) instead of a name, from what stands above and in the header. A place
   * beyond the header counts where rows reach it.
   */
  readonly placed?: (
    above: readonly (readonly string[])[],
    header: readonly string[],
  ) => Readonly<Record<string, number>>;
  /** The format to read a table by whose first rows show that it is written in another way; null where they do not. */
  readonly instead?: (surroundings: Surroundings) => ExportFormat | null;
  /** Whether its rows are laid aside once they are read: for steps that cost more than that, and several facts of a row. */
  readonly staged?: boolean;
  /** Whether tables of this format, and of others with its id, stand under one another with a blank line between. */
  readonly stacked?: boolean;
  /** Ids of further formats whose tables may stand under these in one sheet. */
  readonly kin?: readonly string[];
  /** Whether several rows or sheets of a file may tell of one post: they become one row (`mergePosts`). */
  readonly mergesPosts?: boolean;
  /** Where several sheets of a workbook hold the same rows: the name of the one to read. */
  readonly sheet?: RegExp;
  /** Reports known by their title alone; looked at only where no table of any format is found. */
  readonly reports?: readonly NamedReport[];
  /** What a reader of this file must know beside its rows. */
  readonly note?: (surroundings: Surroundings) => string | null;
  readonly tables: readonly TableMapping[];
  /** Where in the platform to click to get this file. */
  readonly getIt: string;
}

/**
 * A header cell, or a name of a column, as it is compared: one width, case, blank, dash and apostrophe, no sign that isn't
 * seen, one of the two Arabic ways to write yeh and kaf; accents are kept.
 */
export function foldHeader(cell: string): string {
  // Most cells are plain, and every row near the top is looked at.
  if (/^[!-&(-~]+(?: [!-&(-~]+)*$/.test(cell)) return cell.toLowerCase();
  return cell
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, "")
    .replace(/[\u064a\u0649]/g, "\u06cc")
    .replace(/\u0643/g, "\u06a9")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
