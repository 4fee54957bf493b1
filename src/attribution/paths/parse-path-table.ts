import { KnownError } from "../../model/errors.ts";
import { hashOf } from "./channel-names.ts";
import { GrowingPaths } from "./growing-paths.ts";
import { layoutOf, type PathColumn, type PathLayout, shownText } from "./path-columns.ts";
import { type PathTable, sumOfAll } from "./path-table.ts";
import { readPlainRows } from "./plain-rows.ts";
import { utf8Text } from "./utf8-text.ts";

const [lineFeed, carriageReturn, quote, blank, tab] = [10, 13, 34, 32, 9];
const headBytes = 65_536;
const decimal = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A table of paths as a file holds it. */
export interface ReadPaths {
  readonly table: PathTable;
  /** What stands between the channels of a path. */
  readonly between: string;
  /** What may stand between channels too and was taken for a part of their names; null where there is no such doubt. */
  readonly doubt: string | null;
}

/** What a reader may be told. */
export interface PathReading {
  /** What stands between the channels of a path; found among >, -> and → where it is not told. */
  readonly between?: string | undefined;
}

/** The table of `readPathTable`. */
export function parsePathTable(bytes: Uint8Array, file: string, reading: PathReading = {}): PathTable {
  return readPathTable(bytes, file, reading).table;
}

/**
 * Reads a table of paths from its bytes: path, conversions, value and nulls, by the names of its columns or in that order. What
 * stands between cells is found. A row whose path is empty is of no channel. A KnownError names the file's line and the
 * column of what cannot be read.
 */
export function readPathTable(bytes: Uint8Array, file: string, { between }: PathReading = {}): ReadPaths {
  const text = utf8Text(bytes, file);
  const head = new TextDecoder().decode(text.subarray(0, headBytes)).split(/\r?\n/);
  const lines = head.filter((line) => line.trim() !== "").slice(0, 100);
  if (lines.length === 0) throw empty(`${file} is empty`);
  const { doubt, ...layout } = layoutOf(lines, file, { told: between, text });
  return { table: new Parser(text, layout, file).read(), between: layout.step, doubt };
}

const empty = (message: string): KnownError =>
  new KnownError("source_rejected", message, {
    hint: "give a table with path, conversions, value and nulls, such as: path;conversions;value;nulls",
  });

class Parser {
  readonly #bytes: Uint8Array;
  readonly #file: string;
  readonly #delimiter: number;
  readonly #step: Uint8Array;
  readonly #layout: PathLayout;
  readonly #paths: GrowingPaths;
  #at = 0;
  #line = 1;
  /** Line breaks inside the quotes of the row that is read. */
  #breaks = 0;

  constructor(bytes: Uint8Array, layout: PathLayout, file: string) {
    this.#bytes = bytes;
    this.#file = file;
    this.#paths = new GrowingPaths(bytes.length);
    this.#layout = layout;
    this.#delimiter = layout.delimiter;
    this.#step = new TextEncoder().encode(layout.step);
  }

  read(): PathTable {
    while (this.#at < this.#bytes.length && this.#isEmptyLine()) this.#skipLine();
    if (this.#layout.hasHeader) this.#skipLine();
    while (this.#at < this.#bytes.length) {
      const rows = this.#paths.rows;
      this.#at = readPlainRows(this.#bytes, this.#at, this.#layout, this.#paths);
      this.#line += this.#paths.rows - rows;
      if (this.#at >= this.#bytes.length) break;
      if (this.#isEmptyLine()) this.#skipLine();
      else this.#readRow();
    }
    if (this.#paths.rows === 0) throw empty(`${this.#file} has no row below its header`);
    const table = this.#paths.table();
    for (const column of ["conversions", "values", "nulls"] as const)
      if (!Number.isFinite(sumOfAll(table[column])))
        throw new KnownError(
          "source_rejected",
          `the ${column} of ${this.#file} together are beyond what a number holds`,
          {
            hint: "look for figures that are far too large",
          },
        );
    return table;
  }

  #isEmptyLine(): boolean {
    let at = this.#at;
    while (this.#bytes[at] === blank || this.#bytes[at] === tab || this.#bytes[at] === carriageReturn) at++;
    return at >= this.#bytes.length || this.#bytes[at] === lineFeed;
  }

  #skipLine(): void {
    const end = this.#bytes.indexOf(lineFeed, this.#at);
    this.#at = end === -1 ? this.#bytes.length : end + 1;
    this.#line++;
  }

  #readRow(): void {
    const { columns } = this.#layout;
    const sums = { conversions: 0, value: 0, nulls: 0 };
    for (let column = 0; ; column++) {
      const holds = columns[column] ?? null;
      const [from, until] = this.#cell();
      if (holds === "path") this.#readSteps(from, until);
      else if (holds !== null) sums[holds] = this.#number(from, until, holds);
      if (this.#bytes[this.#at] === this.#delimiter) {
        this.#at++;
        continue;
      }
      if (column + 1 !== columns.length) throw this.#wrong(`has ${column + 1} columns, not ${columns.length}`);
      break;
    }
    if (sums.value > 0 && sums.conversions === 0)
      throw this.#wrong(`, column value: ${sums.value} is the value of no conversion`);
    this.#paths.endRow(sums.conversions, sums.value, sums.nulls);
    if (this.#bytes[this.#at] === carriageReturn) this.#at++;
    if (this.#at < this.#bytes.length && this.#bytes[this.#at] !== lineFeed)
      throw this.#wrong("has something behind a closing quote");
    this.#at++;
    this.#line += 1 + this.#breaks;
    this.#breaks = 0;
  }

  /** Where the cell's content stands; `#at` is behind it then, at a delimiter or at the end of the line. */
  #cell(): [number, number] {
    const bytes = this.#bytes;
    if (bytes[this.#at] === quote) {
      const end = bytes.indexOf(quote, this.#at + 1);
      if (end === -1) throw this.#wrong("has a quote that is not closed");
      const from = this.#at + 1;
      for (let at = from; at < end; at++) if (bytes[at] === lineFeed) this.#breaks++;
      this.#at = end + 1;
      return [from, end];
    }
    const from = this.#at;
    let at = from;
    while (at < bytes.length && bytes[at] !== this.#delimiter && bytes[at] !== lineFeed) at++;
    this.#at = bytes[at - 1] === carriageReturn && bytes[at] === lineFeed ? at - 1 : at;
    return [from, this.#at];
  }

  #readSteps(from: number, until: number): void {
    const bytes = this.#bytes;
    const step = this.#step;
    if (this.#isBlank(from, until)) return;
    const [first, width] = [step[0] as number, step.length];
    let begin = from;
    for (let at = from; at <= until; at++) {
      const isBetween = at < until && bytes[at] === first && (width === 1 || this.#isStep(at, until));
      if (at < until && !isBetween) continue;
      this.#addStep(begin, at);
      if (isBetween) at += width - 1;
      begin = at + 1;
    }
  }

  #isBlank(from: number, until: number): boolean {
    while (from < until && (this.#bytes[from] === blank || this.#bytes[from] === tab)) from++;
    return from === until;
  }

  #isStep(at: number, until: number): boolean {
    const step = this.#step;
    for (let ahead = 0; ahead < step.length; ahead++)
      if (at + ahead >= until || this.#bytes[at + ahead] !== step[ahead]) return false;
    return true;
  }

  #addStep(from: number, until: number): void {
    const bytes = this.#bytes;
    while (from < until && (bytes[from] === blank || bytes[from] === tab)) from++;
    while (until > from && (bytes[until - 1] === blank || bytes[until - 1] === tab)) until--;
    if (from === until) throw this.#wrong(", column path: a channel has no name");
    this.#paths.addStep(this.#paths.names.numberOf(bytes, from, until, hashOf(bytes, from, until)));
  }

  /** Digits with a point, or a comma where that is not between cells, and an exponent. */
  #number(from: number, until: number, column: Exclude<PathColumn, "path">): number {
    const bytes = this.#bytes;
    let whole = 0;
    for (let at = from; at < until; at++) {
      const digit = (bytes[at] as number) - 48;
      if (digit < 0 || digit > 9 || at - from > 14) return this.#writtenOut(from, until, column);
      whole = whole * 10 + digit;
    }
    return from === until ? this.#writtenOut(from, until, column) : whole;
  }

  #writtenOut(from: number, until: number, column: Exclude<PathColumn, "path">): number {
    const text = new TextDecoder().decode(this.#bytes.subarray(from, until)).trim();
    // R writes NA for what is not known; of conversions that would be a row that says nothing.
    if (column !== "conversions" && /^(na|nan|null)?$/i.test(text)) return 0;
    const written = this.#delimiter === 44 ? text : text.replace(",", ".");
    const number = decimal.test(written) ? Number(written) : Number.NaN;
    if (Number.isFinite(number) && number >= 0) return number;
    const above = Number.isNaN(number) ? "is no number" : "is beyond what a number holds";
    const says = number < 0 ? "is below 0" : above;
    throw this.#wrong(`, column ${column}: ${text === "" ? "there" : `"${shownText(text)}"`} ${says}`);
  }

  #wrong(says: string): KnownError {
    const place = `${this.#file}:${this.#line}`;
    return new KnownError("source_rejected", says.startsWith(",") ? `${place}${says}` : `${place} ${says}`, {
      hint: "mend the line; a table has path, conversions, value and nulls, with > between channels",
    });
  }
}
