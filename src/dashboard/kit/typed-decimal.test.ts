import { expect, it } from "vitest";
import { asTyped, faultIn, typedDecimal, typedFigure } from "./typed-decimal.ts";

it.each<[string, string, string | null]>([
  ["1234.50", "en-NO", "1234.50"],
  ["1 234,50", "nb-NO", "1234.50"],
  ["1.234,50", "en-GB", "1234.50"],
  ["1,234.50", "nb-NO", "1234.50"],
  ["1,234", "en-GB", "1234"],
  ["1,234", "nb-NO", "1.234"],
  ["1.234", "nb-NO", "1234"],
  ["0,125", "en-GB", "0.125"],
  ["12'345.6", "de-CH", "12345.6"],
  ["1,234,567", "nb-NO", "1234567"],
  ["۱٬۲۳۴٫۵", "fa-IR", "1234.5"],
  ["٧٫٥", "fa-IR", "7.5"],
  ["7,5", "fa-IR", "7.5"],
  [",5", "en-GB", "0.5"],
  ["2,5", "nb-NO", "2.5"],
  ["2,5", "en-GB", "2.5"],
  ["2.5", "nb-NO", "2.5"],
  ["۲٫۵", "fa-IR", "2.5"],
  ["۲٫۵", "en-GB", "2.5"],
  ["۲۰۰۰۰۰۰", "fa-IR", "2000000"],
  ["۲٬۰۰۰٬۰۰۰", "fa-IR", "2000000"],
  ["٢٠٠٠", "en-GB", "2000"],
  ["", "en-GB", null],
  ["-5", "en-GB", null],
  ["12 kr", "nb-NO", null],
  ["1.2.3,4,5", "en-GB", null],
])("%s, typed by a reader of %s, is %s", (typed, locale, plain) => expect(typedDecimal(typed, locale)).toBe(plain));

it.each([
  ["1234.50", "nb-NO", "1234,50"],
  ["12.125", "nb-NO", "12,125"],
  ["1234.5", "fa-IR", "۱۲۳۴٫۵"],
])("%s stands in a field of %s as %s, and is read as itself", (decimal, locale, typed) => {
  expect(asTyped(decimal, locale)).toBe(typed);
  expect(typedDecimal(typed, locale)).toBe(decimal);
});

it.each<[string, boolean, string | null]>([
  ["−12,5", true, "-12.5"],
  ["\u200e−۱۲٫۵", true, "-12.5"],
  ["-0", true, "0"],
  ["-5", false, null],
  ["--5", true, null],
])("%s, where signs may stand: %s, is %s", (typed, isSigned, figure) => {
  expect(typedFigure(typed, "nb-NO", isSigned)).toBe(figure);
});

it.each([
  ["2.5", { isWhole: true }, "whole"],
  ["0", { min: 1, max: 3650 }, "range"],
  ["3651", { min: 1, max: 3650 }, "range"],
  ["3650", { isWhole: true, min: 1, max: 3650 }, null],
  ["1.005", { decimals: 2 }, "decimals"],
  [null, {}, "number"],
] as const)("%s within %j has the fault %s", (figure, limits, fault) => {
  expect(faultIn(figure, limits)).toBe(fault);
});
