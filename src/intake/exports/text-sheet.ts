import Papa from "papaparse";
import { KnownError } from "../../model/errors.ts";
import { literal } from "../../warehouse/sql.ts";
import { type Encoding, transcode } from "./open-file.ts";
import type { HeadRow, Region, Sheet } from "./sheet.ts";
import { scanRows } from "./text-rows.ts";

const headRows = 400;

/** Files that open with a comment or a title may stack several tables, the wanted one last. */
const headRowsOfStack = 4000;

/** A text file as a sheet: DuckDB reads its rows; only the head is split here, to find the header. */
export function textSheet(
  { file, path }: { file: string; path: string },
  { head, complete, encoding }: { head: string; complete: boolean; encoding: Encoding },
): Sheet & { delimiter: string } {
  const delimiter = delimiterOf(head);
  const rows = split(head, delimiter, complete);
  let copy: Awaited<ReturnType<typeof transcode>> | undefined;
  let whole: Promise<void> | undefined;
  return {
    file,
    name: null,
    head: rows,
    complete: complete && rows.length < rowsIn(head, delimiter),
    delimiter,
    async relation(region, options) {
      const direct = encoding === "utf-8" || encoding === "utf-16le";
      if (!direct) copy ??= await transcode(path, encoding);
      // Read leniently, a quote that never closes would swallow the rest of the file unseen.
      if (options.lenient) whole ??= refuseOpenQuote(path, encoding, delimiter, firstLine(rows, region));
      await whole;
      return readCsv(copy?.path ?? path, delimiter, copy === undefined ? encoding : "utf-8", rows, region, options);
    },
    async lines(region, wanted) {
      return (await scanRows(path, { encoding, delimiter, firstLine: firstLine(rows, region) }, wanted)).lines;
    },
    async dispose() {
      copy?.remove();
      copy = undefined;
    },
  };
}

/** The line on which the data begins: below the header, which may take several. */
const firstLine = (rows: readonly HeadRow[], { header }: Region): number =>
  rows[header + 1]?.line ?? (rows[header]?.line ?? 1) + 1;

async function refuseOpenQuote(file: string, encoding: Encoding, delimiter: string, firstLine: number): Promise<void> {
  const { closed } = await scanRows(file, { encoding, delimiter, firstLine });
  if (closed) return;
  throw new KnownError("source_rejected", "the file is damaged: a quote is never closed, or the file is cut off", {
    hint: "download it again",
  });
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

function rowsIn(head: string, delimiter: string): number {
  const first = /^\ufeff?(?:sep=.\r?\n)?\s*(.*)/i.exec(head)?.[1] ?? "";
  return first.startsWith("#") || !first.includes(delimiter) ? headRowsOfStack : headRows;
}

function split(head: string, delimiter: string, complete: boolean): HeadRow[] {
  const rows: HeadRow[] = [];
  let line = 1;
  let cursor = 0;
  const text = head.replace(/^\ufeff/, "");
  Papa.parse<string[]>(text, {
    delimiter,
    preview: rowsIn(head, delimiter),
    step({ data, meta }) {
      rows.push({ cells: data, line });
      line += text.slice(cursor, meta.cursor).split(/\r\n?|\n/).length - 1;
      cursor = meta.cursor;
    },
  });
  // The last row of a part may be cut in the middle.
  if (!complete && rows.length < rowsIn(head, delimiter)) rows.pop();
  return rows;
}

function readCsv(
  path: string,
  delimiter: string,
  encoding: Encoding,
  rows: readonly HeadRow[],
  region: Region,
  { lenient, ordered }: { lenient: boolean; ordered: boolean },
): string {
  const { header, width, length } = region;
  const columns = Array.from({ length: width }, (_, index) => `'c${index}': 'varchar'`).join(", ");
  const options = [
    "auto_detect = false",
    "header = false",
    "compression = 'none'",
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    // Counted in rows: DuckDB minds quotes here, and blank lines count.
    `skip = ${header + 1}`,
    `columns = {${columns}}`,
    // A line may be long; a buffer that grew with it would leave a file of 100 MB to one thread.
    "max_line_size = 16777216",
    "buffer_size = 33554432",
    ...(encoding === "utf-16le" ? ["encoding = 'utf-16'"] : []),
    ...(lenient ? ["null_padding = true", "strict_mode = false", "store_rejects = true"] : []),
    ...(lenient || ordered ? ["parallel = false"] : []),
  ];
  const relation = `read_csv(${literal(path)}, ${options.join(", ")})`;
  if (length === null) return relation;
  const filled = rows.slice(header + 1, header + 1 + length).filter(({ cells }) => cells.length > 1 || cells[0] !== "");
  return `(from ${relation} limit ${filled.length})`;
}
