import { createWriteStream, type WriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";

export interface SheetOptions {
  readonly encoding?: "utf8" | "utf16le";
  readonly byteOrderMark?: boolean;
  readonly newline?: "\n" | "\r\n";
}

const flushAt = 1 << 18;

/** One export being written, line by line; what waits in memory stays small as long as `drain` is called now and then. */
export class Sheet {
  readonly file: string;
  /** Rows of data so far, without preamble, header and totals. */
  rows = 0;
  readonly #stream: WriteStream;
  readonly #newline: string;
  readonly #encoding: "utf8" | "utf16le";
  #waiting: string;

  constructor(out: string, file: string, options: SheetOptions = {}) {
    this.file = file;
    this.#encoding = options.encoding ?? "utf8";
    this.#stream = createWriteStream(join(out, file));
    this.#newline = options.newline ?? "\n";
    this.#waiting = options.byteOrderMark ? "\ufeff" : "";
  }

  /** A line that is no data: preamble, header, total. */
  line(text: string): void {
    this.#waiting += text + this.#newline;
  }

  row(text: string): void {
    this.rows++;
    this.#waiting += text + this.#newline;
  }

  /** Writes out what waits, if it is much, and waits for the disk to keep up. */
  async drain(atLeast = flushAt): Promise<void> {
    if (this.#waiting.length < atLeast) return;
    const bytes = Buffer.from(this.#waiting, this.#encoding);
    this.#waiting = "";
    if (!this.#stream.write(bytes)) await new Promise((resolve) => this.#stream.once("drain", resolve));
  }

  async close(): Promise<void> {
    await this.drain(1);
    this.#stream.end();
    await finished(this.#stream);
  }
}

/** A cell of a comma-separated file, quoted where it has to be. */
export function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Cents as "1234.50". */
export function euros(cents: number): string {
  const size = Math.abs(cents);
  const whole = Math.floor(size / 100);
  return `${cents < 0 ? "-" : ""}${whole}.${String(size - whole * 100).padStart(2, "0")}`;
}

/** A ratio with `digits` decimals, "0" over nothing. */
export function ratio(numerator: number, denominator: number, digits = 2): string {
  return denominator === 0 ? "0" : (numerator / denominator).toFixed(digits);
}

/** 1286.58 as "1,286.58", whatever the machine's locale. */
export function withThousands(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
