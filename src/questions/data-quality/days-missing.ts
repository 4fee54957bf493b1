import { z } from "zod";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { QualityCheck } from "../../model/data-quality.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { byKind, judged } from "./level.ts";

type Gap = Extract<QualityCheck, { kind: "days_missing" }>["rows"][number];

const Counted = z.object({
  what: z.enum(["orders", "visits", "ads", "analytics"]),
  from: z.string(),
  source: z.number(),
  day: z.number(),
  rows: z.number(),
});
type Counted = z.infer<typeof Counted>;

/** Days inside the reach of what was brought in that hold nothing though their neighbours do. */
export async function daysMissing(facts: Warehouse, scope: JourneyScope) {
  const counted = await countedDays(facts, scope);
  const series = Map.groupBy(counted, ({ what, from }) => JSON.stringify([what, from]));
  const rows = [...series.values()].flatMap(gapsIn).toSorted((a, b) => b.expected - a.expected || b.days - a.days);
  const count = rows.reduce((sum, { days }) => sum + days, 0);
  // Ads that nobody has a report of may just not have run.
  const level = rows.every(({ what }) => what === "ads") ? "note" : "mend";
  return {
    kind: "days_missing" as const,
    ...judged({ rule: byKind, count, of: series.size === 0 ? 0 : null, rows, level: count === 0 ? "good" : level }),
  };
}

/**
 * Days are numbered from 1970-01-01. A row that spans days stands on each of them. Moments are counted by quarters of an
 * hour first, for no zone is off by less, and asking for a day takes longer than counting.
 */
function countedDays(
  facts: Warehouse,
  { workspace, timeZone, from, to, fromMs, toMs }: JourneyScope,
): Promise<Counted[]> {
  return facts.rows(
    Counted,
    sql`
    /* questions/data-quality/days-missing */
    with told as (
      select what, source, cast(timezone(${timeZone}, make_timestamptz(quarter * 900000000)) as date) as day, rows
      from (
        select 'orders' as what, source, epoch_us(occurred_at) // 900000000 as quarter, count(*) as rows
        from order_once
        where workspace = ${workspace} and counted
          and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
        group by all
        union all
        select 'visits', source, epoch_us(occurred_at) // 900000000 as quarter, count(*)
        from event_once
        where workspace = ${workspace}
          and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
        group by all
      )
      union all
      select what, source, cast(unnest(generate_series(
        cast(greatest(day, cast(${from} as date)) as timestamp),
        cast(least(until, cast(${to} as date)) as timestamp) - interval 1 day, interval 1 day)) as date), rows
      from (
        select 'ads' as what, source, day, until, count(*) as rows from ad_once
        where workspace = ${workspace} and coalesce(spend_minor, 0) > 0 and day < cast(${to} as date) and until > cast(${from} as date)
        group by all
        union all
        select 'analytics', source, day, until, count(*) from analytics_day_once
        where workspace = ${workspace} and sessions > 0 and day < cast(${to} as date) and until > cast(${from} as date)
        group by all
      )
    )
    select t.what, s.format as "from", t.source, t.day - date '1970-01-01' as day, sum(t.rows)::bigint as rows
    from told as t join source_rank as s using (source)
    where t.day is not null
    group by all order by day`,
  );
}

/** A day has this chance at most of being empty by chance before it is told of. */
const leastExpected = -Math.log(0.0001);

function gapsIn(counted: readonly Counted[]): Gap[] {
  const [first] = counted;
  if (first === undefined) return [];
  const rows = new Map<number, number>();
  for (const { day, rows: more } of counted) rows.set(day, (rows.get(day) ?? 0) + more);
  const files = [...Map.groupBy(counted, ({ source }) => source).values()].map((own) => ({
    from: own[0]?.day ?? 0,
    to: own.at(-1)?.day ?? 0,
  }));
  const days = [...rows.keys()];
  return days.flatMap((day, at) => {
    const next = days[at + 1];
    if (next === undefined || next === day + 1) return [];
    const gap = withoutRests({ first: day + 1, last: next - 1 }, rows);
    if (gap === null) return [];
    const isBetween = !files.some(({ from, to }) => from < gap.first && to > gap.last);
    const expected = expectedIn(gap, rows);
    // An ad account that rests for a while has no rows, and a report that reaches over those days says so.
    const isUnlikely = first.what !== "ads" && expected >= leastExpected;
    if (!isUnlikely && !(isBetween && (first.what === "ads" || expected >= 1))) return [];
    return [
      {
        from: first.from,
        what: first.what,
        first: dayText(gap.first),
        last: dayText(gap.last),
        days: gap.last - gap.first + 1,
        reason: isBetween ? ("between_files" as const) : ("unlikely" as const),
        expected: Math.round(expected * 10) / 10,
      },
    ];
  });
}

interface Days {
  readonly first: number;
  readonly last: number;
}

/** Without the days at its ends on which there is never anything; null where nothing is left. */
function withoutRests(gap: Days, rows: ReadonlyMap<number, number>): Days | null {
  const days = Array.from({ length: gap.last - gap.first + 1 }, (_, at) => gap.first + at);
  const usual = days.filter((day) => expectedOn(day, gap, rows) > 0);
  const [first, last] = [usual[0], usual.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

function expectedIn(gap: Days, rows: ReadonlyMap<number, number>): number {
  let expected = 0;
  for (let day = gap.first; day <= gap.last; day++) expected += expectedOn(day, gap, rows);
  return expected;
}

/** As many as the same weekdays one and two weeks before and after have on average: a shop that rests on Sundays misses none. */
function expectedOn(day: number, gap: Days, rows: ReadonlyMap<number, number>): number {
  const [reachFrom, reachTo] = reachOf(rows);
  const beside = [-14, -7, 7, 14]
    .map((apart) => day + apart)
    .filter((one) => one >= reachFrom && one <= reachTo && (one < gap.first || one > gap.last));
  const sum = beside.reduce((all, one) => all + (rows.get(one) ?? 0), 0);
  return beside.length === 0 ? usualIn(gap, rows) : sum / beside.length;
}

/** Where a gap is longer than the weeks that are looked at: what a day has on average. */
function usualIn(gap: Days, rows: ReadonlyMap<number, number>): number {
  const [from, to] = reachOf(rows);
  const all = [...rows.values()].reduce((sum, one) => sum + one, 0);
  return all / (to - from + 1 - (gap.last - gap.first + 1));
}

const reachOf = (rows: ReadonlyMap<number, number>): [number, number] => [
  Math.min(...rows.keys()),
  Math.max(...rows.keys()),
];

const dayText = (day: number): string => Temporal.PlainDate.from("1970-01-01").add({ days: day }).toString();
