import Papa from "papaparse";
import { KnownError } from "../../../model/errors.ts";
import { csvRelation } from "./csv-relation.ts";
import { lineFeeds } from "./line-ends.ts";
import { type Encoding, transcode } from "./open-file.ts";
import { type HeadRow, type Region, refuseIfTooWide, type Sheet } from "./sheet.ts";
import { scanRows } from "./text-rows.ts";

const headRows = 400;

/** Files that open with a comment or a title may stack several tables, the wanted one last. */
const headRowsOfStack = 4000;

/** A text file as a sheet: DuckDB reads its rows; only the head is split here, to find the header. */
export function textSheet(
  { file, path }: { file: string; path: string },
  { head: start, complete, encoding }: { head: string; complete: boolean; encoding: Encoding },
): Sheet & { delimiter: string } {
  const delimiter = delimiterOf(start);
  const feeds = lineFeeds(delimiter);
  const head = feeds.of(start);
  const rows = split(head, delimiter, complete);
  const readAsItIs = (encoding === "utf-8" || encoding === "utf-16le") && !feeds.isMixed();
  let copy: Awaited<ReturnType<typeof transcode>> | undefined;
  let whole: ReturnType<typeof wholeOf> | undefined;
  return {
    file,
    name: null,
    head: rows,
    typed: false,
    complete: complete && rows.length < rowsIn(head, delimiter),
    delimiter,
    async relation(region, options) {
      if (options.lenient) whole ??= wholeOf(path, encoding, delimiter, firstLine(rows, region));
      const mixedEnds = (await whole)?.mixedEnds ?? false;
      // DuckDB ends at a sign that is half of one, where others put a mark of replacement.
      const halved = options.lenient && encoding === "utf-16le";
      if (!readAsItIs || mixedEnds || halved) copy ??= await transcode(path, encoding, lineFeeds(delimiter).of);
      const { header, width, length } = region;
      const skip = header + 1;
      const limit = length === null ? null : rows.slice(skip, skip + length).filter(isRow).length;
      const read = copy === undefined ? { path, encoding } : { path: copy.path, encoding: "utf-8" as const };
      return csvRelation(read.path, { delimiter, encoding: read.encoding, skip, width, limit }, options);
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

/** A blank line is no row. */
const isRow = ({ cells }: HeadRow): boolean => cells.length > 1 || cells[0] !== "";

/** The line on which the data begins: below the header, which may take several. */
const firstLine = (rows: readonly HeadRow[], { header }: Region): number =>
  rows[header + 1]?.line ?? (rows[header]?.line ?? 1) + 1;

/** Read leniently, a quote that never closes would swallow the rest of the file unseen. */
async function wholeOf(file: string, encoding: Encoding, delimiter: string, firstLine: number) {
  const scanned = await scanRows(file, { encoding, delimiter, firstLine });
  if (scanned.closed) return scanned;
  throw new KnownError("source_rejected", "the file is damaged: a quote is never closed, or the file is cut off", {
    hint: "download it again",
  });
}

/** The sign that cuts the head into the most cells; a comma inside a decimal never outnumbers the true one. */
function delimiterOf(head: string): string {
  const declared = /^\ufeff?sep=(.)[\r\n]/i.exec(head)?.[1];
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
  const first = /^\ufeff?(?:sep=.(?:\r\n?|\n))?\s*(.*)/i.exec(head)?.[1] ?? "";
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
  refuseIfTooWide(rows.reduce((most, { cells }) => Math.max(most, cells.length), 0));
  // The last row of a part may be cut in the middle.
  if (!complete && rows.length < rowsIn(head, delimiter)) rows.pop();
  return rows;
}
