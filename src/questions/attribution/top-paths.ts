import { z } from "zod";
import type { Interval } from "../../model/attribution/about.ts";
import type { TopPaths } from "../../model/attribution/top-paths.ts";
import { toDecimal } from "../../model/money.ts";
import type { Grouping } from "../../model/statement.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { layLines } from "./lines.ts";
import { isEnough } from "./quartiles.ts";

const Path = z.object({ steps: z.string(), conversions: z.number(), minor: z.number() });

/**
 * The `most` paths before most conversions, then before most value. They are the journeys as their rules have them, where
 * a place is a leaf: two campaigns of one network stay two steps, whatever the lines.
 */
export async function topPaths(
  facts: Warehouse,
  laid: LaidJourneys,
  { by, most }: { by: Grouping; most: number },
): Promise<TopPaths> {
  const { currency } = laid.scope;
  const about = await aboutJourneys(facts, laid);
  const groups = await layUnits(facts, mostUnits);
  const lines = await layLines(facts, laid.leaves, by);
  await facts.run(
    raw(`/* questions/top-paths */
    create or replace temp table path_unit as
    with walked as (
      -- Most journeys have one touch, and no list need be put in order.
      select j.conversion, [l.line] as steps from journey_touch as j join leaf_line as l using (leaf) where j.touches = 1
      union all
      select j.conversion, list(l.line order by j.position)
      from journey_touch as j join leaf_line as l using (leaf) where j.touches > 1 group by j.conversion
    )
    select w.steps, u.nr, count(*) as conversions, sum(c.value_minor) as minor
    from walked as w join conversion as c using (conversion) join unit as u on u.unit = ${unitOf("c")}
    group by w.steps, u.nr`),
  );
  await facts.run(
    raw(`/* questions/top-paths */
    create or replace temp table path as
    select steps, sum(conversions) as conversions, sum(minor) as minor from path_unit group by steps`),
  );
  const { distinct, all, allMinor } = await facts.row(
    z.object({ distinct: z.number(), all: z.number(), allMinor: z.number() }),
    raw(`/* questions/top-paths */
    select count(*) as "distinct", coalesce(sum(conversions), 0) as "all", coalesce(sum(minor), 0) as "allMinor" from path`),
  );
  const found = await facts.rows(
    Path,
    sql`
    /* questions/top-paths */
    select array_to_string(steps, ',') as steps, conversions, minor from path
    order by conversions desc, minor desc, steps limit ${most}`,
  );
  const intervalOf = await pathIntervals(facts, most, groups);
  const sum = (of: "conversions" | "minor") => found.reduce((total, path) => total + path[of], 0);
  return {
    about,
    by,
    distinct,
    paths: found.map(({ steps, conversions, minor }, at) => ({
      steps: steps.split(",").map((line) => lines[Number(line)] ?? missing(line)),
      conversions,
      value: toDecimal(minor, currency),
      share: conversions / all,
      enough: isEnough(conversions),
      interval: isEnough(conversions) ? intervalOf(at) : null,
    })),
    others: { conversions: all - sum("conversions"), value: toDecimal(allMinor - sum("minor"), currency) },
  };
}

/** More persons are gathered into so many random groups for the bootstrap. */
const mostUnits = 512;

/** How sure the conversions of each of the first `most` paths are. */
async function pathIntervals(
  facts: Warehouse,
  most: number,
  groups: number | null,
): Promise<(path: number) => Interval> {
  const [keys = none, units = none, values = none] = await facts.columns(
    sql`
    /* questions/top-paths */
    with top as (
      select steps, (row_number() over (order by conversions desc, minor desc, steps) - 1)::integer as nr
      from path order by conversions desc, minor desc, steps limit ${most}
    )
    select top.nr, u.nr, u.conversions::integer from path_unit as u join top using (steps)`,
  );
  const drawn = poissonBootstrap({ units, keys, values, keyCount: most, groups });
  return (path) => {
    const { low, high } = drawn.interval([path]);
    return { low: Math.max(0, low), high, level: 0.9 };
  };
}

/** A query that finds nothing answers no columns. */
const none = new Float64Array();

function missing(line: string): never {
  throw new Error(`a path with the unknown line ${line}`);
}
