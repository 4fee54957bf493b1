import { languages } from "./index.ts";

const everyWord = (of: (language: (typeof languages)[number]) => readonly string[]): string =>
  [...new Set(languages.flatMap(of).map((word) => patternOf(word.toLowerCase())))]
    .toSorted((a, b) => b.length - a.length)
    .join("|");

/** A word as a regular expression that takes either way to write Arabic yeh and kaf, and a Persian join or none. */
const patternOf = (word: string): string =>
  word
    .replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll("\u200c", "[\u200c ]?")
    .replaceAll("\u06cc", "[\u06cc\u064a]")
    .replaceAll("\u06a9", "[\u06a9\u0643]");

const totals = everyWord((language) => language.totals);
const claims = everyWord((language) => language.claims);

const results = everyWord(({ headers }) => [
  "results",
  "result",
  "records",
  ...Object.values(headers["meta-ads"]?.results ?? {}).flat(),
]);

/**
 * SQL of whether a cell (SQL of a text) is the name of a row of totals, in any language: "Total", "Total of 12 results";
 * null where the cell is.
 */
export const saysTotal = (cell: string): string =>
  `regexp_full_match(lower(trim(${cell})), '(${totals})(( \\p{L}{1,5})? [0-9\u06f0-\u06f9.,\u066c]+ (${results}))?')`;

/** SQL of whether a cell opens with a word for totals and a colon: "Total: Campaigns", "Łącznie: Kampanie". */
export const opensWithTotal = (cell: string): string =>
  `regexp_matches(lower(${cell}), '^\\s*(${totals})\\s*[:\uff1a]')`;

/** SQL of whether a cell names a purchase, a lead or a registration, in any language. */
export const saysClaim = (cell: string): string => `regexp_matches(lower(${cell}), '${claims}')`;

/** Whether a line opens with a title that tables of a format have above them, in any language. */
export function opensWithTitle(formatId: string, line: string): boolean {
  const plain = line.toLowerCase();
  return languages.some(
    ({ titles }) => titles[formatId]?.some((title) => plain.startsWith(title.toLowerCase())) === true,
  );
}
