import { z } from "zod";
import { MICRO } from "../../../attribution/credit.ts";
import { raw, sql } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../../journeys/credited-journeys.ts";

/** A campaign of a platform, by the number it has in the answer. */
export interface ClaimLine {
  readonly platform: string;
  readonly campaign: string | null;
  readonly clickDays: number | null;
}

const Found = z.object({
  platform: z.string(),
  /** Null for the platform as a whole. */
  line: z.number().nullable(),
  /** Null for a campaign as a whole. */
  day: z.string().nullable(),
  reached: z.number(),
  reachedMinor: z.number(),
  foundMicro: z.number(),
  foundMinor: z.number(),
  doubleMicro: z.number(),
  /** Reached, but so long after the last click that the platform does not claim it by default. */
  tooLate: z.number(),
  /** Order totals with tax and shipping, in the workspace's currency; and as bare numbers, whatever their currency. */
  grossMinor: z.number(),
  rawMinor: z.number(),
});
export type Found = z.infer<typeof Found>;

/**
 * What the orders show of each platform, campaign and day of the conversion, from `credit` and `journey_touch`; a
 * conversion counts as reached once at every level.
 */
export async function foundDays(
  facts: Warehouse,
  laid: LaidJourneys,
  lines: readonly ClaimLine[],
  lineOfLeaf: ReadonlyMap<number, number>,
): Promise<Found[]> {
  await facts.stage(
    "claim_leaf_text",
    4,
    [...lineOfLeaf].map(([leaf, at]) => {
      const { platform = "", clickDays = null } = lines[at] ?? {};
      return [String(leaf), String(at), platform, clickDays === null ? null : String(clickDays)];
    }),
  );
  await facts.run(layReach(laid));
  return facts.rows(
    Found,
    sql`
    /* questions/claim-gaps */
    with of_platform as (
      select conversion, platform, null::integer as line, null::date as day, sum(micro) as micro, sum(minor) as minor,
        any_value(value_minor) as value_minor, any_value(gross_minor) as gross_minor, any_value(raw_minor) as raw_minor,
        bool_or(shared) as shared, bool_and(too_late) as too_late
      from claim_reach group by conversion, platform
    ), level as (
      select platform, line, day, micro, minor, value_minor, gross_minor, raw_minor, shared, too_late from claim_reach
      union all
      select platform, line, null, micro, minor, value_minor, gross_minor, raw_minor, shared, too_late from claim_reach
      union all
      select platform, line, day, micro, minor, value_minor, gross_minor, raw_minor, shared, too_late from of_platform
    )
    select platform, line, strftime(day, '%Y-%m-%d') as day, count(*) as reached, sum(value_minor) as "reachedMinor",
      sum(micro) as "foundMicro", sum(minor) as "foundMinor",
      coalesce(sum(${MICRO} - micro) filter (shared), 0) as "doubleMicro", count(*) filter (too_late) as "tooLate",
      cast(sum(gross_minor) as double) as "grossMinor", cast(sum(raw_minor) as double) as "rawMinor"
    from level group by platform, line, day order by all`,
  );
}

/** Lays `claim_reach`: each conversion and campaign that a paid touch inside the lookback joins, with what the model credits it. */
const layReach = ({ scope: { workspace, currency } }: LaidJourneys) => sql`
    /* questions/claim-gaps */
    create or replace temp table claim_reach as
    with claim_leaf as (
      select cast(c0 as integer) as leaf, cast(c1 as integer) as line, c2 as platform, cast(c3 as integer) as click_days from claim_leaf_text
    ), clicked as (
      select j.conversion, l.platform, l.line, any_value(l.click_days) as click_days, max(j.occurred_at) as last_click
      from journey_touch as j join claim_leaf as l using (leaf) group by j.conversion, l.platform, l.line
    ), credited as (
      select k.conversion, l.line, sum(k.micro) as micro, sum(k.minor) as minor
      from credit as k join claim_leaf as l using (leaf) group by k.conversion, l.line
    ), sold as (
      select 2 * o.row as conversion, coalesce(o.total_minor, 0) as raw_minor, coalesce(o.total_minor, 0) * coalesce(r.factor, 1) as gross_minor
      from order_once as o join conversion as c on c.conversion = 2 * o.row
      left join day_rate as r on r.currency = o.currency and r.day = c.day and o.currency <> ${currency}
      where o.workspace = ${workspace}
    )
    select c.conversion, c.platform, c.line, v.day, v.value_minor, coalesce(k.micro, 0) as micro, coalesce(k.minor, 0) as minor,
      coalesce(s.gross_minor, v.value_minor) as gross_minor, coalesce(s.raw_minor, v.value_minor) as raw_minor,
      coalesce(epoch(v.occurred_at) - epoch(c.last_click) > 86400 * c.click_days, false) as too_late,
      min(c.platform) over (partition by c.conversion) <> max(c.platform) over (partition by c.conversion) as shared
    from clicked as c join conversion as v using (conversion)
    left join credited as k on k.conversion = c.conversion and k.line = c.line
    left join sold as s on s.conversion = c.conversion`;

const OnDay = z.object({ line: z.number(), day: z.string(), count: z.number() });
export type OnDay = z.infer<typeof OnDay>;

/** What is found in millionths, on the day of the touch that is credited rather than of the order. */
export function foundByClickDay(facts: Warehouse, { scope: { timeZone } }: LaidJourneys): Promise<OnDay[]> {
  return facts.rows(
    OnDay,
    sql`
    /* questions/claim-gaps */
    select cast(l.c1 as integer) as line, strftime(timezone(${timeZone}, j.occurred_at), '%Y-%m-%d') as day, sum(k.micro) as count
    from credit as k join journey_touch as j using (conversion, position) join claim_leaf_text as l on cast(l.c0 as integer) = k.leaf
    group by all order by all`,
  );
}

/** Paid visits that were seen of each campaign, by day; none at all where no visits are known, but orders' own tags. */
export function visitsByDay(facts: Warehouse, { scope }: LaidJourneys): Promise<OnDay[]> {
  const { workspace, timeZone, fromMs, toMs } = scope;
  return facts.rows(
    OnDay,
    sql`
    /* questions/claim-gaps */
    with seen as (
      select origin, cast(timezone(${timeZone}, occurred_at) as date) as day, count(*) as visits from event_once
      where workspace = ${workspace} and origin is not null
        and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
      group by all
    )
    select cast(l.c1 as integer) as line, strftime(s.day, '%Y-%m-%d') as day, sum(s.visits) as count
    from seen as s join origin as o using (origin) join claim_leaf_text as l on cast(l.c0 as integer) = o.leaf
    group by all order by all`,
  );
}

/** All conversions, by day. */
export function conversionsByDay(facts: Warehouse): Promise<{ day: string; conversions: number }[]> {
  return facts.rows(
    z.object({ day: z.string(), conversions: z.number() }),
    raw(`/* questions/claim-gaps */
    select strftime(day, '%Y-%m-%d') as day, count(*) as conversions from conversion group by all order by all`),
  );
}

/** What is found by person or account and campaign, for drawing them again. */
export async function foundByUnit(
  facts: Warehouse,
): Promise<{ units: Float64Array; keys: Float64Array; values: Float64Array }> {
  const [units, keys, values] = await facts.columns(
    raw(`/* questions/claim-gaps */
    select u.nr, r.line, sum(r.micro) from claim_reach as r join conversion as c using (conversion) join unit as u using (unit)
    group by all order by all`),
  );
  const none = new Float64Array();
  return { units: units ?? none, keys: keys ?? none, values: values ?? none };
}
