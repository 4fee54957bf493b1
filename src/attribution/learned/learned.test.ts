import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JourneyTable } from "../journey-table.ts";
import { markov } from "../markov/markov.ts";
import { type PathRow, pathTable } from "../paths/path-table.ts";
import { shapley } from "../shapley.ts";
import { countDistinctPlaces } from "./distinct-places.ts";
import { fundamental } from "./fundamental.ts";
import type { NullPaths } from "./learned-model.ts";
import { countSteps } from "./removal-shares.ts";
import { totalsOf } from "./unit-sums.ts";

const places = 4;

interface Walk {
  readonly steps: readonly number[];
  readonly minor: number;
  readonly unit: number;
}

function tableOf(walks: readonly Walk[], placeCount = places): JourneyTable {
  const offsets = [0];
  for (const { steps } of walks) offsets.push((offsets.at(-1) ?? 0) + steps.length);
  const touches = walks.flatMap(({ steps }) => steps);
  return {
    offsets: Uint32Array.from(offsets),
    places: Uint32Array.from(touches),
    placeCount,
    touchedAt: new Float64Array(touches.length),
    direct: new Uint8Array(touches.length),
    lookedUp: new Uint8Array(touches.length),
    convertedAt: new Float64Array(walks.length),
    leadAt: new Float64Array(walks.length).fill(Number.NaN),
    opportunityAt: new Float64Array(walks.length).fill(Number.NaN),
    valueMinor: Float64Array.from(walks, ({ minor }) => minor),
    units: Uint32Array.from(walks, ({ unit }) => unit),
  };
}

function nullsOf(lost: readonly { steps: readonly number[]; persons: number }[]): NullPaths {
  const offsets = [0];
  for (const { steps } of lost) offsets.push((offsets.at(-1) ?? 0) + steps.length);
  return {
    offsets: Uint32Array.from(offsets),
    steps: Uint32Array.from(lost.flatMap(({ steps }) => steps)),
    nulls: Float64Array.from(lost, ({ persons }) => persons),
  };
}

/** Every place first, in order, so that channels have the numbers of places. */
const allPlaces: PathRow = { path: Array.from({ length: places }, (_, place) => String(place)) };

const pathsOf = (walks: readonly Walk[], lost: readonly { steps: readonly number[]; persons: number }[] = []) =>
  pathTable([
    allPlaces,
    ...walks.map(({ steps, minor }) => ({ path: steps.map(String), conversions: 1, value: minor })),
    ...lost.map(({ steps, persons }) => ({ path: steps.map(String), nulls: persons })),
  ]);

const anySteps = fc.array(fc.nat(places - 1), { minLength: 1, maxLength: 7 });
const anyWalks = fc.array(fc.record({ steps: anySteps, minor: fc.integer({ min: 0, max: 50_000 }), unit: fc.nat(5) }), {
  minLength: 1,
  maxLength: 40,
});
const anyLost = fc.array(fc.record({ steps: anySteps, persons: fc.integer({ min: 1, max: 30 }) }), { maxLength: 20 });

const close = (found: Float64Array, wanted: readonly number[]) =>
  expect([...found].map((one) => one.toFixed(9))).toEqual(wanted.map((one) => one.toFixed(9)));

const share = (amounts: readonly number[]): number[] => {
  const sum = amounts.reduce((all, one) => all + one, 0);
  return amounts.map((one) => (sum === 0 ? 0 : one / sum));
};

describe("removal effects from counts of steps", () => {
  it("are the golden ones: A>B, B>C and A>B>C converted, A and C did not", () => {
    const walks = [
      [0, 1],
      [1, 2],
      [0, 1, 2],
    ].map((steps, unit) => ({ steps, minor: 100, unit }));
    const lost = nullsOf([
      { steps: [0], persons: 1 },
      { steps: [2], persons: 1 },
    ]);
    const { counted, fixed, sharesOf } = countSteps(tableOf(walks, 3), lost);
    const sums = totalsOf(counted).map((sum, key) => sum + (fixed?.[key] ?? 0));
    const credits = [...sharesOf(sums).conversions].map((one) => (3 * one).toFixed(6));
    expect(credits).toEqual(["0.792453", "1.188679", "1.018868"]);
  });

  it("reach a place in no converting path only where others went on from it to a place that converts", () => {
    const walks = [{ steps: [0, 1], minor: 100, unit: 0 }];
    const creditsWith = (steps: readonly number[]) => {
      const { counted, fixed, sharesOf } = countSteps(tableOf(walks, 3), nullsOf([{ steps, persons: 1 }]));
      const { conversions } = sharesOf(totalsOf(counted).map((sum, key) => sum + (fixed?.[key] ?? 0)));
      return [...conversions].map((one) => one.toFixed(6));
    };
    // A>B converted, C>B did not: half of all begin at C and convert from B as often as the others. Effects ½, 1, ½.
    expect(creditsWith([2, 1])).toEqual(["0.250000", "0.500000", "0.250000"]);
    // C alone did not: nothing is lost without it. Effects 1, 1, 0.
    expect(creditsWith([2])).toEqual(["0.500000", "0.500000", "0.000000"]);
  });

  it("are those of the chain solved by sweeps, with and without paths that did not convert", () => {
    fc.assert(
      fc.property(anyWalks, anyLost, (walks, lost) => {
        for (const nulls of [null, lost]) {
          const { counted, fixed, sharesOf } = countSteps(tableOf(walks), nulls === null ? null : nullsOf(nulls));
          const { conversions, value } = sharesOf(totalsOf(counted).map((sum, key) => sum + (fixed?.[key] ?? 0)));
          const { rows } = markov(pathsOf(walks, nulls ?? []), { order: 1, nulls: nulls !== null });
          close(conversions, share(rows.map((row) => row.conversions)));
          close(value, share(rows.map((row) => row.value)));
        }
      }),
      { seed: 1 },
    );
  });

  it("of more places than are inverted are the sweeps' own", () => {
    const walks = Array.from({ length: 400 }, (_, at) => ({ steps: [at, (at * 7 + 3) % 400], minor: at, unit: at }));
    const { counted, sharesOf, isQuick } = countSteps(tableOf(walks, 400), null);
    expect(isQuick).toBe(false);
    const { conversions } = sharesOf(totalsOf(counted));
    expect(conversions.reduce((all, one) => all + one, 0)).toBeCloseTo(1, 9);
    expect(conversions.every((one) => one > 0)).toBe(true);
  });
});

describe("shares of distinct places", () => {
  it("are Shapley's values of the sets of paths", () => {
    fc.assert(
      fc.property(anyWalks, (walks) => {
        const { counted, sharesOf } = countDistinctPlaces(tableOf(walks));
        const { conversions, value } = sharesOf(totalsOf(counted));
        const { rows } = shapley(pathsOf(walks));
        close(conversions, share(rows.map((row) => row.conversions)));
        close(value, share(rows.map((row) => row.value)));
      }),
      { seed: 1 },
    );
  });

  it("are the golden ones: A 10, B 6, AB 12, AC 8, ABC 9", () => {
    const sets = [
      [[0], 10],
      [[1], 6],
      [[0, 1], 12],
      [[0, 2], 8],
      [[0, 1, 2], 9],
    ] as const;
    const walks = sets.flatMap(([steps, times]) =>
      Array.from({ length: times }, () => ({ steps: [...steps, ...steps], minor: 1, unit: 0 })),
    );
    const { counted, sharesOf } = countDistinctPlaces(tableOf(walks, 3));
    close(sharesOf(totalsOf(counted)).conversions, [23 / 45, 15 / 45, 7 / 45]);
  });
});

describe("every learned model", () => {
  it.each([
    ["markov", (table: JourneyTable) => countSteps(table, null)],
    ["shapley", countDistinctPlaces],
  ])("%s gives all there is, nothing to a place nobody met, and follows a place that is renamed", (_, count) => {
    fc.assert(
      fc.property(anyWalks, (walks) => {
        const sharesOf = (some: readonly Walk[]) => {
          const learned = count(tableOf(some, places + 1));
          return learned.sharesOf(totalsOf(learned.counted));
        };
        const { conversions } = sharesOf(walks);
        expect(conversions.reduce((all, one) => all + one, 0)).toBeCloseTo(1, 9);
        expect(conversions[places]).toBe(0);
        const turned = walks.map((walk) => ({ ...walk, steps: walk.steps.map((step) => (step + 1) % places) }));
        const again = sharesOf(turned).conversions;
        for (let place = 0; place < places; place++)
          expect(again[(place + 1) % places]).toBeCloseTo(conversions[place] ?? Number.NaN, 9);
      }),
      { seed: 1 },
    );
  });
});

it("a place from which no path ends has no visits, and spoils no other's", () => {
  const leads = Float64Array.from([0, 1, 0, 1, 0, 0, 0, 0, 0.5]);
  const visits = fundamental(leads, 3);
  expect([...visits].every(Number.isFinite)).toBe(true);
  expect(visits[8]).toBe(2);
});
