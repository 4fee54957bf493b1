import { z } from "zod";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { Audience, NetworkAudience } from "../../model/content/audience.ts";
import { calendarDay, daysIn } from "../../model/period.ts";
import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { audienceFormulas } from "./content-formulas.ts";
import { segmentsOf } from "./segments.ts";

const count = z.number().nullable();
const Told = z.object({
  network: z.string(),
  account: z.string().nullable(),
  day: z.iso.date(),
  from: z.iso.date(),
  followers: count,
  gained: count,
  lost: count,
  reach: count,
});
type Told = z.infer<typeof Told>;

/** Followers and reach of each network's accounts over the period, side by side, and of whom the audience is. */
export async function audience(facts: Warehouse, scope: JourneyScope): Promise<Audience> {
  const { from, to, timeZone } = scope;
  const unit = unitOf(daysIn({ from: calendarDay(from), to: calendarDay(to) }));
  const days = await daysTold(facts, scope, unit);
  const accounts = Map.groupBy(days, ({ network, account }) => JSON.stringify([network, account]));
  const networks = [...accounts.values()].flatMap((told) => networkOf(told));
  const size = ({ last, gained, daysTold }: NetworkAudience) => last?.followers ?? gained ?? daysTold;
  return {
    period: { from, to },
    timeZone,
    unit,
    networks: networks.toSorted((a, b) => size(b) - size(a) || (a.network < b.network ? -1 : 1)),
    segments: await segmentsOf(facts, scope.workspace),
    formulas: audienceFormulas,
  };
}

const mostDays = 92;

function unitOf(days: number): Audience["unit"] {
  if (days <= mostDays) return "day";
  return days <= mostDays * 7 ? "week" : "month";
}

/**
 * One row for each account and day of the period: of several files that tell the day, each count is as the latest file
 * that has it says. Rows of more than a day tell of no day, but for the followers at their end.
 */
function daysTold(facts: Warehouse, { workspace, from, to }: JourneyScope, unit: Audience["unit"]): Promise<Told[]> {
  return facts.rows(
    Told,
    sql`
    /* questions/audience */
    with told as (
      select network, account, cast(until - 1 as date) as day, until - day = 1 as of_day, followers, gained, lost, null::bigint as reach, source
      from audience_day where workspace = ${workspace} and dimension is null and not coalesce(paid, false)
      union all
      select network, account, day, until - day = 1, null, null, null, reach, source
      from page_day where workspace = ${workspace} and surface is null and reach is not null
    ), alone as (
      -- A file that names no account tells of the one that others name, where there is one.
      select network, any_value(account) as alone from told group by network having count(distinct account) = 1
    )
    select network, coalesce(account, alone) as account, strftime(day, '%Y-%m-%d') as day,
      strftime(greatest(cast(date_trunc(${unit}, day) as date), cast(${from} as date)), '%Y-%m-%d') as "from",
      ${latest("followers", "true")} as followers, ${latest("gained", "of_day")} as gained,
      ${latest("lost", "of_day")} as lost, ${latest("reach", "of_day")} as reach
    from told join source_rank using (source) left join alone using (network)
    where network is not null and day >= cast(${from} as date) and day < cast(${to} as date)
    group by network, coalesce(account, alone), day, "from"
    having coalesce(followers, gained, lost, reach) is not null
    order by 1, 2, 3`,
  );
}

const latest = (column: string, told: string): Sql =>
  raw(`arg_max(told.${column}, rank) filter (told.${column} is not null and ${told})`);

function networkOf(told: readonly Told[]): NetworkAudience[] {
  const [one] = told;
  if (one === undefined) return [];
  const stands = told.flatMap(({ day, followers }) => (followers === null ? [] : [{ day, followers }]));
  const [first = null, last = null] = [stands[0], stands.at(-1)];
  const grown = first !== null && last !== null && first.day !== last.day && first.followers > 0;
  return [
    {
      network: one.network,
      account: one.account,
      first,
      last,
      growth: grown ? round(((last.followers - first.followers) * 100) / first.followers) : null,
      gained: summed(told, "gained"),
      lost: summed(told, "lost"),
      daysTold: told.filter(({ gained }) => gained !== null).length,
      reachADay: meanReach(told),
      daysOfReach: told.filter(({ reach }) => reach !== null).length,
      points: [...Map.groupBy(told, ({ from }) => from)].map(([from, days]) => ({
        from,
        followers: days.findLast(({ followers }) => followers !== null)?.followers ?? null,
        gained: summed(days, "gained"),
        lost: summed(days, "lost"),
        reachADay: meanReach(days),
      })),
    },
  ];
}

function summed(told: readonly Told[], of: "gained" | "lost"): number | null {
  const known = told.flatMap((day) => (day[of] === null ? [] : [day[of]]));
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

function meanReach(told: readonly Told[]): number | null {
  const known = told.flatMap(({ reach }) => (reach === null ? [] : [reach]));
  return known.length === 0 ? null : round(known.reduce((sum, one) => sum + one, 0) / known.length);
}

const round = (value: number): number => Math.round(value * 100) / 100;
