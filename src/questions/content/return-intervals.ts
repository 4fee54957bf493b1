import { MICRO } from "../../attribution/credit.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { percentileInterval } from "../../statistics/quantile.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { lineId, type PlaceLine } from "../roi/places.ts";
import type { Returns } from "../roi/returns.ts";

const fewest = 10;
const mostUnits = 4096;
const mostEntries = 100_000;

/**
 * The middle 90 % of the return of each line by post in minor units, from 1,000 Poisson-bootstrap replicates over persons
 * (deals: accounts); null below ten conversions. Units are gathered as the statement gathers them, so that both say the same.
 */
export async function returnIntervals(
  facts: Warehouse,
  lines: readonly [string, PlaceLine][],
  { leaves, learned }: Pick<Returns, "leaves" | "learned">,
): Promise<(id: string) => { low: number; high: number } | null> {
  const told = lines.flatMap(([id, { key, tally }]) => (key.post != null && tally.micro >= fewest * MICRO ? [id] : []));
  const keyOf = new Map(told.map((id, key) => [id, key]));
  if (told.length === 0) return () => null;
  if (learned !== null) return ofLearned(learned, keyOf);
  const drawn = await draw(facts, leaves, keyOf, lines.length);
  return (id) => {
    const key = keyOf.get(id);
    return key === undefined ? null : drawn.interval([key]);
  };
}

async function draw(facts: Warehouse, leaves: Returns["leaves"], keyOf: ReadonlyMap<string, number>, lines: number) {
  const ofLeaf = leaves.flatMap((leaf, at) => {
    const key = keyOf.get(lineId("post", leaf));
    return key === undefined ? [] : [[String(at), String(key)]];
  });
  await facts.stage("post_of_leaf", 2, ofLeaf);
  const fit = Math.max(256, Math.min(mostUnits, Math.floor(mostEntries / Math.max(1, lines))));
  const groups = await layUnits(facts, fit);
  const [units = [], keys = [], values = []] = await facts.columns(sql`
    /* questions/return-intervals */
    select u.nr, cast(k.c1 as integer) as key, sum(x.minor) as minor
    from credit as x join conversion as c using (conversion) join post_of_leaf as k on cast(k.c0 as integer) = x.leaf
      join unit as u on u.unit = ${raw(unitOf("c"))}
    group by all order by all`);
  return poissonBootstrap({ units, keys, values, keyCount: keyOf.size, groups });
}

/** A learned model is worked out anew for each drawing; null where it has too many lines for that. */
function ofLearned(
  { ids, draw }: NonNullable<Returns["learned"]>,
  keyOf: ReadonlyMap<string, number>,
): (id: string) => { low: number; high: number } | null {
  const found = draw();
  return (id) => {
    const sums = keyOf.has(id) ? found?.minor[ids.indexOf(id)] : undefined;
    return sums === undefined ? null : percentileInterval(Float64Array.from(sums), 0.9);
  };
}
