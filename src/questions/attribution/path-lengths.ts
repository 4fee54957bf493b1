import type { Bucket, Distribution, PathLengths } from "../../model/attribution/path-lengths.ts";
import { toDecimal } from "../../model/money.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { percentileInterval } from "../../statistics/quantile.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits } from "../journeys/units.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { isEnough, mostUnits, quartilesOf } from "./quartiles.ts";

/** Where the buckets of the distributions begin; the last has no end. */
const touchesFrom = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 50];
const daysFrom = [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 30, 60, 90];

/** How long the journeys are, in touches and in days. */
export async function pathLengths(facts: Warehouse, laid: LaidJourneys): Promise<PathLengths> {
  const about = await aboutJourneys(facts, laid);
  const groups = await layUnits(facts, mostUnits);
  const columns = async (measure: string) => {
    const [values, units, minor] = (await facts.columns(
      raw(`/* questions/path-lengths */
      select ${measure} as length, u.nr, c.value_minor
      from journey_touch as j join conversion as c using (conversion) join unit as u using (unit)
      where j.position = 1
      order by length, u.nr, c.value_minor`),
    )) as [Float64Array, Float64Array, Float64Array];
    return { values, units, minor, groups };
  };
  const { currency } = laid.scope;
  return {
    about,
    touches: distribution(await columns("j.touches"), touchesFrom, currency),
    days: distribution(await columns("epoch_us(c.occurred_at - j.occurred_at) / 86400e6"), daysFrom, currency),
    enough: isEnough(about.explained.conversions),
    how,
  };
}

const how =
  "Touches inside the lookback, and days of 24 hours from the first of them to the conversion. A share is of the " +
  "conversions that have touches. Intervals: 90 % of 1,000 Poisson drawings of the persons or accounts.";

interface Lengths {
  /** Ascending, one a conversion. */
  readonly values: Float64Array;
  readonly units: Float64Array;
  readonly minor: Float64Array;
  readonly groups: number | null;
}

function distribution(lengths: Lengths, from: readonly number[], currency: string): Distribution | null {
  const { values } = lengths;
  if (values.length === 0) return null;
  const { conversions, minor, drawn } = drawnBuckets(lengths, from);
  const enough = isEnough(values.length);
  const intervalOf = (key: number) =>
    enough
      ? { ...percentileInterval(ratios(drawn.of(key), drawn.of(conversionsKey(from)))), level: 0.9 as const }
      : null;
  const buckets = from.map((start, at): Bucket => {
    const own = conversions[at] as number;
    return {
      from: start,
      below: from[at + 1] ?? null,
      conversions: own,
      value: toDecimal(minor[at] as number, currency),
      share: own / values.length,
      interval: intervalOf(at),
    };
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean: { value: mean, interval: intervalOf(lengthKey(from)) }, quartiles: quartilesOf(lengths), buckets };
}

/** Beside the buckets two keys are drawn: all conversions, and all their length. */
const conversionsKey = (from: readonly number[]) => from.length;
const lengthKey = (from: readonly number[]) => from.length + 1;

function drawnBuckets({ values, units, minor, groups }: Lengths, from: readonly number[]) {
  const keyCount = from.length + 2;
  const unitCount = units.reduce((most, unit) => Math.max(most, unit + 1), 0);
  const sums = new Float64Array(unitCount * keyCount);
  const conversions = new Uint32Array(from.length);
  const minors = new Float64Array(from.length);
  let bucket = 0;
  for (let at = 0; at < values.length; at++) {
    while (bucket + 1 < from.length && (values[at] as number) >= (from[bucket + 1] as number)) bucket++;
    conversions[bucket] = (conversions[bucket] as number) + 1;
    minors[bucket] = (minors[bucket] as number) + (minor[at] as number);
    const start = (units[at] as number) * keyCount;
    for (const [key, add] of [
      [bucket, 1],
      [conversionsKey(from), 1],
      [lengthKey(from), values[at] as number],
    ] as const)
      sums[start + key] = (sums[start + key] as number) + add;
  }
  const cells = Array.from(sums.keys()).filter((cell) => sums[cell] !== 0);
  const drawn = poissonBootstrap({
    units: cells.map((cell) => Math.floor(cell / keyCount)),
    keys: cells.map((cell) => cell % keyCount),
    values: cells.map((cell) => sums[cell] as number),
    keyCount,
    groups,
  });
  return { conversions, minor: minors, drawn };
}

/** Part over whole in each drawing; 0 in one that drew nobody. */
const ratios = (parts: Float64Array, wholes: Float64Array) =>
  parts.map((part, b) => ((wholes[b] as number) > 0 ? part / (wholes[b] as number) : 0));
