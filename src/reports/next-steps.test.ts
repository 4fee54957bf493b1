import { expect, it } from "vitest";
import { fixtures } from "./fixture.ts";
import { nextSteps } from "./next-steps.ts";

it("names the worst losses first and the line that surely pays best last", () => {
  expect(nextSteps(fixtures.fjordhus).map(({ about }) => about)).toEqual([
    "LinkedIn, paid",
    "TikTok, paid",
    "TikTok, organic",
    "LinkedIn, organic",
  ]);
});

it("asks for checked links before it blames a line that nothing was traced to", () => {
  expect(nextSteps(fixtures.fjordhus)[0]?.todo).toContain("UTM");
});

it("does not tell anybody to stop on too few conversions", () => {
  expect(nextSteps(fixtures.nordlys)).toEqual([
    {
      about: "Facebook, paid",
      seen: "Brought back 1,192 NOK less than it cost, on 1 conversion.",
      todo: "Spend no more on it until there is enough to judge by.",
    },
  ]);
});
