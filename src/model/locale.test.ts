import { expect, it } from "vitest";
import { localeOf } from "./locale.ts";

it.each([
  ["nb-no", "nb-NO"],
  ["fa_IR", "fa-IR"],
  [" gl ", "gl"],
  ["fa-u-nu-latn", "fa-u-nu-latn"],
  ["english", null],
  ["nb--NO", null],
  ["", null],
  ["../x", null],
])("writes the locale %j as %j", (written, canonical) => {
  expect(localeOf(written)).toBe(canonical);
});
