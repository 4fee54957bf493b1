import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JourneyTable, journeyCount } from "../journey-table.ts";
import { countLearned } from "./count-learned.ts";
import { withoutOwnReturns } from "./own-returns.ts";
import { totalsOf } from "./unit-sums.ts";

/** Places of the tests: two that reach people, and two by which they look the business up. */
const [instagram, newsletter, search, direct] = [0, 1, 2, 3];
const isLookedUp = [0, 0, 1, 1];

function tableOf(paths: readonly (readonly number[])[], valueMinor = paths.map(() => 100)): JourneyTable {
  const offsets = [0];
  for (const path of paths) offsets.push((offsets.at(-1) ?? 0) + path.length);
  const touches = paths.flat();
  const none = new Float64Array(paths.length).fill(Number.NaN);
  return {
    offsets: Uint32Array.from(offsets),
    places: Uint32Array.from(touches),
    placeCount: isLookedUp.length,
    touchedAt: Float64Array.from(touches, (_, at) => at),
    direct: Uint8Array.from(touches, (place) => Number(place === direct)),
    lookedUp: Uint8Array.from(touches, (place) => isLookedUp[place] ?? 0),
    convertedAt: none,
    leadAt: none,
    opportunityAt: none,
    valueMinor: Float64Array.from(valueMinor),
    units: Uint32Array.from(paths, (_, journey) => journey),
  };
}

const pathsOf = ({ offsets, places }: JourneyTable): number[][] =>
  Array.from({ length: offsets.length - 1 }, (_, journey) => [
    ...places.subarray(offsets[journey], offsets[journey + 1]),
  ]);

/** The shares of conversions and of value by place under `new-demand`. */
function shares(table: JourneyTable) {
  const learned = countLearned["new-demand"](table, null);
  const { conversions, value } = learned.sharesOf(totalsOf(learned.counted));
  return { conversions: [...conversions], value: [...value] };
}

const anyPaths = fc.array(fc.array(fc.nat(3), { maxLength: 8 }), { maxLength: 30 });

describe("journeys without own returns", () => {
  it("lose every search and typed address but a first one", () => {
    const paths = [
      [instagram, search, newsletter, direct],
      [search, search, instagram],
      [direct, search],
      [search],
      [],
      [newsletter, instagram],
    ];
    expect(pathsOf(withoutOwnReturns(tableOf(paths)))).toEqual([
      [instagram, newsletter],
      [search, instagram],
      [direct],
      [search],
      [],
      [newsletter, instagram],
    ]);
  });

  it("keep what stands beside each touch", () => {
    const { touchedAt, direct: isDirect, lookedUp } = withoutOwnReturns(tableOf([[direct, search, instagram]]));
    expect([[...touchedAt], [...isDirect], [...lookedUp]]).toEqual([
      [0, 2],
      [1, 0],
      [1, 0],
    ]);
  });

  it("are as many as before, none of them emptied, and the same once more", () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const once = withoutOwnReturns(tableOf(paths));
        expect(journeyCount(once)).toBe(paths.length);
        for (const [journey, path] of pathsOf(once).entries())
          expect(path.length > 0).toBe(paths[journey]?.length !== 0);
        expect(withoutOwnReturns(once)).toEqual(once);
      }),
    );
  });
});

describe("the model new-demand", () => {
  it("credits who was there before the search, and a search that nothing came before", () => {
    // Three came back by search after instagram, one found the shop by search: 3/4 and 1/4.
    const { conversions } = shares(
      tableOf([[instagram, search], [instagram, direct], [instagram, search, direct], [search]]),
    );
    expect(conversions.map((share) => share.toFixed(9))).toEqual([
      "0.750000000",
      "0.000000000",
      "0.250000000",
      "0.000000000",
    ]);
  });

  it("is Markov's model where nobody looked the business up", () => {
    const walks = fc.array(fc.array(fc.nat(1), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(walks, (paths) => {
        const markov = countLearned.markov(tableOf(paths), null);
        const { conversions, value } = markov.sharesOf(totalsOf(markov.counted));
        expect(shares(tableOf(paths))).toEqual({ conversions: [...conversions], value: [...value] });
      }),
    );
  });

  it("gives all conversions and all value away, whatever the journeys", () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const { conversions, value } = shares(tableOf(paths));
        const all = paths.some((path) => path.length > 0) ? 1 : 0;
        for (const given of [conversions, value]) expect(given.reduce((sum, one) => sum + one, 0)).toBeCloseTo(all, 9);
      }),
    );
  });

  it("does not move when somebody comes back once more by search", () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const again = paths.map((path) => (path.length === 0 ? path : [...path, search]));
        expect(shares(tableOf(again))).toEqual(shares(tableOf(paths)));
      }),
    );
  });
});
