import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { languages } from "./index.ts";
import type { Language } from "./language.ts";

/** The columns of the table in docs/formats.md, and the formats they stand for. */
const groups: readonly (readonly [string, RegExp])[] = [
  ["Meta Ads", /^meta-ads$/],
  ["LinkedIn Ads", /^linkedin-ads$/],
  ["Google Ads", /^google-ads$/],
  ["TikTok Ads", /^tiktok-ads$/],
  ["GA4", /^ga4-/],
  ["Search Console", /^search-console$/],
  ["Meta posts", /^meta-(content|page)/],
  ["LinkedIn page", /^linkedin-page/],
  ["TikTok", /^tiktok-(content|overview|followers)$/],
  ["YouTube", /^youtube-/],
];

/** "12 + 5": twelve names met in a file or in published code, five translated by us. */
function known({ headers }: Language, formats: RegExp): string {
  const columns = Object.entries(headers).flatMap(([id, keys]) => (formats.test(id) ? Object.values(keys) : []));
  const count = (of: "seen" | "help" | "translated") => columns.flatMap((names) => names[of] ?? []).length;
  const [met, translated] = [count("seen") + count("help"), count("translated")];
  return met + translated === 0 ? "–" : `${met} + ${translated}`;
}

it("says in the documentation how many names of each language are known, and from where", () => {
  const table = [
    ["Language", ...groups.map(([title]) => title)],
    ["---", ...groups.map(() => "---")],
    ...languages
      .filter(({ code }) => code !== "en")
      .map((language) => [language.title, ...groups.map(([, formats]) => known(language, formats))]),
  ]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");
  expect(readFileSync("docs/formats.md", "utf8")).toContain(table);
});
