import type { Reject } from "../model/inspection.ts";
import { csvText } from "./csv-text.ts";

/** The rows that were not taken in, as csv: file, line, column, value, reason. */
export function rejectsCsv(rejects: readonly Reject[]): string {
  return csvText([
    ["file", "line", "column", "value", "reason"],
    ...rejects.map(({ file, line, column, value, reason }) => [file, line, column, value, reason]),
  ]);
}
