import { z } from "zod";
import { raw, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { unnamedFactor } from "./day-rates.ts";
import { dealOutcome } from "./deal-outcome.ts";
import { layConversionKeys, layPersons } from "./persons.ts";
import type { JourneyScope } from "./scope.ts";

/**
 * Lays the tables `conversion` (conversion, occurred_at, day, value_minor in the workspace's currency, lead_at,
 * opportunity_at, unit: the person or account it belongs to, source, unpaid) and `conversion_person`: the orders of the
 * period that count and the deals won in it, each sale once. A deal gathers all its contacts, its companies' contacts,
 * and the leads that the same CRM says became it.
 */
export async function layConversions(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  await layPersons(warehouse, scope);
  await layOrders(warehouse, scope);
  if (await hasDeals(warehouse, scope)) {
    await layDeals(warehouse, scope);
    await dropDealsPaid(warehouse);
  }
  await layConversionKeys(warehouse);
  await layStages(warehouse, scope);
}

/** What is left of an order once tax, shipping and refunds are off, as the plan's return has it; never below nothing. */
function netOf({ plan }: JourneyScope): string {
  const include = plan.return.include;
  const off = [
    ...(include.includes("tax") ? [] : ["o.tax_minor"]),
    ...(include.includes("shipping") ? [] : ["o.shipping_minor"]),
    "o.refunded_minor",
  ];
  return `greatest(0, o.total_minor - ${off.map((column) => `coalesce(${column}, 0)`).join(" - ")})`;
}

/** SQL of an amount in the workspace's currency and on the plan's basis. */
function worthOf(amount: string, { plan, currency }: JourneyScope): string {
  const rate = plan.return.basis === "margin" ? (plan.return.rate ?? 1) : 1;
  const unnamed = unnamedFactor(currency);
  const home = `case when o.currency is null then round(${amount} * ${unnamed}) when r.factor is null then ${amount} else round(${amount} * r.factor) end`;
  return `cast(round((${home}) * ${rate}::double) as bigint)`;
}

async function layOrders(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  const { workspace, currency, timeZone, fromMs, toMs } = scope;
  const orders = (await hasRefunds(warehouse)) ? lessRefunds : "order_once";
  await warehouse.run(sql`
    /* journeys/conversions */
    create or replace temp table conversion as
    with s as (
      select * from ${raw(orders)}
      where workspace = ${workspace} and counted
        and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
    ), o as (
      -- Aliases are many and orders few: those of other keys are left out before they are joined.
      select s.* replace (coalesce(a.person, s.person) as person), cast(timezone(${timeZone}, s.occurred_at) as date) as day
      from s left join (select key, person from person_of where key in (select person from s)) as a on a.key = s.person
    )
    select 2 * o.row as conversion, o.occurred_at, o.day, ${raw(worthOf(netOf(scope), scope))} as value_minor,
      o.person as unit, o.source, o.unpaid, cast(null as timestamptz) as lead_at, cast(null as timestamptz) as opportunity_at
    from o left join day_rate as r on r.currency = o.currency and r.day = o.day and o.currency <> ${currency}
    where r.currency is null or r.factor is not null`);
  await warehouse.run(sql`
    /* journeys/conversions */
    create or replace temp table conversion_person as select conversion, unit as person from conversion`);
}

/** Refunds that a file tells of in rows of their own. What the order itself says went back is the same money, never more. */
const lessRefunds = `(
        select w.* replace (greatest(coalesce(w.refunded_minor, 0), coalesce(b.refunded_minor, 0)) as refunded_minor)
        from order_once as w left join order_refund as b on b.row = w.row
      )`;

/** Nearly always there are none, and no order need be looked up. */
async function hasRefunds(warehouse: Warehouse): Promise<boolean> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    raw("/* journeys/conversions */ select exists (from order_refund) as some"),
  );
  return some;
}

async function hasDeals(warehouse: Warehouse, { workspace }: JourneyScope): Promise<boolean> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    sql`/* journeys/conversions */ select exists (from deal where workspace = ${workspace}) as some`,
  );
  return some;
}

async function layDeals(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  const { workspace, currency, timeZone, fromMs, toMs } = scope;
  await warehouse.run(sql`
    /* journeys/conversions */
    create or replace temp table deal_person as
    with won as (
      select * from deal_once
      where workspace = ${workspace} and ${dealOutcome(scope.plan)} = 'won'
        and closed_at >= make_timestamptz(${fromMs} * 1000) and closed_at < make_timestamptz(${toMs} * 1000)
    ), named as (
      select row, person_named(unnest(string_split_regex(contacts, '\s*[;,]\s*'))) as key from won where contacts is not null
      union
      select w.row, coalesce(l.id_key, l.person)
      from (select row, trim(unnest(string_split(companies, ';'))) as company from won where companies is not null) as w
      join (
        select id_key, person, trim(unnest(string_split(companies, ';'))) as company
        from lead_once where workspace = ${workspace} and companies is not null
      ) as l on l.company = w.company and w.company <> ''
      union
      select w.row, coalesce(l.id_key, l.person)
      from won as w join source_rank as ws using (source)
      join (
        select id_key, person, source, trim(unnest(string_split(deals, ';'))) as deal
        from lead_once where workspace = ${workspace} and deals is not null
      ) as l on l.deal = w.id
      join source_rank as ls on ls.source = l.source and split_part(ls.format, '-', 1) = split_part(ws.format, '-', 1)
    )
    select distinct row, coalesce(a.person, key) as person
    from named left join person_of as a using (key) where key is not null`);
  await warehouse.run(sql`
    /* journeys/conversions */
    insert into conversion
    with o as (
      select *, cast(timezone(${timeZone}, closed_at) as date) as day from deal_once
      where workspace = ${workspace} and ${dealOutcome(scope.plan)} = 'won'
        and closed_at >= make_timestamptz(${fromMs} * 1000) and closed_at < make_timestamptz(${toMs} * 1000)
    )
    select 2 * o.row + 1, o.closed_at, o.day, ${raw(worthOf("coalesce(o.amount_minor, 0)", scope))},
      coalesce(person_key(o.companies), (select min(person) from deal_person as p where p.row = o.row), hash('deal:' || o.id)),
      o.source, false, null, o.created_at
    from o left join day_rate as r on r.currency = o.currency and r.day = o.day and o.currency <> ${currency}`);
  await warehouse.run(sql`
    /* journeys/conversions */
    insert into conversion_person select 2 * row + 1, person from deal_person`);
}

/**
 * A deal that somebody paid for as an order counts as the order: the same person and value, within thirty days. Where the
 * person was erased, the deal names the order itself. (Orders have even numbers, deals odd ones.)
 */
async function dropDealsPaid(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/conversions */
    create or replace temp table deal_paid as
    with same as (
      select dp.conversion as deal, op.conversion as "order"
      from conversion_person as dp join conversion_person as op on op.person = dp.person
      where dp.conversion % 2 = 1 and op.conversion % 2 = 0
      union all
      select 2 * d.row + 1, 2 * o.row from deal_once as d join order_once as o on o.id = d.paid_as and o.workspace = d.workspace
    )
    select distinct d.conversion
    from conversion as d join same on same.deal = d.conversion
    join conversion as o on o.conversion = same."order" and o.value_minor = d.value_minor
      and abs(epoch(o.occurred_at) - epoch(d.occurred_at)) <= 30 * 86400;
    delete from conversion_person where conversion in (select conversion from deal_paid);
    delete from conversion where conversion in (select conversion from deal_paid)`),
  );
}

/** A conversion's lead is the first of its persons; without one there is no such stage. */
async function layStages(warehouse: Warehouse, { workspace }: JourneyScope): Promise<void> {
  await warehouse.run(sql`
    /* journeys/conversions */
    update conversion set
      lead_at = s.lead_at, opportunity_at = coalesce(conversion.opportunity_at, s.opportunity_at)
    from (
      select cp.conversion, min(l.created_at) as lead_at, min(l.opportunity_at) as opportunity_at
      from conversion_person as cp join conversion_key as k using (person) join lead_once as l on coalesce(l.person, l.id_key) = k.key
      where l.workspace = ${workspace}
      group by cp.conversion
    ) as s
    where s.conversion = conversion.conversion`);
}
