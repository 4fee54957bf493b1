import { z } from "zod";
import { MICRO } from "../../attribution/credit.ts";
import type { Model } from "../../attribution/models.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { sqlWeightsOf } from "./credit-weights.ts";

/**
 * Lays the table `credit` (conversion, position, leaf, tier, minor, micro): each conversion's value and itself shared over its
 * journey by a rule model, in whole minor units and millionths by largest remainder. The SQL form of `attribution`,
 * which is its oracle. None of them is laid for a learned model.
 */
export async function layCredit(facts: Warehouse, model: Model): Promise<void> {
  if (model.kind === "learned") return layNoCredit(facts);
  const weights = sqlWeightsOf(model);
  await facts.run("winner" in weights ? winnerTakesAll(weights.winner) : sharedOut(weights.weighed));
}

/** A learned model credits places over all journeys, and no touch of any. */
async function layNoCredit(facts: Warehouse): Promise<void> {
  await facts.run(
    raw(`/* questions/credit */
    create or replace temp table credit as
    select j.conversion, j.position, j.leaf, j.tier, cast(0 as bigint) as minor, cast(0 as bigint) as micro
    from journey_touch as j where false`),
  );
}

/** One touch gets everything: nothing is to be rounded. */
const winnerTakesAll = (isWinner: string) => sql`
    /* questions/credit */
    create or replace temp table credit as
    select j.conversion, j.position, j.leaf, j.tier, c.value_minor as minor, cast(${MICRO} as bigint) as micro
    from (select *, ${raw(isWinner)} as wins from journey_touch) as j join conversion as c using (conversion)
    where j.wins`;

const sharedOut = (weighed: string) => sql`
    /* questions/credit */
    create or replace temp table credit as
    with weighed as (
      ${raw(weighed)}
    ), exact as (
      select *, value_minor * weight / sum(weight) over journey as minor_exact, ${MICRO} * weight / sum(weight) over journey as micro_exact
      from weighed where weight > 0
      window journey as (partition by conversion)
    ), ranked as (
      select *,
        row_number() over (partition by conversion order by round(minor_exact - floor(minor_exact), 2) desc, position) as minor_rank,
        value_minor - sum(floor(minor_exact)) over (partition by conversion) as minor_left,
        row_number() over (partition by conversion order by round(micro_exact - floor(micro_exact), 2) desc, position) as micro_rank,
        ${MICRO} - sum(floor(micro_exact)) over (partition by conversion) as micro_left
      from exact
    )
    select conversion, position, leaf, tier,
      cast(floor(minor_exact) as bigint) + (minor_rank <= minor_left)::bigint as minor,
      cast(floor(micro_exact) as bigint) + (micro_rank <= micro_left)::bigint as micro
    from ranked`;

const Credited = z.object({ leaf: z.number(), tier: z.number(), minor: z.number(), micro: z.number() });
export type Credited = z.infer<typeof Credited>;

/** Credit summed per leaf and tier of evidence. */
export function creditByLeaf(facts: Warehouse): Promise<Credited[]> {
  return facts.rows(
    Credited,
    raw(`/* questions/credit */
    select leaf, tier, sum(minor) as minor, sum(micro) as micro from credit group by leaf, tier order by leaf, tier`),
  );
}

const DayCredit = z.object({ day: z.string(), leaf: z.number(), minor: z.number() });

/** Credit per day of the conversion and leaf, for figures over time. */
export function creditByDay(facts: Warehouse): Promise<z.infer<typeof DayCredit>[]> {
  return facts.rows(
    DayCredit,
    raw(`/* questions/credit */
    select strftime(c.day, '%Y-%m-%d') as day, k.leaf, sum(k.minor) as minor
    from credit as k join conversion as c using (conversion) group by all order by all`),
  );
}

/** Value of the conversions that have a touch, per day. */
export function explainedByDay(facts: Warehouse): Promise<{ day: string; minor: number }[]> {
  return facts.rows(
    z.object({ day: z.string(), minor: z.number() }),
    raw(`/* questions/credit */
    select strftime(day, '%Y-%m-%d') as day, sum(value_minor) as minor
    from conversion where conversion in (select conversion from journey_touch) group by day order by day`),
  );
}

const Unexplained = z.object({ day: z.string(), minor: z.number(), conversions: z.number() });

/** Value and number of the conversions that no touch explains, per day. */
export function unexplainedByDay(facts: Warehouse): Promise<z.infer<typeof Unexplained>[]> {
  return facts.rows(
    Unexplained,
    raw(`/* questions/credit */
    select strftime(day, '%Y-%m-%d') as day, sum(value_minor) as minor, count(*) as conversions
    from conversion where conversion not in (select conversion from journey_touch) group by day order by day`),
  );
}

/** Value and number of all conversions of the period. */
export function conversionTotals(facts: Warehouse): Promise<{ minor: number; conversions: number; unpaid: number }> {
  return facts.row(
    z.object({ minor: z.number(), conversions: z.number(), unpaid: z.number() }),
    raw(`/* questions/credit */
    select coalesce(sum(value_minor), 0) as minor, count(*) as conversions, count(*) filter (unpaid) as unpaid from conversion`),
  );
}
