import { expect, it } from "vitest";
import { unlessAbsent } from "./absent.ts";
import { remembered } from "./remembered.ts";

it.each([
  null,
  undefined,
  "",
  "  ",
  "(not set)",
  "(None)",
  "NULL",
  "undefined",
  "{{campaign.name}}",
  "{keyword}",
  "__CAMPAIGN_NAME__",
  "(data not available)",
])("%j says nothing", (value) => expect(unlessAbsent(value)).toBeNull());

it.each([
  [" spring ", "spring"],
  ["(other)", "(other)"],
  ["spring {{ad.id}}", "spring {{ad.id}}"],
  ["__spring__", "__spring__"],
  ["0", "0"],
])("%j says %j", (value, said) => expect(unlessAbsent(value)).toBe(said));

it("asks a remembered function once per text, and again once it holds too many", () => {
  const asked: string[] = [];
  const length = remembered((text) => asked.push(text) && text.length, { most: 2 });
  expect(["a", "a", "bb", "a", "ccc", "a"].map(length)).toEqual([1, 1, 2, 1, 3, 1]);
  expect(asked).toEqual(["a", "bb", "ccc", "a"]);
});
