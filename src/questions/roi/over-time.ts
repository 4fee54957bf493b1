import { z } from "zod";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { share, toDecimal } from "../../model/money.ts";
import { calendarDay, daysIn } from "../../model/period.ts";
import type { Statement } from "../../model/statement.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { AnalyticsCredit, DayCredit, DayUnexplained } from "./share-analytics.ts";

/** Minor units on days, to be summed into the points. */
export type Days = readonly { readonly day: string; readonly minor: number }[];

const mostPoints = 62;

/** Cost, ad spend and return of social per day, week or month of the period, each summing to its total. */
export function overTime(
  { from, to, currency }: JourneyScope,
  { cost, adSpend, returned }: { cost: Days; adSpend: Days; returned: Days },
): Statement["overTime"] {
  const period = { from: calendarDay(from), to: calendarDay(to) };
  const unit = unitOf(daysIn(period));
  const starts: string[] = [];
  for (let start = period.from; Temporal.PlainDate.compare(start, period.to) < 0; start = nextOf(start, unit)) {
    starts.push(start.toString());
  }
  const summed = [cost, adSpend, returned].map((amounts) => intoPoints(starts, amounts));
  const at = (which: number, index: number) => toDecimal(summed[which]?.[index] ?? 0, currency);
  const points = starts.map((start, index) => ({
    from: start,
    cost: at(0, index),
    adSpend: at(1, index),
    return: at(2, index),
  }));
  return { unit, points };
}

type Unit = Statement["overTime"]["unit"];

function unitOf(days: number): Unit {
  if (days <= mostPoints) return "day";
  return days <= mostPoints * 7 ? "week" : "month";
}

/** Weeks begin on Monday and months on the first, but for the first of them, which begins with the period. */
function nextOf(day: Temporal.PlainDate, unit: Unit): Temporal.PlainDate {
  if (unit === "day") return day.add({ days: 1 });
  if (unit === "week") return day.add({ days: 8 - day.dayOfWeek });
  return day.add({ months: 1 }).with({ day: 1 });
}

function intoPoints(starts: readonly string[], amounts: Days): number[] {
  const sums = starts.map(() => 0);
  for (const { day, minor } of amounts) {
    const index = Math.max(
      0,
      starts.findLastIndex((start) => start <= day),
    );
    sums[index] = (sums[index] ?? 0) + minor;
  }
  return sums;
}

/** The share of an amount that is social's, laid on days by their weights. */
export function onDays(minor: number, days: readonly { day: string; weight: number }[], fallback: string): Days {
  if (days.length === 0) return [{ day: fallback, minor }];
  const parts = share(
    minor,
    days.map(({ weight }) => weight),
  );
  return days.map(({ day }, at) => ({ day, minor: parts[at] ?? 0 }));
}

/** Social's return on the days of its conversions; what an analytics table explained lies on the days it explained. */
export function returnOnDays(
  credited: readonly DayCredit[],
  unexplained: readonly DayUnexplained[],
  analytics: readonly AnalyticsCredit[],
): Days {
  const social = (leaf: Leaf) => leaf.social;
  const measured = credited.filter(({ leaf }) => social(leaf)).map(({ day, minor }) => ({ day, minor }));
  const explained = analytics
    .filter(({ leaf }) => social(leaf))
    .flatMap(({ from, to, minor }) => {
      const open = unexplained
        .filter(({ day }) => day >= from && day < to)
        .map(({ day, minor: weight }) => ({ day, weight }));
      return onDays(minor, open.length > 0 ? open : evenDays(from, to), from);
    });
  return [...measured, ...explained];
}

/** Where the table stands for the orders, no order tells the days of a range apart. */
function evenDays(from: string, to: string): { day: string; weight: number }[] {
  const first = calendarDay(from);
  return Array.from({ length: daysIn({ from: first, to: calendarDay(to) }) }, (_, at) => {
    return { day: first.add({ days: at }).toString(), weight: 1 };
  });
}

const SpendDay = z.object({ platform: z.string(), day: z.string(), weight: z.number() });

/** Ad spend of each platform per day of the period, as weights: ranges count evenly on their days. */
export function spendDays(
  facts: Warehouse,
  { workspace, currency, from, to }: JourneyScope,
): Promise<z.infer<typeof SpendDay>[]> {
  return facts.rows(
    SpendDay,
    sql`
    /* questions/over-time */
    with span as (
      select platform, currency, greatest(day, cast(${from} as date)) as first, least(until, cast(${to} as date)) as past,
        sum(spend_minor / (until - day)) as per_day
      from ad_once
      where workspace = ${workspace} and day < cast(${to} as date) and until > cast(${from} as date)
      group by all
    ), spread as (
      select platform, currency, per_day,
        cast(unnest(generate_series(cast(first as timestamp), cast(past as timestamp) - interval 1 day, interval 1 day)) as date) as day
      from span
    )
    select s.platform, strftime(s.day, '%Y-%m-%d') as day, cast(sum(s.per_day * coalesce(r.factor, 1)) as double) as weight
    from spread as s left join day_rate as r on r.currency = s.currency and r.day = s.day and s.currency <> ${currency}
    group by all order by all`,
  );
}
