import { MICRO } from "../../attribution/credit.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { Figures, Grouping } from "../../model/statement.ts";
import { poissonBootstrap, type Replicates } from "../../statistics/poisson-bootstrap.ts";
import { percentileInterval } from "../../statistics/quantile.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { learnedGroups } from "./credits.ts";
import type { Matching } from "./only-matching.ts";
import { lineId, type PlaceLine } from "./places.ts";
import type { Returns } from "./returns.ts";
import type { AnalyticsCredit } from "./share-analytics.ts";

const level = 0.9;
const fewest = 10;

/** At most this many sums of a unit and a line are drawn again; beyond it units are gathered into random groups. */
const mostEntries = 100_000;
const mostUnits = 4096;

export interface RoiIntervals {
  of(id: string): Figures["interval"];
  social(): Figures["interval"];
  all(): Figures["interval"];
}

/**
 * 90 % Poisson-bootstrap intervals of the ROI of each line, of social and of the whole business, given the spend: each
 * person's (a deal's: each account's) conversions are drawn together. More than 4,096 persons are gathered by the hash
 * of their key into random groups, which are drawn instead. Null below ten conversions and without cost. Of a part, the
 * whole is the lines of what matches.
 */
export async function roiIntervals(
  facts: Warehouse,
  by: Grouping,
  lines: readonly [string, PlaceLine][],
  { leaves, analytics, learned }: Pick<Returns, "leaves" | "analytics" | "learned">,
  { isPart, matches, unattributedMicro }: Matching & { unattributedMicro: number },
): Promise<RoiIntervals> {
  const keyOf = new Map(lines.map(([id], at) => [id, at]));
  const fit = Math.max(256, Math.min(mostUnits, Math.floor(mostEntries / Math.max(1, lines.length))));
  const groups = learned === null ? fit : learnedGroups;
  await layKeys(facts, { by, leaves, matches, analytics: analytics.credits, keyOf });
  const gathered = await layUnits(facts, groups);
  const [units, keys, minors] = await facts.columns(sql`
    /* questions/roi-intervals */
    with entry as (
      select ${raw(unitOf("c"))} as unit, k.key, x.minor from credit as x join conversion as c using (conversion) join line_of_leaf as k using (leaf)
      union all
      select ${raw(unitOf("c"))}, a.key, c.value_minor * a.share
      from conversion as c join line_of_day as a on a.day = c.day
      where c.conversion not in (select conversion from journey_touch)
      union all
      select ${raw(unitOf("c"))}, ${lines.length}, c.value_minor from conversion as c
    )
    select u.nr, e.key, sum(e.minor) as minor from entry as e join unit as u using (unit) group by all order by all`);
  const entries = {
    units: units ?? [],
    keys: keys ?? [],
    values: minors ?? [],
    keyCount: lines.length + 1,
    groups: gathered,
  };
  const drawn = poissonBootstrap(entries);
  const sumsOf = withLearned(drawn, learned, keyOf);
  const wholeOf = await wholeDrawn();
  const interval = (sums: Float64Array | null, costMinor: number, micro: number): Figures["interval"] => {
    if (costMinor <= 0 || micro < fewest * MICRO || entries.units.length === 0) return null;
    if (sums === null) return null;
    const { low, high } = percentileInterval(sums, level);
    const roi = (minor: number) => Math.round(((minor - costMinor) * 10_000) / costMinor) / 100;
    return { low: roi(low), high: roi(high), level };
  };
  const sum = (some: readonly [string, PlaceLine][], of: "costMinor" | "micro") =>
    some.reduce((total, [, { tally }]) => total + tally[of], 0);
  const social = lines.filter(([, line]) => line.social);
  /** The whole business's return is the same whatever the lines and the model, and so is its interval. */
  async function wholeDrawn(): Promise<() => Float64Array | null> {
    if (isPart) return () => sumsOf(lines.map((_, at) => at));
    return gathered !== null && gathered < mostUnits ? await allConversions(facts) : () => drawn.of(lines.length);
  }
  return {
    of(id) {
      const at = keyOf.get(id);
      const tally = at === undefined ? undefined : lines[at]?.[1].tally;
      return at === undefined || tally === undefined ? null : interval(sumsOf([at]), tally.costMinor, tally.micro);
    },
    social: () =>
      interval(sumsOf(social.map(([id]) => keyOf.get(id) ?? -1)), sum(social, "costMinor"), sum(social, "micro")),
    all: () => interval(wholeOf(), sum(lines, "costMinor"), sum(lines, "micro") + unattributedMicro),
  };
}

/** The return of all conversions in every drawing, of as many groups as there can be. */
async function allConversions(facts: Warehouse): Promise<() => Float64Array> {
  const groups = await layUnits(facts, mostUnits);
  const [units = [], minors = []] = await facts.columns(
    raw(`/* questions/roi-intervals */
    select u.nr, sum(c.value_minor) as minor from conversion as c join unit as u on u.unit = ${unitOf("c")} group by all order by all`),
  );
  const drawn = poissonBootstrap({ units, keys: new Uint8Array(units.length), values: minors, keyCount: 1, groups });
  return () => drawn.of(0);
}

/** The sums of some lines in every drawing; null where a learned model has too many lines to be worked out so often. */
function withLearned(
  drawn: Replicates,
  learned: Returns["learned"],
  keyOf: ReadonlyMap<string, number>,
): (at: readonly number[]) => Float64Array | null {
  if (learned === null) return (at) => drawn.total(at);
  const found = learned.draw();
  const columns = new Map(learned.ids.map((id, line) => [keyOf.get(id), found?.minor[line]]));
  return (at) => {
    if (found === null) return null;
    const sums = drawn.total(at);
    for (const key of at) for (const [b, minor] of (columns.get(key) ?? []).entries()) sums[b] = (sums[b] ?? 0) + minor;
    return sums;
  };
}

/** Which line each leaf belongs to, and what share of a day's unexplained value each line gets. */
async function layKeys(
  facts: Warehouse,
  {
    by,
    leaves,
    matches,
    analytics,
    keyOf,
  }: {
    by: Grouping;
    leaves: readonly Leaf[];
    matches: (leaf: Leaf) => boolean;
    analytics: readonly AnalyticsCredit[];
    keyOf: ReadonlyMap<string, number>;
  },
): Promise<void> {
  const ofLeaf = leaves.flatMap((leaf, at) => {
    const key = matches(leaf) ? keyOf.get(lineId(by, leaf)) : undefined;
    return key === undefined ? [] : [[String(at), String(key)]];
  });
  await facts.stage("line_of_leaf_text", 2, ofLeaf);
  const ofDay = analytics.map(({ from, to, leaf, share }) => [
    from,
    to,
    String(keyOf.get(lineId(by, leaf)) ?? -1),
    String(share),
  ]);
  await facts.stage("line_of_range_text", 4, ofDay);
  await facts.run(
    raw(`/* questions/roi-intervals */
    create or replace temp table line_of_leaf as
    select cast(c0 as integer) as leaf, cast(c1 as integer) as key from line_of_leaf_text;
    create or replace temp table line_of_day as
    select day, key, sum(share) as share
    from (
      select cast(unnest(generate_series(cast(c0 as timestamp), cast(c1 as timestamp) - interval 1 day, interval 1 day)) as date) as day,
        cast(c2 as integer) as key, cast(c3 as double) as share
      from line_of_range_text
    )
    group by all`),
  );
}
