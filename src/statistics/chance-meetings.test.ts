import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meetingsByChance } from "./chance-meetings.ts";

/** Counts of journeys, each the list of its different places. */
function meetingsOf(journeys: readonly (readonly number[])[], places: number) {
  const sizes = new Float64Array(Math.max(0, ...journeys.map((journey) => journey.length)) + 1);
  const met = new Float64Array(places);
  for (const journey of journeys) {
    sizes[journey.length] = (sizes[journey.length] ?? 0) + 1;
    for (const place of journey) met[place] = (met[place] ?? 0) + 1;
  }
  return { sizes, met };
}

describe("meetings by chance", () => {
  it("are even between places that are met alike: 30 journeys of two of three places are 10 a pair", () => {
    const { both } = meetingsByChance({ sizes: [0, 0, 30], met: [20, 20, 20] });
    expect(Array.from(both, (count) => Math.round(count * 1e6) / 1e6)).toEqual([0, 10, 10, 10, 0, 10, 10, 10, 0]);
  });

  it("hold no pair where each journey has one place", () => {
    expect([...meetingsByChance({ sizes: [0, 9], met: [4, 5] }).both]).toEqual([0, 0, 0, 0]);
  });

  it("follow from the odds worked out by hand", () => {
    // Odds 2, 1, 1 with two places a journey: weights of the pairs 2, 2, 1 of 5; the first is met in 4 of 5, the others in 3.
    const { both } = meetingsByChance({ sizes: [0, 0, 50], met: [40, 30, 30] });
    expect([both[1], both[2], both[5]]).toEqual([20, 20, 10].map((count) => expect.closeTo(count, 4)));
  });

  const anyJourneys = fc.array(fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 60,
  });

  it("are as many pairs as the journeys have, whoever they are of", () => {
    fc.assert(
      fc.property(anyJourneys, (journeys) => {
        const { both } = meetingsByChance(meetingsOf(journeys, 5));
        const pairs = journeys.reduce((sum, { length }) => sum + length * (length - 1), 0);
        expect(both.reduce((sum, count) => sum + count, 0)).toBeCloseTo(pairs, 6);
      }),
      { seed: 1 },
    );
  });

  it("do not hang on where the fit begins", () => {
    // Every place is missed by some journey and alone in another: the odds are neither 0 nor endless.
    const journeys = [[0], [1], [2], [3], [0, 1], [0, 1], [1, 2], [0, 2, 3], [0, 1, 3], [0, 1]];
    const told = meetingsOf(journeys, 4);
    const one = meetingsByChance(told);
    const other = meetingsByChance(told, Float64Array.of(9, 0.1, 3, 1));
    for (const [at, count] of one.both.entries()) expect(other.both[at]).toBeCloseTo(count, 5);
  });
});
