import fc from "fast-check";
import { expect, it } from "vitest";
import { childId, Dice } from "./chance.ts";

const anySeed = fc.nat();
const anyPerson = fc.nat({ max: 10_000_000 });

it("draws the same number whatever was drawn before it", () => {
  fc.assert(
    fc.property(anySeed, anyPerson, fc.integer(), fc.array(fc.integer()), (seed, person, index, before) => {
      const alone = new Dice(seed).of(person).draw("buy", index);
      const dice = new Dice(seed);
      for (const other of before) dice.of(Math.abs(other)).draw("click", other);
      expect(dice.of(person).draw("buy", index)).toBe(alone);
    }),
  );
});

it("draws numbers from 0 up to, but not, 1, spread evenly over ten parts", () => {
  const dice = new Dice(7);
  const parts = new Array<number>(10).fill(0);
  for (let person = 0; person < 20_000; person++) {
    const part = Math.floor(dice.of(person).draw("buy", person % 5) * 10);
    parts[part] = (parts[part] ?? 0) + 1;
  }
  expect(parts).toHaveLength(10);
  for (const count of parts) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

it("draws different numbers for different seeds, people, purposes and indices", () => {
  const drawn = [
    new Dice(1).of(1).draw("buy", 1),
    new Dice(2).of(1).draw("buy", 1),
    new Dice(2 ** 32 + 1).of(1).draw("buy", 1),
    new Dice(1).of(2).draw("buy", 1),
    new Dice(1).of(1).draw("click", 1),
    new Dice(1).of(1).draw("buy", 2),
  ];
  expect(new Set(drawn).size).toBe(drawn.length);
});

it("gives the children of a thing numbers of their own", () => {
  const children = [0, 1, 2].flatMap((id) => [0, 1, 2].map((n) => childId(id, n)));
  expect(new Set(children).size).toBe(children.length);
});
