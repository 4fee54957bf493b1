import { statSync } from "node:fs";
import { basename } from "node:path";

/** What a progress line tells. */
export interface Progress {
  /** How much of all bytes is read, 0 to 1. */
  readonly share: number;
  readonly file: string;
  /** Rows read so far, those of the file under way estimated from its bytes. */
  readonly rows: number;
  readonly seconds: number;
}

/** A bar on a terminal's stderr for what takes longer than two seconds; elsewhere it does nothing. */
export interface ProgressBar {
  /** A file begins. */
  begin(file: string): void;
  /** A file has ended, with so many rows. */
  end(file: string, rows: number): void;
  /** Takes the line away. */
  stop(): void;
}

const [delayMs, everyMs] = [2000, 200];

/** Shows how far the reading of `files` is; `shareOfFile` says how much of the one under way is read, null where unknown. */
export function progressBar(
  files: readonly string[],
  shareOfFile: () => number | null,
  stream: Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write"> = process.stderr,
): ProgressBar {
  if (stream.isTTY !== true) return { begin: () => undefined, end: () => undefined, stop: () => undefined };
  const sizes = new Map(files.map((file) => [file, sizeOf(file)]));
  const total = Math.max(
    1,
    [...sizes.values()].reduce((sum, size) => sum + size, 0),
  );
  const startedMs = performance.now();
  const done = { bytes: 0, rows: 0 };
  let now = { file: "", share: 0 };
  const timer = setInterval(show, everyMs);
  timer.unref();

  function show(): void {
    const seconds = (performance.now() - startedMs) / 1000;
    if (seconds * 1000 < delayMs) return;
    now.share = Math.max(now.share, shareOfFile() ?? 0);
    const bytes = (sizes.get(now.file) ?? 0) * now.share;
    const rowsPerByte = done.bytes === 0 ? 1 / usualRowBytes : done.rows / done.bytes;
    const progress = {
      share: (done.bytes + bytes) / total,
      file: now.file,
      rows: done.rows + bytes * rowsPerByte,
      seconds,
    };
    stream.write(`\r\x1b[2K${progressLine(progress, (stream.columns ?? 80) - 1)}`);
  }

  return {
    begin(file) {
      now = { file, share: 0 };
    },
    end(file, rows) {
      done.bytes += sizes.get(file) ?? 0;
      done.rows += rows;
      if (now.file === file) now = { file, share: 0 };
      sizes.delete(file);
    },
    stop() {
      clearInterval(timer);
      if (performance.now() - startedMs >= delayMs) stream.write("\r\x1b[2K");
    },
  };
}

/** Until a file has ended, rows are guessed to be this long. */
const usualRowBytes = 120;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const barWidth = 20;

/** `█████░░░ 45 %  1,200,000 rows  850,000/s  orders.csv`, cut to a width. */
export function progressLine({ share, file, rows, seconds }: Progress, width: number): string {
  const part = Math.min(1, Math.max(0, share));
  const full = Math.round(part * barWidth);
  const count = (value: number) => Math.round(value).toLocaleString("en-US");
  const words = [
    "█".repeat(full) + "░".repeat(barWidth - full),
    `${Math.floor(part * 100)} %`,
    `${count(rows)} rows`,
    `${count(rows / Math.max(seconds, 0.001))}/s`,
    basename(file),
  ];
  return words.join("  ").slice(0, width);
}
