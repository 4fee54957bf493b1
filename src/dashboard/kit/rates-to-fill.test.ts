import { expect, it } from "vitest";
import { ratesToFill } from "./rates-to-fill.ts";

it("asks for one rate a week from the first day that lacks one, each currency for itself", () => {
  const missing = [
    { currency: "NOK", first: "2026-03-02", last: "2026-03-16" },
    { currency: "USD", first: "2026-02-27", last: "2026-02-27" },
  ];
  expect(ratesToFill({ home: "IRR", missing })).toEqual([
    ["2026-03-02", "NOK", "IRR", ""],
    ["2026-03-09", "NOK", "IRR", ""],
    ["2026-03-16", "NOK", "IRR", ""],
    ["2026-02-27", "USD", "IRR", ""],
  ]);
});
