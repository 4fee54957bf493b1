import { hashed, noHash } from "./channel-names.ts";
import type { GrowingPaths } from "./growing-paths.ts";
import type { PathLayout } from "./path-columns.ts";

const [ordinary, blank, end, other] = [0, 1, 2, 3];
const [lineFeed, carriageReturn, point] = [10, 13, 46];
const mostDigits = 15;

/**
 * Reads rows from `at` on for as long as they are plain: no quotes, a single byte between channels, numbers of digits and a
 * point. Answers where the first row begins that is not, or the end. A million rows go this way; whoever reads the others
 * says what is wrong with them.
 */
export function readPlainRows(bytes: Uint8Array, at: number, layout: PathLayout, into: GrowingPaths): number {
  if (layout.step.length > 1 || layout.step.charCodeAt(0) > 127) return at;
  const reader = new PlainRow(bytes, layout, into);
  let next = at;
  while (next < bytes.length) {
    const behind = reader.read(next);
    if (behind === -1) {
      into.dropRow();
      return next;
    }
    next = behind;
  }
  return next;
}

class PlainRow {
  readonly #bytes: Uint8Array;
  readonly #into: GrowingPaths;
  readonly #columns: PathLayout["columns"];
  readonly #delimiter: number;
  readonly #step: number;
  /** What each byte is to a channel's name. */
  readonly #classes = new Uint8Array(256);

  constructor(bytes: Uint8Array, { delimiter, step, columns }: PathLayout, into: GrowingPaths) {
    this.#bytes = bytes;
    this.#into = into;
    this.#columns = columns;
    this.#delimiter = delimiter;
    this.#step = step.charCodeAt(0);
    this.#classes[32] = blank;
    this.#classes[9] = blank;
    this.#classes[34] = other;
    for (const byte of [lineFeed, carriageReturn, delimiter, this.#step]) this.#classes[byte] = end;
  }

  /** The next row's place, -1 where this one is not plain. */
  read(from: number): number {
    const bytes = this.#bytes;
    let [at, conversions, value, nulls] = [from, 0, 0, 0];
    const last = this.#columns.length - 1;
    for (let column = 0; column <= last; column++) {
      const holds = this.#columns[column];
      if (holds === "path") at = this.#path(at);
      else {
        const begin = at;
        let digits = 0;
        let decimals = -1;
        let byte = bytes[at] as number;
        for (; ; byte = bytes[++at] as number) {
          if (byte >= 48 && byte <= 57) digits = digits * 10 + byte - 48;
          else if (byte === point && decimals === -1) decimals = at;
          else break;
        }
        if (at === begin || at - begin > mostDigits || (decimals === begin && at === begin + 1)) return -1;
        // Whole numbers of 15 digits and powers of ten are exact, so that their quotient is rounded once, as it is written.
        const number = decimals === -1 ? digits : digits / 10 ** (at - decimals - 1);
        if (holds === "conversions") conversions = number;
        else if (holds === "value") value = number;
        else if (holds === "nulls") nulls = number;
      }
      if (at === -1) return -1;
      if (column < last && bytes[at++] !== this.#delimiter) return -1;
    }
    if (bytes[at] === carriageReturn) at++;
    if (at < bytes.length && bytes[at] !== lineFeed) return -1;
    if (value > 0 && conversions === 0) return -1;
    this.#into.endRow(conversions, value, nulls);
    return at + 1;
  }

  /** Adds the steps of a path; answers what stands behind it, -1 where it is not plain. */
  #path(from: number): number {
    const [bytes, classes, into] = [this.#bytes, this.#classes, this.#into];
    const { length } = bytes;
    let at = from;
    for (;;) {
      while (at < length && classes[bytes[at] as number] === blank) at++;
      const begin = at;
      let [hash, until, kind] = [noHash, at, ordinary];
      for (; at < length; at++) {
        const byte = bytes[at] as number;
        kind = classes[byte] as number;
        if (kind !== ordinary) {
          if (kind !== blank) break;
          // Blanks inside a name belong to it, those behind it do not.
          const name = at;
          while (at < length && classes[bytes[at] as number] === blank) at++;
          if (at === length || classes[bytes[at] as number] !== ordinary) {
            kind = at === length ? end : (classes[bytes[at] as number] as number);
            break;
          }
          for (let inside = name; inside < at; inside++) hash = hashed(hash, bytes[inside] as number);
        }
        hash = hashed(hash, bytes[at] as number);
        until = at + 1;
      }
      if (until === begin || kind === other) return -1;
      into.addStep(into.names.numberOf(bytes, begin, until, hash));
      if (bytes[at] !== this.#step) return at;
      at++;
    }
  }
}
