import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadExports } from "../../src/answers/load-exports.ts";
import { placeOf } from "../../src/answers/place.ts";
import { roiQuestion } from "../../src/answers/roi-question.ts";
import type { Statement } from "../../src/model/statement.ts";
import { roiStatement } from "../../src/questions/roi/roi-statement.ts";
import { simulate } from "../../src/simulator/simulate.ts";
import { readPlan } from "../../src/state/plan/plan-file.ts";
import { openDuckDb } from "../../src/warehouse/engines/duckdb.ts";

const out = mkdtempSync(join(tmpdir(), "dropped-"));
const once = join(out, "once");
let expected: Figures;

beforeAll(async () => {
  await simulate({ model: "online-shop", people: 600, days: 60, seed: 5, out: once });
  expected = figuresOf(await statement(once));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

async function statement(folder: string): Promise<Statement> {
  const warehouse = await openDuckDb({ threads: 1 });
  try {
    const asked = { period: { from: "2026-01-01", to: "2026-03-02" }, lookbackDays: null, currency: null };
    const { question } = await roiQuestion(
      warehouse,
      (place) => loadExports(warehouse, [folder], place),
      placeOf(await readPlan(join(once, "plan.yaml"))),
      asked,
    );
    return await roiStatement(warehouse, { ...question, by: "campaign", model: "linear" });
  } finally {
    warehouse.close();
  }
}

type Figures = ReturnType<typeof figuresOf>;

const figuresOf = ({ rows, totals, all, unattributed, ledger, claims }: Statement) => ({
  rows,
  totals,
  all,
  unattributed,
  ledger,
  claims,
});

/** A folder with the same files, and what `change` puts beside or in place of them. */
async function dropped(name: string, change: (folder: string) => void): Promise<Statement> {
  const folder = join(out, name);
  cpSync(once, folder, { recursive: true });
  change(folder);
  return statement(folder);
}

/** Cuts a file's rows into the first 70 and the last 60 per cent, each under the file's header. */
function halve(folder: string, file: string): void {
  const [header = "", ...rows] = readFileSync(join(folder, file), "utf8")
    .trimEnd()
    .split(/(?<=\n)(?=#|20|[\w-]+,20)/);
  const part = (from: number, to: number) =>
    header +
    rows
      .slice(rows.length * from, rows.length * to)
      .join("")
      .replace(/\n?$/, "\n");
  writeFileSync(join(folder, `first-${file}`), part(0, 0.7));
  writeFileSync(join(folder, `last-${file}`), part(0.4, 1));
  rmSync(join(folder, file));
}

it("a file under two names counts once, with a warning", async () => {
  const twice = await dropped("names", (folder) => {
    for (const file of ["shopify-orders.csv", "touches.csv", "tiktok-ads.csv"])
      cpSync(join(folder, file), join(folder, `copy of ${file}`));
  });
  expect(figuresOf(twice)).toEqual(expected);
  expect(twice.warnings.filter(({ code }) => code === "duplicate_file")).toHaveLength(3);
});

it("overlapping exports of orders and of touches count once, with a warning each", async () => {
  const overlapping = await dropped("halves", (folder) => {
    halve(folder, "shopify-orders.csv");
    halve(folder, "touches.csv");
  });
  expect(figuresOf(overlapping)).toEqual(expected);
  const codes = overlapping.warnings.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(["orders_in_two_files", "visits_in_two_files"]));
});

it("a campaign report counts beside its ads' report only where that one is missing", async () => {
  const campaigns = await dropped("campaigns", (folder) => rmSync(join(folder, "meta-ads-by-ad-and-platform.csv")));
  expect(campaigns.all.adSpend).toBe(expected.all.adSpend);
  const ads = await dropped("ads", (folder) => rmSync(join(folder, "meta-ads-campaigns.csv")));
  expect(ads.all.adSpend).toBe(expected.all.adSpend);
  expect(figuresOf(ads).rows).toEqual(expected.rows);
});
