import { z } from "zod";
import { KnownError } from "../model/errors.ts";
import { liveSources } from "../model/live-source.ts";
import { minorDigits } from "../model/money.ts";
import { sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { dealOutcome } from "./deal-outcome.ts";
import type { JourneyScope } from "./scope.ts";

/** How many days back the last published rate still stands for a day without one (weekends and holidays). */
const staleDays = 7;

const Needed = z.object({ currency: z.string(), day: z.string(), browsers: z.boolean() });
const Rate = z.object({ day: z.string(), base: z.string(), currency: z.string(), rate: z.number() });

/**
 * Lays the table `day_rate` (currency, day, factor): the workspace's minor units for one minor unit of each foreign
 * currency that an order, deal, ad row or analytics row of the period is in, by the rate of its day. Throws KnownError
 * `missing_rate` that names currency and day, and in `missing` all of them; a missing rate is never 1. Where nobody but browsers told of a currency on a
 * day, a missing rate is null: strangers can send any currency, and must not keep the business from its statement.
 */
export async function layDayRates(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  const needed = await foreignDays(warehouse, scope);
  const rateOn = needed.length === 0 ? () => 1 : await ratesOf(warehouse, scope);
  const missing = needed.filter(({ currency, day, browsers }) => !browsers && rateOn(currency, day) === null);
  if (missing.length > 0) throw missingRate(scope.currency, stretchesOf(missing));
  const rows = needed.map(({ currency, day }) => {
    const rate = rateOn(currency, day);
    if (rate === null) return [currency, day, null];
    return [currency, day, String(rate * 10 ** (minorDigits(scope.currency) - minorDigits(currency)))];
  });
  await warehouse.stage("day_rate_text", 3, rows);
  await warehouse.run(sql`
    /* journeys/day-rates */
    create or replace temp table day_rate as
    select c0 as currency, cast(c1 as date) as day, cast(c2 as double) as factor from day_rate_text`);
}

/** The days of the period that an amount in a foreign currency stands on and that no rate is known for, by currency. */
export async function missingRates(
  warehouse: Warehouse,
  scope: JourneyScope,
): Promise<{ currency: string; first: string; last: string; days: number; browsers: boolean }[]> {
  const needed = await foreignDays(warehouse, scope);
  if (needed.length === 0) return [];
  const rateOn = await ratesOf(warehouse, scope);
  return stretchesOf(needed.filter(({ currency, day }) => rateOn(currency, day) === null));
}

/** By currency, from the first day to the last of those in their order. */
function stretchesOf(missing: readonly z.infer<typeof Needed>[]) {
  return [...Map.groupBy(missing, ({ currency }) => currency)].map(([currency, days]) => ({
    currency,
    first: days[0]?.day ?? "",
    last: days.at(-1)?.day ?? "",
    days: days.length,
    browsers: days.every(({ browsers }) => browsers),
  }));
}

/** The refusal, with what is missing for programs and pages: by currency the first day, the last, and how many of them. */
function missingRate(
  home: string,
  missing: readonly {
    readonly currency: string;
    readonly first: string;
    readonly last: string;
    readonly days: number;
  }[],
): KnownError {
  const [{ currency, first } = { currency: home, first: "" }] = missing.toSorted((a, b) =>
    a.first < b.first ? -1 : 1,
  );
  return new KnownError("missing_rate", `there is no exchange rate from ${currency} to ${home} for ${first}`, {
    hint: "add the ECB's eurofxref-hist.csv, or a file with the columns day, base, currency, rate, to the files",
    more: {
      home,
      missing: missing.map((one) => ({
        ...{ currency: one.currency, first: one.first },
        last: one.last,
        days: one.days,
      })),
    },
  });
}

/** Purchases of the period that only browsers told of, in a currency that has no rate: they are left out. */
export function unratedPurchases(
  warehouse: Warehouse,
  { workspace, timeZone, fromMs, toMs }: JourneyScope,
): Promise<{ currency: string; purchases: number }[]> {
  return warehouse.rows(
    z.object({ currency: z.string(), purchases: z.number() }),
    sql`
    /* journeys/day-rates */
    select o.currency, count(*) as purchases
    from day_rate as r join order_once as o
      on o.currency = r.currency and cast(timezone(${timeZone}, o.occurred_at) as date) = r.day
    where r.factor is null and o.workspace = ${workspace} and o.counted
      and o.occurred_at >= make_timestamptz(${fromMs} * 1000) and o.occurred_at < make_timestamptz(${toMs} * 1000)
    group by o.currency order by o.currency`,
  );
}

/**
 * Turns an amount that names no currency into the workspace's minor units: it is in the workspace's currency, and was
 * read with two decimals where nobody had said which that is.
 */
export const unnamedFactor = (currency: string): number => 10 ** (minorDigits(currency) - 2);

/** Whose rates are asked for, of which days, and into which currency. */
type RateScope = Pick<JourneyScope, "workspace" | "currency" | "from" | "to">;

/** Turns minor units of any currency into the workspace's, by the rate of a day. */
export async function exchangeOf(
  warehouse: Warehouse,
  scope: RateScope,
): Promise<(minor: number, currency: string, day: string) => number> {
  const rateOn = await ratesOf(warehouse, scope);
  return (minor, currency, day) => {
    if (currency === scope.currency) return minor;
    const rate = rateOn(currency, day);
    if (rate === null) throw missingRate(scope.currency, [{ currency, first: day, last: day, days: 1 }]);
    return minor * rate * 10 ** (minorDigits(scope.currency) - minorDigits(currency));
  };
}

function foreignDays(
  warehouse: Warehouse,
  { workspace, currency, from, to, fromMs, toMs, timeZone, plan, conversionsOf }: JourneyScope,
) {
  return warehouse.rows(
    Needed,
    sql`
    /* journeys/day-rates */
    select currency, strftime(day, '%Y-%m-%d') as day, bool_and(browsers) as browsers
    from (
      select currency, cast(timezone(${timeZone}, occurred_at) as date) as day, source = ${liveSources.tracker} as browsers
      from order_once
      where workspace = ${workspace} and counted and currency <> ${currency}
        and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
      union all
      select currency, cast(timezone(${timeZone}, closed_at) as date), false from deal_once
      where workspace = ${workspace} and currency <> ${currency} and ${dealOutcome(plan)} = 'won'
        and closed_at >= make_timestamptz(${fromMs} * 1000) and closed_at < make_timestamptz(${toMs} * 1000)
      union all
      select currency, cast(timezone(${timeZone}, created_at) as date), false from deal_once
      where workspace = ${workspace} and currency <> ${currency} and ${conversionsOf === "opportunities"}
        and created_at >= make_timestamptz(${fromMs} * 1000) and created_at < make_timestamptz(${toMs} * 1000)
      union all
      select currency, cast(unnest(generate_series(
        cast(greatest(day, cast(${from} as date)) as timestamp),
        cast(least(until, cast(${to} as date)) as timestamp) - interval 1 day, interval 1 day)) as date), false
      from (
        select distinct currency, day, until from ad_once where workspace = ${workspace} and currency <> ${currency}
        union
        select distinct currency, day, until from analytics_day_once where workspace = ${workspace} and currency <> ${currency}
      )
    )
    group by currency, day
    order by day, currency`,
  );
}

/** The rate of a day of the period for one unit of a currency in the workspace's, null where none is known: straight, turned round, or crossed over a base. */
async function ratesOf(warehouse: Warehouse, { workspace, currency: home, from, to }: RateScope) {
  const rows = await warehouse.rows(
    Rate,
    sql`
    /* journeys/day-rates */
    select strftime(day, '%Y-%m-%d') as day, base, currency, max(rate) as rate
    from fx_rate
    where workspace = ${workspace} and rate > 0 and day < cast(${to} as date) and day >= cast(${from} as date) - ${staleDays}::integer
    group by all`,
  );
  const published = new Map(rows.map(({ day, base, currency, rate }) => [`${day} ${base} ${currency}`, rate]));
  const bases = [...new Set(rows.map(({ base }) => base))];

  return (currency: string, day: string): number | null => {
    for (let back = 0; back <= staleDays; back++) {
      const date = Temporal.PlainDate.from(day).subtract({ days: back }).toString();
      const perBase = (base: string, code: string) => (base === code ? 1 : published.get(`${date} ${base} ${code}`));
      for (const base of bases) {
        const [from, to] = [perBase(base, currency), perBase(base, home)];
        if (from !== undefined && to !== undefined) return to / from;
      }
    }
    return null;
  };
}
