import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/security.md", root), "utf8");

it("names only files that there are", () => {
  const named = [...page.matchAll(/`((?:src|test|docs|deploy|scripts)\/[^`]+|package\.json)`/g)].map(
    ([, file]) => file ?? "",
  );
  expect(named.length).toBeGreaterThan(50);
  expect([...new Set(named)].filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});

it("answers every chapter of ASVS, each row with what shows it", () => {
  const rows = [...page.matchAll(/^\| V(\d+) \|[^|]+\|[^|]+\|([^|]+)\|$/gm)];
  expect(new Set(rows.map(([, chapter]) => Number(chapter)))).toEqual(
    new Set(Array.from({ length: 14 }, (_, at) => at + 1)),
  );
  expect(rows.filter(([, , shown = ""]) => !/`[^`]+`/.test(shown)).map(([row]) => row)).toEqual([]);
  expect(rows.length).toBe([...page.matchAll(/^\| V\d+ /gm)].length);
});
