import { literal } from "../../../../warehouse/sql.ts";
import { type Context, decimal, type ExportFormat, money, type Surroundings, text } from "../../format.ts";
import { datesIn, daysBetween } from "../written-dates.ts";

/** Google Ads → Keyword Planner → Keyword ideas → Download: what a click on each keyword would have cost. */
export const keywordPlanner: ExportFormat = {
  id: "keyword-planner",
  title: "Google Keyword Planner ideas",
  columns: {
    keyword: text("Keyword", "Keywords", "Keyword (by relevance)", "Keyword text"),
    currency: text("Currency"),
    /** A number, or a range such as "1K – 10K" where the account spends little. */
    searches: text(
      "Avg. monthly searches",
      "Average monthly searches",
      "Avg. Monthly Searches (exact match only)",
      "Avg monthly searches",
    ),
    competition: text("Competition"),
    index: decimal("Competition (indexed value)", "Competition index"),
    bidLow: money(
      "Top of page bid (low range)",
      "Top of page bid (low range) ({currency})",
      "Low top of page bid",
      "Suggested bid",
      "Suggested bid ({currency})",
    ),
    bidHigh: money("Top of page bid (high range)", "Top of page bid (high range) ({currency})", "High top of page bid"),
  },
  signatures: [
    ["keyword", "searches", "competition"],
    ["keyword", "searches", "index"],
    ["keyword", "searches", "bidLow"],
    ["keyword", "bidLow", "bidHigh"],
  ],
  unless: ["Clicks", "Cost"],
  needed: [],
  rows: "keyword is not null",
  context: ({ preamble, file }) => ({ period: rangeIn(preamble) ?? rangeIn([[file]]) }),
  note,
  tables: [{ fact: "keyword_price", values }],
  getIt: "Google Ads → Tools → Keyword Planner → Discover new keywords → Download keyword ideas → .csv",
};

/** "Sep 1, 2025 - Aug 31, 2026" above the table; a day alone says when the file was made. */
function rangeIn(lines: readonly (readonly string[])[]): Context["period"] {
  for (const cells of lines) {
    const [first, last] = datesIn(cells.join(" "));
    if (last !== undefined) return daysBetween(first, last);
  }
  return null;
}

const buckets = new Set(["0", "5", "10", "50", "500", "5000", "50000", "500000", "5000000"]);

function note({ sample }: Surroundings): string | null {
  const told = sample.map(({ searches = "" }) => searches.trim()).filter((cell) => cell !== "");
  if (told.some((cell) => /\d\s*[KM]?\s*[-–—]\s*\d/i.test(cell)))
    return "searches are told as ranges and left out: Google shows exact ones to accounts that spend";
  const plain = told.map((cell) => cell.replace(/\D/g, ""));
  return plain.length > 2 && plain.every((number) => buckets.has(number))
    ? "searches are rounded to 50, 500, 5,000 …: Google shows exact ones to accounts that spend"
    : null;
}

function values({ period, currency }: Context): Record<string, string> {
  const [from, to] = period === null ? ["null", "null"] : [literal(period.from), literal(period.to)];
  return {
    keyword: "keyword",
    day: `cast(${from} as date)`,
    until: `cast(${to} as date)`,
    currency: `upper(coalesce(currency, ${currency === null ? "null" : literal(currency)}))`,
    searches: wholeNumber("searches"),
    competition: "lower(nullif(nullif(competition, '--'), '-'))",
    competition_index: "index",
    bid_low_minor: "bidLow",
    bid_high_minor: "coalesce(bidHigh, bidLow)",
  };
}

/** Whole numbers alone: every sign between the digits parts thousands. */
const wholeNumber = (cell: string): string =>
  `try_cast(regexp_replace(regexp_extract_all(${cell}, '^\\d[\\d.,\\s\\x{a0}\\x{202f}]*$')[1], '(\\.0$)|\\D', '', 'g') as bigint)`;
