import { describe, expect, it } from "vitest";
import { CostEntry } from "../../model/cost.ts";
import { costEntriesFromRows } from "./cost-sheet.ts";
import { plainDecimal } from "./decimal-cell.ts";

const header = ["What", "category", "amount", "hours", "rate", "per", "from", "to", "network", "campaign", "mood"];

describe("a cost sheet", () => {
  it("holds the entries a plan would hold, whatever the country's way of writing", () => {
    const { entries, rejects } = costEntriesFromRows(
      header,
      [
        ["Coordinator", "Labor", "", "7,5", "450", "Week", "2026-01-01", "", "", "", "fine"],
        ["", "", "", "", "", "", "", "", "", "", ""],
        ["Boost", "AD_SPEND", "1 234,50", "", "", "", "1.3.2026", "2026-04-01 00:00:00", "Twitter", "", ""],
      ],
      "costs.csv",
    );
    expect(rejects).toEqual([]);
    expect(entries).toEqual([
      CostEntry.parse({
        what: "Coordinator",
        category: "labour",
        hours: 7.5,
        rate: 450,
        per: "week",
        from: "2026-01-01",
      }),
      CostEntry.parse({
        what: "Boost",
        category: "ad spend",
        amount: "1234.50",
        from: "2026-03-01",
        to: "2026-04-01",
        scope: { network: "x" },
      }),
    ]);
  });

  it.each<[string, string[], object]>([
    [
      "a category nobody knows",
      ["x", "tool", "1", "", "", "day", "2026-01-01"],
      { column: "category", value: "tool", reason: expect.stringContaining('did you mean "tools"?') },
    ],
    [
      "a day that does not exist",
      ["x", "tools", "1", "", "", "day", "2026-02-30"],
      { column: "from", value: "2026-02-30" },
    ],
    ["a day month first", ["x", "tools", "1", "", "", "day", "03/01/2026"], { column: "from", value: "03/01/2026" }],
    [
      "a number that could mean two things",
      ["x", "tools", "1,234", "", "", "day", "2026-01-01"],
      { column: "amount", value: "1,234", reason: "could be 1234 or 1.234: write 1234.00 or 1.2340" },
    ],
    ["the same with a point", ["x", "tools", "1.234", "", "", "day", "2026-01-01"], { column: "amount" }],
    [
      "no amount at all",
      ["x", "tools", "", "7", "", "day", "2026-01-01"],
      { column: null, value: null, reason: "needs an amount, or hours and rate" },
    ],
    [
      "two scopes",
      ["x", "tools", "1", "", "", "day", "2026-01-01", "", "x", "spring"],
      { reason: expect.stringContaining("names network and campaign") },
    ],
    [
      "an unknown network",
      ["x", "tools", "1", "", "", "day", "2026-01-01", "", "facebok"],
      { column: "network", value: "facebok" },
    ],
    ["a negative amount", ["x", "tools", "-1", "", "", "day", "2026-01-01"], { column: "amount", value: "-1" }],
    ["a row cut short", ["x"], { column: "category", value: null, reason: expect.stringContaining("is missing") }],
  ])("rejects %s and keeps the other rows", (_, row, reject) => {
    const good = ["y", "tools", "1", "", "", "day", "2026-01-01"];
    const { entries, rejects } = costEntriesFromRows(header, [good, row], "costs.csv");
    expect(entries.map(({ what }) => what)).toEqual(["y"]);
    expect(rejects).toMatchObject([{ file: "costs.csv", line: 3, ...reject }]);
  });
});

it.each([
  ["1234.50", "1234.50"],
  ["1234,50", "1234.50"],
  ["1 234,50", "1234.50"],
  ["1 234,5", "1234.5"],
  ["1'234.50", "1234.50"],
  ["1.234,50", "1234.50"],
  ["1,234.50", "1234.50"],
  ["1,234,567", "1234567"],
  ["1.234.567,8", "1234567.8"],
  ["0,125", "0.125"],
  ["12,34,56", "12,34,56"],
  ["kr 5", "kr5"],
])("reads the number %s as %s", (cell, plain) => expect(plainDecimal(cell)).toBe(plain));
