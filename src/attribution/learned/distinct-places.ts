import { type JourneyTable, journeyCount } from "../journey-table.ts";
import { type LearnedCounts, toShares } from "./learned-model.ts";
import { UnitSumsBuilder } from "./unit-sums.ts";

/**
 * Shapley's value where a set of places is worth the conversions of the paths inside it: each conversion in equal parts
 * over the distinct places of its path.
 *
 * Source: Zhao, Mahboobi and Bagheri (2018), Shapley value methods for attribution modeling, arXiv:1804.05327.
 */
export function countDistinctPlaces(table: JourneyTable): LearnedCounts {
  const { offsets, places, placeCount, valueMinor, units } = table;
  const sums = new UnitSumsBuilder(2 * placeCount);
  const seenIn = new Int32Array(placeCount).fill(-1);
  const distinct: number[] = [];
  for (let journey = 0; journey < journeyCount(table); journey++) {
    distinct.length = 0;
    for (let at = offsets[journey] as number; at < (offsets[journey + 1] as number); at++) {
      const place = places[at] as number;
      if (seenIn[place] === journey) continue;
      seenIn[place] = journey;
      distinct.push(place);
    }
    const unit = units[journey] as number;
    for (const place of distinct) {
      sums.add(unit, place, 1 / distinct.length);
      sums.add(unit, placeCount + place, (valueMinor[journey] as number) / distinct.length);
    }
  }
  return {
    counted: sums.built(),
    fixed: null,
    isQuick: true,
    sharesOf: (all) => ({
      conversions: toShares(notBelowNone(all.subarray(0, placeCount))),
      value: toShares(notBelowNone(all.subarray(placeCount, 2 * placeCount))),
    }),
  };
}

const notBelowNone = (sums: Float64Array): Float64Array => sums.map((sum) => Math.max(0, sum));
