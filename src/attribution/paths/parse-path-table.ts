import { KnownError } from "../../model/errors.ts";
import { hashOf } from "./channel-names.ts";
import { GrowingPaths } from "./growing-paths.ts";
import { layoutOf, type PathLayout } from "./path-columns.ts";
import type { PathTable } from "./path-table.ts";
import { readPlainRows } from "./plain-rows.ts";

const [lineFeed, carriageReturn, quote, blank, tab] = [10, 13, 34, 32, 9];
const headBytes = 65_536;

/**
 * Reads a table of paths from its bytes: path, conversions, value and nulls, by the names of its columns or in that order.
 * The separators are found. A KnownError names the file's line and the column of what cannot be read.
 */
export function parsePathTable(bytes: Uint8Array, file: string): PathTable {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const head = new TextDecoder().decode(bytes.subarray(from, from + headBytes)).split(/\r?\n/);
  const lines = head.filter((line) => line.trim() !== "").slice(0, 100);
  if (lines.length === 0) throw empty(`${file} is empty`);
  const layout = layoutOf(lines, file);
  return new Parser(bytes, layout, file).read(from);
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

  constructor(bytes: Uint8Array, layout: PathLayout, file: string) {
    this.#bytes = bytes;
    this.#file = file;
    this.#paths = new GrowingPaths(bytes.length);
    this.#layout = layout;
    this.#delimiter = layout.delimiter;
    this.#step = new TextEncoder().encode(layout.step);
  }

  read(from: number): PathTable {
    this.#at = from;
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
    return this.#paths.table();
  }

  #isEmptyLine(): boolean {
    const byte = this.#bytes[this.#at];
    return byte === lineFeed || (byte === carriageReturn && this.#bytes[this.#at + 1] === lineFeed);
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
    // At the line's end.
    if (this.#bytes[this.#at] === carriageReturn) this.#at++;
    this.#at++;
    this.#line++;
  }

  /** Where the cell's content stands; `#at` is behind it then, at a delimiter or at the end of the line. */
  #cell(): [number, number] {
    const bytes = this.#bytes;
    if (bytes[this.#at] === quote) {
      const end = bytes.indexOf(quote, this.#at + 1);
      if (end === -1) throw this.#wrong("has a quote that is not closed");
      const from = this.#at + 1;
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

  /** Digits with a point, or a comma where that is not between cells; the rest goes by the platform's own reading. */
  #number(from: number, until: number, column: string): number {
    const bytes = this.#bytes;
    let whole = 0;
    for (let at = from; at < until; at++) {
      const digit = (bytes[at] as number) - 48;
      if (digit < 0 || digit > 9 || at - from > 14) return this.#writtenOut(from, until, column);
      whole = whole * 10 + digit;
    }
    return whole;
  }

  #writtenOut(from: number, until: number, column: string): number {
    const text = new TextDecoder().decode(this.#bytes.subarray(from, until)).trim();
    if (text === "" || /^(na|nan|null)$/i.test(text)) return 0;
    const number = Number(this.#delimiter === 44 ? text : text.replace(",", "."));
    if (Number.isFinite(number) && number >= 0) return number;
    throw this.#wrong(`, column ${column}: "${text.slice(0, 40)}" is ${number < 0 ? "below 0" : "no number"}`);
  }

  #wrong(says: string): KnownError {
    const place = `${this.#file}:${this.#line}`;
    return new KnownError("source_rejected", says.startsWith(",") ? `${place}${says}` : `${place} ${says}`, {
      hint: "mend the line; a table has path, conversions, value and nulls, with > between channels",
    });
  }
}
