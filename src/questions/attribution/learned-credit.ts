import { MICRO } from "../../attribution/credit.ts";
import type { JourneyTable } from "../../attribution/journey-table.ts";
import { countLearned, usesNullPaths } from "../../attribution/learned/count-learned.ts";
import type { LearnedCounts, NullPaths, PlaceShares } from "../../attribution/learned/learned-model.ts";
import { totalsOf } from "../../attribution/learned/unit-sums.ts";
import type { LearnedName } from "../../model/model-names.ts";
import { share } from "../../model/money.ts";
import type { Grouping } from "../../model/statement.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { journeyTable, type LinedJourneys } from "./journey-table.ts";
import { nonConvertingPaths } from "./non-converting-paths.ts";

/** What a learned model credits each line with: whole minor units and millionths of conversions, in the order of the lines. */
export interface LearnedCredit {
  readonly minor: readonly number[];
  readonly micro: readonly number[];
  /** The same worked out anew of persons drawn again; null where there are too many lines. */
  readonly draw: () => LineDraws | null;
}

/** Amounts of each line in each of a thousand drawings of the persons: minor units, and conversions. */
export interface LineDraws {
  readonly minor: readonly Float64Array[];
  readonly conversions: readonly Float64Array[];
}

/** Asks a learned model of journeys that are laid, at the grain of a grouping. */
export async function creditLearned(
  facts: Warehouse,
  laid: LaidJourneys,
  { name, by, most }: { name: LearnedName; by: Grouping; most?: number },
): Promise<LinedJourneys & LearnedCredit> {
  const nullPaths = usesNullPaths[name] ? await nullPathsOf(facts, laid, by) : null;
  const lined = await journeyTable(facts, laid, by, most);
  return { ...lined, ...learnedCredit(name, lined, nullPaths) };
}

/** The paths of people who did not convert, by the lines of a grouping. */
export async function nullPathsOf(facts: Warehouse, laid: LaidJourneys, by: Grouping): Promise<NullPaths> {
  const { table } = await nonConvertingPaths(facts, laid, by);
  return { offsets: table.offsets, steps: table.steps, nulls: table.nulls };
}

/** The same of journeys by their lines. */
export function learnedCredit(
  name: LearnedName,
  { table, groups }: Pick<LinedJourneys, "table" | "groups">,
  nullPaths: NullPaths | null,
): LearnedCredit {
  const learned = countLearned[name](table, nullPaths);
  const { conversions, value } = learned.sharesOf(plusFixed(totalsOf(learned.counted), learned));
  const explained = explainedOf(table);
  const [minors, counts] = [sumOf(explained.minor), explained.units.length];
  return {
    minor: sharedOut(minors, value),
    micro: sharedOut(counts * MICRO, conversions),
    draw: () => (learned.isQuick ? drawn(learned, explained, table.placeCount, groups) : null),
  };
}

/** What the shares leave over, if anything, is nobody's. */
function sharedOut(total: number, shares: Float64Array): number[] {
  const rest = Math.max(0, 1 - sumOf(shares));
  return share(total, [...shares, rest < 1e-9 && sumOf(shares) > 0 ? 0 : rest]).slice(0, shares.length);
}

interface Explained {
  readonly units: Uint32Array;
  readonly minor: Float64Array;
}

/** The conversions that have a touch. */
function explainedOf({ offsets, units, valueMinor }: JourneyTable): Explained {
  const some = valueMinor.map((_, at) => ((offsets[at + 1] as number) > (offsets[at] as number) ? 1 : 0));
  return { units: units.filter((_, at) => some[at] === 1), minor: valueMinor.filter((_, at) => some[at] === 1) };
}

function drawn(learned: LearnedCounts, explained: Explained, places: number, groups: number | null): LineDraws {
  const counted = poissonBootstrap({ ...learned.counted, groups });
  const { units, minor } = explained;
  const whole = poissonBootstrap({
    units: [...units, ...units],
    keys: [...units.map(() => 0), ...units.map(() => 1)],
    values: [...minor, ...minor.map(() => 1)],
    keyCount: 2,
    groups,
  });
  const [minors, counts] = [whole.of(0), whole.of(1)];
  const draws = (): Float64Array[] => Array.from({ length: places }, () => new Float64Array(counted.count));
  const found = { minor: draws(), conversions: draws() };
  const sums = new Float64Array(learned.counted.keyCount);
  const columns = Array.from(sums, (_, key) => counted.of(key));
  for (let replicate = 0; replicate < counted.count; replicate++) {
    for (const [key, column] of columns.entries()) sums[key] = column[replicate] as number;
    lay(found, replicate, learned.sharesOf(plusFixed(sums, learned)), {
      minor: minors[replicate] as number,
      conversions: counts[replicate] as number,
    });
  }
  return found;
}

function lay(
  into: LineDraws,
  replicate: number,
  shares: PlaceShares,
  { minor, conversions }: { minor: number; conversions: number },
): void {
  for (const [place, column] of into.minor.entries()) column[replicate] = (shares.value[place] as number) * minor;
  for (const [place, column] of into.conversions.entries())
    column[replicate] = (shares.conversions[place] as number) * conversions;
}

function plusFixed(sums: Float64Array, { fixed }: LearnedCounts): Float64Array {
  return fixed === null ? sums : sums.map((sum, key) => sum + (fixed[key] as number));
}

const sumOf = (numbers: Float64Array): number => numbers.reduce((total, one) => total + one, 0);
