/** Where a header's name in a language is known from. */
export type Provenance = "seen" | "help" | "translated";

/**
 * The names that a platform's columns go by in one language: format id → column key → names, by where we know them from.
 * `seen`: in a real file, or quoted from one; `help`: on the platform's own help pages; `translated`: by us, and yet to be
 * met in a file. Names are compared without case, width and doubled spaces.
 */
export interface Language {
  /** BCP 47. */
  readonly code: string;
  readonly title: string;
  /** January to December: each month's names, long, bent beside a day, and short without a dot, with a blank between. */
  readonly months: readonly string[];
  /** What a row of totals is called. */
  readonly totals: readonly string[];
  /** Beginnings of the words that a platform has for purchases, leads and registrations: what it may claim as its own. */
  readonly claims: readonly string[];
  /** What a platform writes above the tables of a format, by format id. */
  readonly titles: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<
    Record<string, Readonly<Record<string, Readonly<Partial<Record<Provenance, readonly string[]>>>>>>
  >;
}
