import { languages } from "./index.ts";

/** A word without case, accents, invisible signs and a closing dot; of the two Arabic ways to write yeh and kaf, one. */
export function foldWord(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/[\p{M}\u200b-\u200f\ufeff]/gu, "")
    .replace(/[\u064a\u0649]/g, "\u06cc")
    .replace(/\u0643/g, "\u06a9")
    .replace(/\.$/, "")
    .toLowerCase();
}

/** Every month's names, long and short, in the languages of exports, folded by `foldWord`: 1 to 12. */
export const monthNames: ReadonlyMap<string, number> = new Map(
  languages.flatMap(({ months }) =>
    months.flatMap((names, index) => names.split(" ").map((name) => [foldWord(name), index + 1] as const)),
  ),
);

/** Number of the month that a word names, 1 to 12; 0 for any other word. */
export const monthNumber = (word: string): number => monthNames.get(foldWord(word)) ?? 0;
