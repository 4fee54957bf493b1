import { expect, it } from "vitest";
import { nearest } from "./did-you-mean.ts";

it.each([
  ["tool", "tools"],
  ["Ad-Spend", "ad spend"],
  ["labor", "labour"],
  ["servce recovery", "service recovery"],
  ["tolos", "tools"],
  ["office rent", null],
  ["x", null],
])("%s: %s", (typed, meant) => expect(nearest(typed, ["labour", "ad spend", "tools", "service recovery"])).toBe(meant));
