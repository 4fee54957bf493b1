import { expect, it } from "vitest";
import { cell, euros, ratio, withThousands } from "./sheet.ts";

it("quotes only the cells that need it", () => {
  expect(["plain", "a,b", 'say "hi"', "two\nlines"].map(cell)).toEqual([
    "plain",
    '"a,b"',
    '"say ""hi"""',
    '"two\nlines"',
  ]);
});

it("writes cents as euros with two decimals, losses with their sign", () => {
  expect([0, 5, 1234567, -5, -1234].map(euros)).toEqual(["0.00", "0.05", "12345.67", "-0.05", "-12.34"]);
});

it("groups thousands as the platforms do", () => {
  expect(["999", "1000", "1286.58", "1234567.00"].map(withThousands)).toEqual([
    "999",
    "1,000",
    "1,286.58",
    "1,234,567.00",
  ]);
});

it("writes a ratio over nothing as 0", () => {
  expect([ratio(1, 3), ratio(1, 0)]).toEqual(["0.33", "0"]);
});
