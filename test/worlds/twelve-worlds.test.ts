import { expect, it } from "vitest";
import { type NamedWorld, twelveWorlds } from "../../bench/measuring/twelve-worlds.ts";
import { traits } from "../../src/simulator/traits.ts";

const factors: [string, (world: NamedWorld) => boolean][] = [
  ["the business", ({ simulation }) => simulation.model === "online-shop"],
  ...traits.map((trait): [string, (world: NamedWorld) => boolean] => [
    trait,
    ({ simulation }) => simulation.traits.includes(trait),
  ]),
  ["kept for the table", ({ kept }) => kept],
];

it.each(factors)("%s is so in six of the twelve worlds", (_name, holds) => {
  expect(twelveWorlds).toHaveLength(12);
  expect(twelveWorlds.filter(holds)).toHaveLength(6);
});

it.each(
  factors.flatMap(([one, holdsOne], nth) =>
    factors.slice(nth + 1).map(([other, holdsOther]) => [one, other, holdsOne, holdsOther] as const),
  ),
)("%s and %s stand in all four combinations three times each", (_one, _other, holdsOne, holdsOther) => {
  const counts = Map.groupBy(twelveWorlds, (world) => `${holdsOne(world)} ${holdsOther(world)}`);
  expect([...counts.values()].map(({ length }) => length)).toEqual([3, 3, 3, 3]);
});

it("no two worlds are of one seed or one kind", () => {
  expect(new Set(twelveWorlds.map(({ simulation }) => simulation.seed)).size).toBe(12);
  expect(new Set(twelveWorlds.map(({ name }) => name)).size).toBe(12);
});
