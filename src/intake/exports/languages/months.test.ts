import { expect, it } from "vitest";
import { languages } from "./index.ts";
import { foldWord, monthNames, monthNumber } from "./months.ts";

it("gives each name to one month", () => {
  const told = languages.flatMap(({ code, months }) =>
    months.flatMap((names, index) =>
      names.split(" ").map((name) => ({ code, name: foldWord(name), month: index + 1 })),
    ),
  );
  expect(told.filter(({ name, month }) => monthNames.get(name) !== month)).toEqual([]);
});

const locale = (code: string) => `${code}-u-ca-gregory`;

it.each(languages)("knows the twelve months of $title as CLDR has them", ({ code, months }) => {
  expect(months).toHaveLength(12);
  expect(Intl.DateTimeFormat.supportedLocalesOf(locale(code))).not.toEqual([]);
  for (const options of [{ month: "long" }, { month: "short" }, { month: "long", day: "numeric" }] as const) {
    const format = new Intl.DateTimeFormat(locale(code), { ...options, timeZone: "UTC" });
    for (let month = 1; month <= 12; month++) {
      const parts = format.formatToParts(Date.UTC(2026, month - 1, 1));
      const name = parts.find(({ type }) => type === "month")?.value ?? "";
      expect([name, monthNumber(name)]).toEqual([name, month]);
    }
  }
});

it.each([
  ["Mar.", 3],
  ["MÄRZ", 3],
  ["août", 8],
  ["ژوئیهٔ", 7],
  ["ژوئيه", 7],
  ["Mon", 0],
  ["", 0],
])("reads %j as %i", (word, month) => {
  expect(monthNumber(word)).toBe(month);
});
