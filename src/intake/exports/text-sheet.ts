import Papa from "papaparse";
import { literal } from "../../warehouse/sql.ts";
import { type Encoding, transcode } from "./open-file.ts";
import type { HeadRow, Region, Sheet } from "./sheet.ts";

const headRows = 400;

/** Files that open with a comment stack several tables, the wanted one last. */
const headRowsOfStack = 4000;

/** A text file as a sheet: DuckDB reads its rows; only the head is split here, to find the header. */
export function textSheet(
  file: string,
  { head, complete, encoding }: { head: string; complete: boolean; encoding: Encoding },
): Sheet & { delimiter: string } {
  const delimiter = delimiterOf(head);
  const rows = split(head, delimiter, complete);
  let copy: Awaited<ReturnType<typeof transcode>> | undefined;
  return {
    file,
    name: null,
    head: rows,
    complete: complete && rows.length < rowsIn(head),
    delimiter,
    async relation(region, options) {
      const direct = encoding === "utf-8" || encoding === "utf-16le";
      if (!direct) copy ??= await transcode(file, encoding);
      return readCsv(copy?.path ?? file, delimiter, copy === undefined ? encoding : "utf-8", rows, region, options);
    },
    async dispose() {
      await copy?.remove();
      copy = undefined;
    },
  };
}

/** The sign that cuts the head into the most cells; a comma inside a decimal never outnumbers the true one. */
function delimiterOf(head: string): string {
  const declared = /^\ufeff?sep=(.)\r?\n/i.exec(head)?.[1];
  if (declared !== undefined) return declared;
  const cuts = [",", ";", "\t", "|"].map((delimiter) => {
    const widths = Papa.parse<string[]>(head.slice(0, 65_536), { delimiter, preview: 40 }).data.map(
      (row) => row.length,
    );
    const widest = Math.max(...widths);
    return { delimiter, widest, steady: widths.filter((width) => width === widest).length };
  });
  const score = (cut: (typeof cuts)[number]) => (cut.widest - 1) * cut.steady;
  return cuts.reduce((best, cut) => (score(cut) > score(best) ? cut : best)).delimiter;
}

const rowsIn = (head: string): number => (/^\ufeff?\s*#/.test(head) ? headRowsOfStack : headRows);

function split(head: string, delimiter: string, complete: boolean): HeadRow[] {
  const rows: HeadRow[] = [];
  let line = 1;
  let cursor = 0;
  const text = head.replace(/^\ufeff/, "");
  Papa.parse<string[]>(text, {
    delimiter,
    preview: rowsIn(head),
    step({ data, meta }) {
      rows.push({ cells: data, line });
      line += text.slice(cursor, meta.cursor).split("\n").length - 1;
      cursor = meta.cursor;
    },
  });
  // The last row of a part may be cut in the middle.
  if (!complete && rows.length < rowsIn(head)) rows.pop();
  return rows;
}

function readCsv(
  path: string,
  delimiter: string,
  encoding: Encoding,
  rows: readonly HeadRow[],
  { header, width, length }: Region,
  { lenient, ordered }: { lenient: boolean; ordered: boolean },
): string {
  const columns = Array.from({ length: width }, (_, index) => `'c${index}': 'varchar'`).join(", ");
  const next = rows[header + 1];
  const options = [
    "auto_detect = false",
    "header = false",
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `skip = ${next === undefined ? header + 1 : next.line - 1}`,
    `columns = {${columns}}`,
    "max_line_size = 16777216",
    ...(encoding === "utf-16le" ? ["encoding = 'utf-16'"] : []),
    ...(lenient ? ["null_padding = true", "strict_mode = false", "store_rejects = true"] : []),
    ...(lenient || ordered ? ["parallel = false"] : []),
  ];
  const relation = `read_csv(${literal(path)}, ${options.join(", ")})`;
  return length === null ? relation : `(from ${relation} limit ${length})`;
}
