import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../model/statement.ts";
import { fixtures } from "./fixture.ts";
import { statementTable } from "./table.ts";
import { displayWidth } from "./terminal/display-width.ts";

const golden = (name: string) => `../../test/golden/reports/${name}.txt`;

const escapeSign = "\u001b";

describe("statementTable", () => {
  it.each(Object.entries(fixtures))("reads like a statement of account: %s", async (name, statement) => {
    await expect(statementTable(statement, { colour: false })).toMatchFileSnapshot(golden(name));
  });

  it("reads at 80 columns too", async () => {
    await expect(statementTable(fixtures.hostile, { colour: false, width: 80 })).toMatchFileSnapshot(
      golden("hostile-80"),
    );
  });

  it("never grows wider than asked, whatever the names", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 80, max: 140 }), (name, width) => {
        const table = statementTable(named(name), { colour: false, width });
        const widest = Math.max(...table.split("\n").map(displayWidth));
        expect(widest).toBeLessThanOrEqual(Math.min(100, width));
      }),
      { numRuns: 50 },
    );
  });

  it("keeps the network of a campaign whose name is cut", () => {
    const table = statementTable(named("a very long name ".repeat(20)), { colour: false });
    const { length } = table.split("\n").filter((line) => /^a very.*… \(\w+, (paid|organic)\) /.test(line));
    expect(length).toBe(fixtures.hostile.rows.length);
  });

  it("says that the whole business's ROI knows only the costs it was given, where it has one", () => {
    const { all } = fixtures.nordlys;
    expect(statementTable(fixtures.nordlys, { colour: false })).toContain("only the costs that were given");
    const without = statementTable({ ...fixtures.nordlys, all: { ...all, roi: null } }, { colour: false });
    expect(without).not.toContain("only the costs that were given");
  });

  it("keeps every figure whole however long the names", () => {
    const table = statementTable(named("a very long name ".repeat(20)), { colour: false, width: 80 });
    for (const figure of ["1,234,567.89", "7,654,321.00", "1,336,643.32"]) expect(table).toContain(figure);
  });

  it("sends no escape sequence without colour, and none of the files' with it", () => {
    expect(statementTable(fixtures.hostile, { colour: false })).not.toContain(escapeSign);
    const coloured = statementTable(fixtures.hostile, { colour: true });
    const sequences = coloured
      .split(escapeSign)
      .slice(1)
      .map((text) => /^\[\d+m/.exec(text)?.[0]);
    expect(new Set(sequences)).toEqual(new Set(["[1m", "[2m", "[22m", "[31m", "[39m"]));
    expect(coloured).not.toContain("evil.example");
  });
});

function named(campaign: string): Statement {
  const { rows, warnings, sources } = fixtures.hostile;
  return {
    ...fixtures.hostile,
    business: campaign,
    rows: rows.map((row) => ({ ...row, key: { ...row.key, campaign } })),
    warnings: warnings.map((warning) => ({ ...warning, message: campaign })),
    sources: sources.map((source) => ({ ...source, file: campaign, note: campaign })),
  };
}
