import { createReadStream } from "node:fs";
import type { Encoding } from "./open-file.ts";

/** Where rows stand in a text: a row may take several lines, and a blank line is no row. */
export interface TextRows {
  /** The physical line (1-based) on which each wanted row begins. */
  readonly lines: ReadonlyMap<number, number>;
  /** Whether every quote was closed before the text ended. */
  readonly closed: boolean;
  /** Whether its lines end in more than one way. */
  readonly mixedEnds: boolean;
}

/** Walks a text file from `firstLine` on, counting rows from 0; stops after the last of `wanted`, if any is. */
export async function scanRows(
  file: string,
  { encoding, delimiter, firstLine }: { encoding: Encoding; delimiter: string; firstLine: number },
  wanted: readonly number[] = [],
): Promise<TextRows> {
  const scan = scanner(delimiter, firstLine, new Set(wanted));
  const until = Math.max(-1, ...wanted);
  const decoder = new TextDecoder(encoding);
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  for await (const part of bytes) {
    const { rows } = scan.read(decoder.decode(part as Buffer, { stream: true }));
    if (until >= 0 && rows > until) break;
  }
  return { lines: scan.lines, closed: scan.closed(), mixedEnds: scan.mixedEnds() };
}

const [quote, lineFeed, carriageReturn] = ['"', "\n", "\r"].map((sign) => sign.charCodeAt(0));

function scanner(delimiter: string, firstLine: number, wanted: ReadonlySet<number>) {
  const cut = delimiter.charCodeAt(0);
  const lines = new Map<number, number>();
  let [line, row] = [1, 0];
  let [quoted, mayOpen, empty] = [false, true, true];
  let before = 0;
  const ends = { lineFeed: false, both: false, carriageReturn: false };

  function newLine(code: number): void {
    const second = code === lineFeed && before === carriageReturn;
    if (!quoted && code === lineFeed) ends[second ? "both" : "lineFeed"] = true;
    if (second) return;
    line++;
    if (quoted) return;
    if (!empty) row++;
    [empty, mayOpen] = [true, true];
  }

  function sign(code: number): void {
    if (line < firstLine) return;
    if (empty && !quoted && wanted.has(row)) lines.set(row, line);
    empty = false;
    if (code === quote) {
      // A quote opens only where a cell begins; one right after a closing quote is a doubled one.
      if (quoted || mayOpen) quoted = !quoted;
      mayOpen = !quoted;
    } else if (!quoted) {
      mayOpen = code === cut;
    }
  }

  return {
    lines,
    closed: () => !quoted,
    mixedEnds: () => Object.values(ends).filter(Boolean).length > 1,
    read(part: string) {
      for (let index = 0; index < part.length; index++) {
        const code = part.charCodeAt(index);
        if (before === carriageReturn && code !== lineFeed && !quoted) ends.carriageReturn = true;
        if (code === lineFeed || code === carriageReturn) newLine(code);
        else sign(code);
        before = code;
      }
      return { rows: row };
    },
  };
}
