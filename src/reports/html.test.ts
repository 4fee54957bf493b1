import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Statement } from "../model/statement.ts";
import { fixtures } from "./fixture.ts";
import { statementHtml } from "./html.ts";

describe("statementHtml", () => {
  it.each(Object.entries(fixtures))("makes %s a page without script, request or address", async (_, statement) => {
    const page = await statementHtml(statement);
    expect(page).not.toMatch(/<(script|link|iframe|img|object|embed|base)\b/i);
    expect(page).not.toMatch(/(src|href|action)="(?!#)/i);
    expect(page).not.toMatch(/url\(|@import/i);
  });

  it("escapes every text that came from a file", async () => {
    const page = await statementHtml(fixtures.hostile);
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(page).toContain("Nord &amp; &quot;Süd&quot; &lt;b&gt;GmbH&lt;/b&gt;");
  });

  it("colours a line as gain or loss only where its whole interval is one", async () => {
    const page = await statementHtml(fixtures.fjordhus);
    const lookOf = (roi: string) =>
      new RegExp(`class="n (\\w*)" data-label="ROI">${roi.replace(/[+.]/g, "\\$&")} %`).exec(page)?.[1];
    expect(["+65.5", "−60.2", "−5.0", "+18.5", "−68.9"].map(lookOf)).toEqual([
      "gain",
      "loss",
      "untold",
      "untold",
      "few",
    ]);
    expect(page).toMatch(/Facebook, paid: −5\.0 %, between −32 to \+25 %, cannot be told yet;/);
    expect(page).toContain('<span class="swatch untold dot"></span>Cannot be told yet');
  });

  it("marks a ROI beyond the end of the scale as lying further out", async () => {
    const rows = fixtures.fjordhus.rows.map((row, index) => (index === 0 ? { ...row, roi: 2400 } : row));
    const said = "Lies further out";
    expect(await statementHtml({ ...fixtures.fjordhus, rows })).toContain(said);
    expect(await statementHtml(fixtures.fjordhus)).not.toContain(said);
  });

  it("gives each part of the evidence its share", async () => {
    expect(await statementHtml(fixtures.fjordhus)).toMatch(/Measured \(\d+ % social, \d+ % whole\)/);
  });

  it("is the same page each time", async () => {
    expect(await statementHtml(fixtures.fjordhus)).toBe(await statementHtml(fixtures.fjordhus));
  });

  it("loads ECharts as one file, as its hundreds of modules cost time at every start", () => {
    const page = new URL("html/page.ts", import.meta.url).href;
    const listing = `
      const loaded = [];
      const load = (url, context, next) => (loaded.push(url), next(url, context));
      require("node:module").registerHooks({ load });
      import(${JSON.stringify(page)}).then(() => console.log(loaded.join("\\n")));`;
    const loaded = execFileSync(process.execPath, ["-e", listing], { encoding: "utf8" });
    expect(loaded.split("\n").filter((url) => /node_modules\/(echarts|zrender)\//.test(url))).toHaveLength(1);
  });

  it("stands when there is nothing to tell", async () => {
    const { totals } = fixtures.nordlys;
    const nothing = { ...totals, cost: "0.00", return: "0.00", roi: null, conversions: 0, cpa: null };
    const empty: Statement = {
      ...fixtures.nordlys,
      rows: [],
      totals: { ...nothing, evidence: { ...totals.evidence, measured: "0.00" } },
      all: { ...nothing, evidence: { ...totals.evidence, measured: "0.00" } },
      claims: [],
      costs: [],
      ledger: [],
      overTime: { unit: "day", points: [] },
      sources: [],
      warnings: [],
    };
    const page = await statementHtml(empty);
    expect(page).toContain("Something is missing");
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });
});
