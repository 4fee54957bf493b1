import { expect, it } from "vitest";
import { sumOf } from "./minor.ts";
import { asTyped, typedDecimal } from "./typed-decimal.ts";

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

it.each<[string[], string]>([
  [["0.10", "0.20"], "0.30"],
  [["9007199254740993.01", "0.01"], "9007199254740993.02"],
  [["5.00", "-7.5"], "-2.50"],
  [["1000", "500"], "1500"],
  [["1.125", "2"], "3.125"],
  [[], "0"],
])("%j sum to %s", (amounts, sum) => expect(sumOf(amounts)).toBe(sum));
