import { z } from "zod";
import { raw, type Sql, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { isAppAlone } from "./app-alone.ts";
import { directOrigin } from "./origins.ts";
import type { JourneyScope } from "./scope.ts";
import { joinSittings } from "./sittings.ts";

/**
 * Lays the table `journey_touch` (conversion, position from 1, touches, occurred_at, leaf, direct, tier): for each
 * conversion the touches of its persons at or before it and inside the lookback, in time. Only the best tier of evidence
 * in a journey stands: 1 tracked visits, 2 redeemed codes, 3 sources declared in a CRM, 4 answers to a survey. What is
 * direct says nothing of where somebody came from: any other evidence goes before it. A CRM's source and an answer hold
 * however long ago they came; an answer given after the purchase tells of the time before it.
 */
export async function layJourneys(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  await layTouches(warehouse, scope);
  const { tiers } = await warehouse.row(Tiers, raw("select count(distinct tier) as tiers from touch"));
  const best = raw(
    `qualify t.tier = coalesce(
        min(t.tier) filter (not t.direct) over (partition by cp.conversion), min(t.tier) over (partition by cp.conversion))`,
  );
  await warehouse.run(sql`
    /* journeys/touches */
    create or replace temp table journey_touch as
    with reached as (
      select cp.conversion, least(t.occurred_at, c.occurred_at) as occurred_at, t.leaf, t.direct, t.tier, t.origin
      from conversion_person as cp
      join conversion as c using (conversion)
      join touch as t on t.person = cp.person and (t.tier = 4 or t.occurred_at <= c.occurred_at)
        and (t.tier >= 3 or t.occurred_at >= c.occurred_at - to_days(${scope.lookbackDays}::integer))
      ${tiers > 1 ? best : raw("")}
    )
    select conversion, occurred_at, leaf, direct, tier,
      row_number() over (partition by conversion order by occurred_at, origin, leaf) as position,
      count(*) over (partition by conversion) as touches
    from reached`);
}

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

/** SQL of touches (person, occurred_at, last_at, origin, tier, leaf, direct, weak), in no order. */
export const touchesOf = (scope: JourneyScope, { visits, said, person }: Whose): Sql => sql`
    with seen as (${touchesSaid(scope, visits)})
    select ${person} as person, s.occurred_at, s.last_at, s.origin, s.tier, g.leaf, g.direct,
      g.direct or coalesce(a.origin is not null, false) as weak
    from seen as s ${said} join origin as g using (origin)
    left join (
      select distinct origin from marketing where workspace = ${scope.workspace} and ${isAppAlone}
    ) as a using (origin)
    where not (s.is_own and (g.direct or a.origin is not null))`;

/** SQL of all that is said of where a key came from; visits the server saw have a `last_at`, its orders and leads are `is_own`. */
const touchesSaid = ({ workspace, fromMs, toMs, lookbackDays }: JourneyScope, visits: Sql): Sql => sql`
      select e.person as key, e.occurred_at, e.last_at, coalesce(e.origin, ${directOrigin}::ubigint) as origin, 1 as tier, false as is_own
      from event_once as e ${visits}
      where e.workspace = ${workspace} and e.occurred_at >= make_timestamptz(${fromMs} * 1000) - to_days(${lookbackDays}::integer)
        and e.occurred_at < make_timestamptz(${toMs} * 1000)
      union all
      select o.person, o.occurred_at, null, o.origin, 1, o.source < 0
      from order_once as o where o.workspace = ${workspace} and o.origin is not null
      union all
      select coalesce(l.person, l.id_key), l.created_at, null, l.origin, 1, l.source < 0
      from lead_once as l where l.workspace = ${workspace} and l.origin is not null
      union all
      select o.person, o.occurred_at, null, hash('code:' || o.code), 2, false
      from (select person, occurred_at, upper(trim(unnest(string_split(code, ',')))) as code
        from order_once where workspace = ${workspace} and code is not null) as o
      union all
      select coalesce(l.person, l.id_key), l.created_at, null, hash('declared', l.original_source, l.original_detail, l.original_detail_2), 3, false
      from lead_once as l where l.workspace = ${workspace} and l.original_source is not null
      union all
      select distinct coalesce(o.person, s.person), coalesce(s.occurred_at, o.occurred_at), null::timestamptz, hash('answer', s.answer), 4, false
      from survey_once as s
      left join (
        select distinct person, occurred_at, id
        from (select person, occurred_at, ltrim(unnest([id, also_id]), '#') as id from order_once where workspace = ${workspace})
        where id in (select ltrim(order_id, '#') from survey_once where workspace = ${workspace})
      ) as o on o.id = ltrim(s.order_id, '#')
      where s.workspace = ${workspace} and s.answer is not null`;
