import { plainText } from "./cell-text.ts";
import { count } from "./figures.ts";
import { wrap } from "./terminal/display-width.ts";
import { inkOf } from "./terminal/ink.ts";

/** A line of the list of imports. */
export interface ImportLine {
  readonly id: number;
  readonly file: string;
  readonly format: string;
  readonly importedAt: string;
  readonly undoneAt: string | null;
  readonly rows: number;
  readonly rejected: number;
}

/** What was brought in, first to last, for a terminal. */
export function importList(
  imports: readonly ImportLine[],
  { colour, width = 100 }: { colour: boolean; width?: number },
): string {
  const ink = inkOf(colour);
  if (imports.length === 0) return "nothing has been imported yet\n";
  const digits = String(imports.at(-1)?.id ?? 0).length;
  const lines = imports.flatMap(({ id, file, format, importedAt, undoneAt, rows, rejected }) => {
    const rejects = rejected === 0 ? "" : `, ${count(rejected)} rejected`;
    const words = `${String(id).padStart(digits)}  ${importedAt.slice(0, 16).replace("T", " ")}  ${plainText(file)}  ${format}  ${count(rows)} rows${rejects}`;
    const gone = undoneAt === null ? "" : `  taken back ${undoneAt.slice(0, 10)}`;
    return wrap(words + gone, width).map((line) => (undoneAt === null ? line : ink.quiet(line)));
  });
  return `${lines.join("\n")}\n`;
}
