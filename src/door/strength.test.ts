import { expect, it } from "vitest";
import { strengthOf } from "./strength.ts";

it.each([
  ["", [], ""],
  ["short", [], "Too short: 5 of 12 letters"],
  ["password1234", [], "Easily guessed"],
  ["aaaaaaaaaaaaaaaa", [], "Easily guessed"],
  ["abcdefghijklmnop", [], "Easily guessed"],
  ["ana.faro.ana.faro", ["Ana Faro", "ana@faro.example"], "Easily guessed"],
])("says of %j: %s", (password, about, says) => {
  expect(strengthOf(password, about)).toEqual({ says, isGood: false });
});

it("calls good what is hard to guess", () => {
  expect(strengthOf("plover anvil tuesday marmalade", []).isGood).toBe(true);
  expect(strengthOf("kT9#vQ2!mZx7Lp4w", []).isGood).toBe(true);
});
