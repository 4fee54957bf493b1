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
  return `${lines.join("\n")}\nTimes are UTC.\n`;
}

/** What an import brought in, and how to take it back; where nothing was new, that nothing changed. */
export function broughtIn(
  files: readonly { readonly import: number | null }[],
  { width = 100 }: { width?: number },
): string {
  const ids = files.flatMap((file) => (file.import === null ? [] : [file.import]));
  const lines = wrap(saidOf(ids), width);
  return `\n${lines.join("\n")}\n`;
}

function saidOf(ids: readonly number[]): string {
  const [id] = ids;
  if (id === undefined) return "Nothing new was brought in.";
  if (ids.length === 1) return `1 file brought in, as import ${id}; retorno import --undo ${id} takes it back.`;
  const among = `${Math.min(...ids)} to ${Math.max(...ids)}`;
  return `${count(ids.length)} files brought in, among imports ${among}; retorno import lists them, and --undo ID takes one back.`;
}
