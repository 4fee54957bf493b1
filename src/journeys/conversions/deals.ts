import { z } from "zod";
import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { dealOutcome } from "../deal-outcome.ts";
import type { JourneyScope } from "../scope.ts";
import { worthOf } from "./worth.ts";

/** Adds the deals that were won, or opened, in the scope to `conversion` and `conversion_person`: conversion is 2 × row + 1. */
export async function layDeals(warehouse: Warehouse, scope: JourneyScope, which: "won" | "opened"): Promise<void> {
  if (!(await hasDeals(warehouse, scope))) return;
  const { workspace, currency, timeZone } = scope;
  const deals = dealsIn(scope, which);
  await warehouse.run(sql`
    /* journeys/conversions/deals */
    create or replace temp table deal_person as
    with reached as (
      ${deals}
    ), named as (
      select row, person_named(unnest(string_split_regex(contacts, '\s*[;,]\s*'))) as key from reached where contacts is not null
      union
      select w.row, coalesce(l.id_key, l.person)
      from (select row, trim(unnest(string_split(companies, ';'))) as company from reached where companies is not null) as w
      join (
        select id_key, person, trim(unnest(string_split(companies, ';'))) as company
        from lead_once where workspace = ${workspace} and companies is not null
      ) as l on l.company = w.company and w.company <> ''
      union
      select w.row, coalesce(l.id_key, l.person)
      from reached as w join source_rank as ws using (source)
      join (
        select id_key, person, source, trim(unnest(string_split(deals, ';'))) as deal
        from lead_once where workspace = ${workspace} and deals is not null
      ) as l on l.deal = w.id
      join source_rank as ls on ls.source = l.source and split_part(ls.format, '-', 1) = split_part(ws.format, '-', 1)
    )
    select distinct row, coalesce(a.person, key) as person
    from named left join person_of as a using (key) where key is not null`);
  await warehouse.run(sql`
    /* journeys/conversions/deals */
    insert into conversion by name
    with reached as (
      ${deals}
    ), o as (
      select *, cast(timezone(${timeZone}, reached_at) as date) as day from reached
    )
    select 2 * o.row + 1 as conversion, o.reached_at as occurred_at, o.day,
      ${raw(worthOf("coalesce(o.amount_minor, 0)", scope))} as value_minor,
      coalesce(person_key(o.companies), (select min(person) from deal_person as p where p.row = o.row), hash('deal:' || o.id)) as unit,
      o.source, false as unpaid, o.created_at as opportunity_at
    from o left join day_rate as r on r.currency = o.currency and r.day = o.day and o.currency <> ${currency}`);
  await warehouse.run(sql`
    /* journeys/conversions/deals */
    insert into conversion_person select 2 * row + 1, person from deal_person`);
}

/** SQL of the deals that were won, or opened, in the scope, with that moment as `reached_at`. */
function dealsIn({ workspace, plan, fromMs, toMs }: JourneyScope, which: "won" | "opened"): Sql {
  const moment = raw(which === "won" ? "closed_at" : "created_at");
  return sql`select *, ${moment} as reached_at from deal_once
      where workspace = ${workspace} and ${which === "won" ? sql`${dealOutcome(plan)} = 'won'` : raw("true")}
        and ${moment} >= make_timestamptz(${fromMs} * 1000) and ${moment} < make_timestamptz(${toMs} * 1000)`;
}

async function hasDeals(warehouse: Warehouse, { workspace }: JourneyScope): Promise<boolean> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    sql`/* journeys/conversions/deals */ select exists (from deal where workspace = ${workspace}) as some`,
  );
  return some;
}
