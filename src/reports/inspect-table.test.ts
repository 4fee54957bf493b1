import { expect, it } from "vitest";
import { Inspection } from "../model/inspection.ts";
import { inspectTable } from "./inspect-table.ts";

const files = [
  {
    file: "exports/orders_export_1.csv",
    format: "shopify-orders",
    confidence: 1,
    period: { from: "2026-03-01", to: "2026-04-01" },
    account: null,
    currency: "NOK",
    timeZone: "Europe/Oslo",
    tables: [{ fact: "order_line", rows: 1204, rejected: 5 }],
    sums: { orders: 1101, revenue: "302118.44" },
    duplicateOf: null,
    usedColumns: ["Name", "Total"],
    ignoredColumns: ["Billing Phone", "Tags", "Risk Level"],
    rejects: Array.from({ length: 5 }, (_, index) => ({
      file: "exports/orders_export_1.csv",
      line: 12 + index,
      column: "Total",
      value: "\u001b[31m12,x",
      reason: "not an amount",
    })),
    hint: null,
  },
  {
    file: "exports/holiday.pdf",
    format: null,
    confidence: 0,
    period: null,
    account: null,
    currency: null,
    timeZone: null,
    tables: [],
    sums: {},
    duplicateOf: null,
    usedColumns: [],
    ignoredColumns: [],
    rejects: [],
    hint: "Export the table as csv or xlsx.",
  },
].map((file) => Inspection.parse(file));

it("says what each file is, what would be read, and what to do about the rest", async () => {
  await expect(inspectTable(files, { colour: false })).toMatchFileSnapshot("../../test/golden/reports/inspect.txt");
});

it("names at most twelve ignored columns", () => {
  const ignoredWords = (amount: number) => {
    const ignoredColumns = Array.from({ length: amount }, (_, index) => `Column ${index + 1}`);
    const table = inspectTable([{ ...(files[0] as Inspection), ignoredColumns }], { colour: false });
    return table.replace(/\s+/g, " ");
  };
  expect(ignoredWords(12)).toMatch(/Column 12 line/);
  expect(ignoredWords(70)).toMatch(/Column 12 and 58 more line/);
  expect(ignoredWords(70)).not.toContain("Column 13");
});

it("colours only when asked", () => {
  const escapes = (colour: boolean) => inspectTable(files, { colour }).split("\u001b").length - 1;
  expect(escapes(false)).toBe(0);
  expect(escapes(true)).toBeGreaterThan(0);
});
