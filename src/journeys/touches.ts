import { z } from "zod";
import { liveSources } from "../model/live-source.ts";
import { adViewed } from "../model/server-event.ts";
import { raw, type Sql, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { isAppAlone } from "./app-alone.ts";
import { directOrigin } from "./origins.ts";
import { layPaths } from "./path-rules.ts";
import type { JourneyScope } from "./scope.ts";
import { joinSittings } from "./sittings.ts";

/**
 * Lays the table `journey_touch` (conversion, position from 1, touches, occurred_at, leaf, direct, tier, view): for each
 * conversion the touches of its persons at or before it and inside the lookback, in time, as the rules of journeys have
 * them. Only the best tier of evidence in a journey stands: 1 tracked visits, 2 redeemed codes, 3 sources declared in a
 * CRM, 4 answers to a survey. What is direct says nothing of where somebody came from: any other evidence goes before it.
 * A CRM's source and an answer hold however long ago they came; an answer given after the purchase tells of the time
 * before it. `view` marks an ad that was seen and not clicked. Answers how many journeys were cut to 500 touches.
 */
export async function layJourneys(warehouse: Warehouse, scope: JourneyScope): Promise<number> {
  await layTouches(warehouse, scope);
  const { tiers } = await warehouse.row(Tiers, raw("select count(distinct tier) as tiers from touch"));
  const best = raw(
    `qualify t.tier = coalesce(
        min(t.tier) filter (not t.direct) over (partition by cp.conversion), min(t.tier) over (partition by cp.conversion))`,
  );
  const touches = sql`
      select cp.conversion, least(t.occurred_at, c.occurred_at) as occurred_at, t.leaf, t.direct, t.tier, t.origin, t.view
      from conversion_person as cp
      join conversion as c using (conversion)
      join touch as t on t.person = cp.person and (t.tier = 4 or t.occurred_at <= c.occurred_at)
        and (t.tier >= 3 or t.occurred_at >= c.occurred_at - to_days(${scope.lookbackDays}::integer))
        ${scope.rules.startAnew ? sinceLast : raw("")}
      ${tiers > 1 ? best : raw("")}`;
  return layPaths(warehouse, { table: "journey_touch", key: "conversion", touches, rules: scope.rules });
}

/**
 * Where each conversion starts the journey anew: what came after the one before it. An answer tells of the conversion
 * before it, and given before all of them of the first.
 */
const sinceLast = raw(`and case when t.tier < 4 or t.occurred_at < c.occurred_at
          then c.previous_at is null or (t.occurred_at > c.previous_at and t.tier < 4)
          else c.next_at is null or t.occurred_at < c.next_at end`);

const Tiers = z.object({ tiers: z.number() });

/**
 * Touches of the persons who converted, by any key they go by; nobody else's can be credited. What the server saw itself
 * is weak where it names no origin, or rests on the app alone in whose browser it was: an order's own is none then.
 */
async function layTouches(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  await warehouse.run(sql`
    /* journeys/touches */
    create or replace temp table touch as ${touchesOf(scope, converted)}`);
  await joinSittings(warehouse);
}

/** Whose touches are read, as pieces of SQL: a join of visits (`e`), one of all that is said (`s`), and the person by both. */
export interface Whose {
  readonly visits: Sql;
  readonly said: Sql;
  readonly person: Sql;
}

const converted: Whose = {
  visits: raw("semi join conversion_key as c on c.key = e.person"),
  said: raw("join conversion_key as k using (key)"),
  person: raw("k.person"),
};

/** SQL of touches (person, occurred_at, last_at, is_visit, origin, tier, leaf, direct, weak, view), in no order. */
export const touchesOf = (scope: JourneyScope, { visits, said, person }: Whose): Sql => sql`
    with seen as (${touchesSaid(scope, visits)})
    select ${person} as person, s.occurred_at, s.last_at, s.is_visit, s.origin, s.tier, g.leaf, g.direct,
      g.direct or coalesce(a.origin is not null, false) as weak, s.view
    from seen as s ${said} join origin as g using (origin)
    left join (
      select distinct origin from marketing where workspace = ${scope.workspace} and ${isAppAlone}
    ) as a using (origin)
    where not (s.is_own and (g.direct or a.origin is not null))`;

/** SQL of all that is said of where a key came from; visits the server saw have a `last_at`, its orders and leads are `is_own`. */
const touchesSaid = ({ workspace, fromMs, toMs, lookbackDays, rules }: JourneyScope, visits: Sql): Sql => sql`
      select e.person as key, e.occurred_at, e.last_at, coalesce(e.origin, ${directOrigin}::ubigint) as origin, 1 as tier, false as is_own, false as view, true as is_visit
      from event_once as e ${visits}
      where e.workspace = ${workspace} and e.occurred_at >= make_timestamptz(${fromMs} * 1000) - to_days(${lookbackDays}::integer)
        and e.occurred_at < make_timestamptz(${toMs} * 1000)
      ${rules.viewThroughs ? adViews({ workspace, fromMs, toMs, lookbackDays }, visits) : raw("")}
      union all
      select o.person, o.occurred_at, null, o.origin, 1, o.source < 0, false, false
      from order_once as o where o.workspace = ${workspace} and o.origin is not null
      union all
      select coalesce(l.person, l.id_key), l.created_at, null, l.origin, 1, l.source < 0, false, false
      from lead_once as l where l.workspace = ${workspace} and l.origin is not null
      union all
      select o.person, o.occurred_at, null, hash('code:' || o.code), 2, false, false, false
      from (select person, occurred_at, upper(trim(unnest(string_split(code, ',')))) as code
        from order_once where workspace = ${workspace} and code is not null) as o
      union all
      select coalesce(l.person, l.id_key), l.created_at, null, hash('declared', l.original_source, l.original_detail, l.original_detail_2), 3, false, false, false
      from lead_once as l where l.workspace = ${workspace} and l.original_source is not null
      union all
      select distinct coalesce(o.person, s.person), coalesce(s.occurred_at, o.occurred_at), null::timestamptz, hash('answer', s.answer), 4, false, false, false
      from survey_once as s
      left join (
        select distinct person, occurred_at, id
        from (select person, occurred_at, ltrim(unnest([id, also_id]), '#') as id from order_once where workspace = ${workspace})
        where id in (select ltrim(order_id, '#') from survey_once where workspace = ${workspace})
      ) as o on o.id = ltrim(s.order_id, '#')
      where s.workspace = ${workspace} and s.answer is not null`;

/** SQL of the ads that somebody's systems say were seen; a tracker's events of that name are a page's own. */
const adViews = (
  { workspace, fromMs, toMs, lookbackDays }: Pick<JourneyScope, "workspace" | "fromMs" | "toMs" | "lookbackDays">,
  visits: Sql,
): Sql => sql`
      union all
      select e.person, e.occurred_at, null, e.origin, 1, false, true, false
      from (
        select visitor as person, occurred_at, origin from site_event
        where workspace = ${workspace} and kind = ${adViewed} and source <> ${liveSources.tracker} and bot is null and origin is not null
          and occurred_at >= make_timestamptz(${fromMs} * 1000) - to_days(${lookbackDays}::integer)
          and occurred_at < make_timestamptz(${toMs} * 1000)
      ) as e ${visits}`;
