import { expect, it } from "vitest";
import { crashRounds } from "./measuring/crash-rounds.ts";

it("has every acknowledged event once and whole after the server was killed", { timeout: 120_000 }, async () => {
  const result = await crashRounds({ rounds: 5 });
  expect(result.acknowledged).toBeGreaterThan(50);
  expect(result).toMatchObject({ found: result.acknowledged, twice: 0, halves: 0, databasesOpened: 5 });
});
