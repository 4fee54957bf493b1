import type { Bucket, Distribution, PathLengths } from "../../model/attribution/path-lengths.ts";
import { toDecimal } from "../../model/money.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { percentileInterval } from "../../statistics/quantile.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { daysTaken, isEnough, mostUnits, quartilesOf } from "./quartiles.ts";

/** Where the buckets of the distributions begin; the last has no end. */
const touchesFrom = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 50];
const daysFrom = [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 30, 60, 90];

/** How long the journeys are, in touches and in days. */
export async function pathLengths(facts: Warehouse, laid: LaidJourneys): Promise<PathLengths> {
  const about = await aboutJourneys(facts, laid);
  const groups = await layUnits(facts, mostUnits);
  const [days = none, touches = none, units = none, minor = none] = await facts.columns(
    raw(`/* questions/path-lengths */
    select ${daysTaken} as days, j.touches::integer, u.nr, c.value_minor::double
    from journey_touch as j join conversion as c using (conversion) join unit as u on u.unit = ${unitOf("c")}
    where j.position = 1
    order by days, u.nr, j.touches, c.value_minor`),
  );
  const { currency } = laid.scope;
  const byTouches = ascending(touches);
  const sorted = (column: Float64Array) => Float64Array.from(byTouches, (row) => column[row] as number);
  return {
    about,
    touches: distribution(
      { values: sorted(touches), units: sorted(units), minor: sorted(minor), groups },
      touchesFrom,
      currency,
    ),
    days: distribution({ values: days, units, minor, groups }, daysFrom, currency),
    enough: isEnough(about.explained.conversions),
    how,
  };
}

/** A query that finds nothing answers no columns. */
const none = new Float64Array();

const how =
  "Touches inside the lookback, and days of 24 hours from the first of them to the conversion. A share is of the " +
  "conversions that have touches. Intervals: 90 % of 1,000 Poisson drawings of the persons or accounts.";

/** The rows of a column of small whole numbers by their number, those of one number as they stand (a counting sort). */
function ascending(column: Float64Array): Uint32Array {
  const starts = new Uint32Array(column.reduce((most, number) => Math.max(most, number), 0) + 2);
  for (const number of column) starts[number + 1] = (starts[number + 1] as number) + 1;
  for (let number = 1; number < starts.length; number++)
    starts[number] = (starts[number] as number) + (starts[number - 1] as number);
  const rows = new Uint32Array(column.length);
  for (const [row, number] of column.entries()) {
    rows[starts[number] as number] = row;
    starts[number] = (starts[number] as number) + 1;
  }
  return rows;
}

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
  const intervalOf = (key: number) => (enough ? drawnRatio(drawn.of(key), drawn.of(conversionsKey(from))) : null);
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
    sums[start + bucket] = (sums[start + bucket] as number) + 1;
    const [all, length] = [start + conversionsKey(from), start + lengthKey(from)];
    sums[all] = (sums[all] as number) + 1;
    sums[length] = (sums[length] as number) + (values[at] as number);
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

/** What the drawings give for part over whole; 0 in one that drew nobody. */
function drawnRatio(parts: Float64Array, wholes: Float64Array) {
  const ratios = parts.map((part, b) => ((wholes[b] as number) > 0 ? part / (wholes[b] as number) : 0));
  const { low, high } = percentileInterval(ratios);
  return { low: Math.max(0, low), high, level: 0.9 as const };
}
