import { z } from "zod";
import { directOrigin } from "../../../journeys/origins.ts";
import type { JourneyScope } from "../../../journeys/scope.ts";
import { liveSources } from "../../../model/live-source.ts";
import { adViewed } from "../../../model/server-event.ts";
import { raw, sql } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { WrittenRow, writtenColumns } from "./written-row.ts";

const Said = WrittenRow.extend({
  /** Microseconds of the epoch. */
  at: z.number(),
  tier: z.number(),
  leaf: z.number(),
  direct: z.boolean(),
  view: z.boolean(),
  /** Whether it stands in `touch`: sittings leave some out. */
  stands: z.boolean(),
});
export type Said = z.infer<typeof Said>;

/**
 * All that any row says of where the persons of a conversion came from, whenever it was, in time. What the journey's
 * rules make of it is another question. `journeys/touches` reads the same for everybody at once.
 */
export async function saidOfOrder(facts: Warehouse, { workspace }: JourneyScope, conversion: number): Promise<Said[]> {
  await facts.run(sql`
    /* questions/explain-order */
    create or replace temp table order_said as
    with known as (
      select k.key, k.person from conversion_person as cp join conversion_key as k using (person) where cp.conversion = ${conversion}
    ), said as (
      select 'visit' as fact, e.source, null as id, e.person as key, e.occurred_at, coalesce(e.origin, ${directOrigin}::ubigint) as origin,
        1 as tier, false as own_words, false as view, ${raw(writtenColumns(null))}, null as said
      from event_once as e where e.workspace = ${workspace} and e.person in (select key from known)
      union all
      select 'ad view', e.source, null, e.visitor, e.occurred_at, e.origin, 1, false, true, ${raw(writtenColumns(null))}, null
      from site_event as e
      where e.workspace = ${workspace} and e.kind = ${adViewed} and e.source <> ${liveSources.tracker} and e.bot is null
        and e.origin is not null and e.visitor in (select key from known)
      union all
      select 'order', o.source, o.id, o.person, o.occurred_at, o.origin, 1, o.source < 0, false, ${raw(writtenColumns("o"))}, null
      from order_once as o where o.workspace = ${workspace} and o.origin is not null and o.person in (select key from known)
      union all
      select 'order', o.source, o.id, o.person, o.occurred_at, hash('code:' || o.code), 2, false, false, ${raw(writtenColumns(null))}, 'code ' || o.code
      from (select source, id, person, occurred_at, upper(trim(unnest(string_split(code, ',')))) as code
        from order_once where workspace = ${workspace} and code is not null and person in (select key from known)) as o
      union all
      select 'lead', l.source, l.id, coalesce(l.person, l.id_key), l.created_at, l.origin, 1, l.source < 0, false, ${raw(writtenColumns("l"))}, null
      from lead_once as l where l.workspace = ${workspace} and l.origin is not null and coalesce(l.person, l.id_key) in (select key from known)
      union all
      select 'lead', l.source, l.id, coalesce(l.person, l.id_key), l.created_at, hash('declared', l.original_source, l.original_detail, l.original_detail_2),
        3, false, false, ${raw(writtenColumns(null))}, concat_ws(' / ', l.original_source, l.original_detail, l.original_detail_2)
      from lead_once as l where l.workspace = ${workspace} and l.original_source is not null and coalesce(l.person, l.id_key) in (select key from known)
      union all
      select distinct 'survey answer', s.source, s.id, coalesce(o.person, s.person), coalesce(s.occurred_at, o.occurred_at), hash('answer', s.answer),
        4, false, false, ${raw(writtenColumns(null))}, null
      from survey_once as s left join (
        select distinct person, occurred_at, ltrim(unnest([id, also_id]), '#') as id from order_once
        where workspace = ${workspace} and person in (select key from known)
      ) as o on o.id = ltrim(s.order_id, '#')
      where s.workspace = ${workspace} and s.answer is not null and coalesce(o.person, s.person) in (select key from known)
    )
    select s.* exclude (key), known.person, g.leaf, g.direct, row_number() over (partition by known.person, s.occurred_at, s.origin, g.leaf, s.tier, s.view) as nth
    from said as s join known using (key) join origin as g using (origin)
    where not (s.own_words and g.direct)`);
  return facts.rows(
    Said,
    sql`
    /* questions/explain-order */
    with standing as (
      select person, occurred_at, origin, leaf, tier, view, row_number() over (partition by person, occurred_at, origin, leaf, tier, view) as nth
      from touch where person in (select person from order_said)
    ), spelled as (
      select origin, ${raw(spelledColumns)} from marketing where workspace = ${workspace} and origin in (select origin from order_said) group by origin
    )
    select s.fact, r.file, r.format, s.id, epoch_ms(s.occurred_at) as "atMs", epoch_us(s.occurred_at) as at, s.tier, s.leaf, s.direct, s.view,
      t.person is not null as stands, s.said, ${raw(eitherColumns)}
    from order_said as s join source_rank as r using (source) left join spelled as m using (origin)
    left join standing as t on t.person = s.person and t.occurred_at = s.occurred_at and t.origin = s.origin
      and t.leaf = s.leaf and t.tier = s.tier and t.view = s.view and t.nth = s.nth
    order by s.occurred_at, s.tier, s.origin, s.leaf, r.file, s.id`,
  );
}

const names = ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "referrer", "post"];
const spelledColumns = names.map((name) => `any_value(${name}) as ${name}`).join(", ");
const eitherColumns = names
  .map((name) => `coalesce(s.${name}, case when s.fact in ('visit', 'ad view') then m.${name} end) as ${name}`)
  .join(", ");
