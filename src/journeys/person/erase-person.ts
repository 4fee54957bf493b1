import { z } from "zod";
import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import { keepHighestSeq } from "../../warehouse/upkeep/erase-workspace.ts";
import { blankRows, taintSegments } from "../../warehouse/upkeep/scrub.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { isOwn, isPayment, knowledgeRank } from "../once/order-formats.ts";
import { updateIdentities } from "../update/identities.ts";
import { theirCounts } from "./held-on-person.ts";
import { type PersonTable, theirRows } from "./their-rows.ts";

/** Tables that keep amounts without a person; of all others their rows go. */
const keptTables = ["order", "refund", "deal", "deal_stage"] as const satisfies readonly PersonTable[];

/** What an erasure came to: rows by table, and which of them stay as amounts that name nobody. */
export interface Erased {
  readonly tables: readonly {
    readonly table: PersonTable;
    readonly title: string;
    readonly rows: number;
    readonly stays: boolean;
  }[];
}

/**
 * Takes away, in the transaction that goes on, the person whose keys and rows were laid: their rows go blank, for `scrub` to
 * delete once the file holds nothing else, and their orders and deals stay as amounts of a day without a person. An id
 * becomes a token made from it with the workspace's key, so that a later telling of the same order is still the same one.
 */
export async function eraseTheirRows(
  facts: Warehouse,
  { workspace, timeZone }: { workspace: string; timeZone: string },
): Promise<Erased> {
  const counts = await theirCounts(facts);
  for (const { table } of counts) await taintSegments(facts, table, theirRows(table));
  await bareDeals(facts, workspace, timeZone);
  await bareOrders(facts, workspace, timeZone);
  await noteDealsPaid(facts, workspace);
  await facts.run(keepHighestSeq);
  const tables = counts.map((count) => ({ ...count, stays: keptTables.some((kept) => kept === count.table) }));
  for (const { table, stays } of tables) if (!stays) await blankRows(facts, table, theirRows(table));
  await forgetIdentities(facts, workspace);
  return { tables };
}

/** What stands for the id of an order, deal or refund that was erased; it names nobody without the workspace's key. */
export const idToken = (id: string): string =>
  `case when starts_with(${id}, 'erased:') then ${id}
    else 'erased:' || lpad(lower(to_hex(person_hash('erased id:' || ltrim(${id}, '#')))), 16, '0') end`;

/** The first moment of a moment's day in the workspace's zone: sums of a day, month or year stay as they were. */
const dayOf = (moment: string, zone: Sql): Sql =>
  sql`timezone(${zone}, date_trunc('day', timezone(${zone}, ${raw(moment)})))`;

/** When a row was told must not say more than its day; that it was told without its own moment is still to be seen. */
const toldOf = (moment: string, zone: Sql): Sql =>
  sql`case when told_at = ${raw(moment)} then ${dayOf("told_at", zone)} else ${dayOf("told_at", zone)} + interval 1 second end`;

const zoneOf = (timeZone: string): Sql => sql`${timeZone}::varchar`;

const tags = ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "post", "code"] as const;

async function bareOrders(facts: Warehouse, workspace: string, timeZone: string): Promise<void> {
  const zone = zoneOf(timeZone);
  // A tag or code that nobody else came with may have been made for this one person.
  const shared = tags.map(
    (tag) => `case when ${tag} in (select ${tag} from "order" where workspace = o.workspace and ${tag} is not null
      and rowid not in (select row from their_order_row)) then o.${tag} end as ${tag}`,
  );
  await facts.run(sql`
    /* journeys/person/erase-person */
    create or replace temp table order_bare as
    select o.rowid as row, ${raw(shared.join(", "))} from "order" as o where o.rowid in (select row from their_order_row)`);
  await facts.run(sql`
    /* journeys/person/erase-person */
    update "order" as o set id = ${raw(idToken("o.id"))}, also_id = ${raw(idToken("o.also_id"))}, person = null,
      occurred_at = ${dayOf("o.occurred_at", zone)}, told_at = ${toldOf("o.occurred_at", zone)},
      referrer = null, click_ids = null, landing_query = null, ${raw(tags.map((tag) => `${tag} = b.${tag}`).join(", "))},
      origin = case when o.origin is not null then
        origin_key(b.utm_source, b.utm_medium, b.utm_campaign, b.utm_content, b.utm_term, null::varchar, null::varchar, null::varchar, b.post) end
    from order_bare as b where b.row = o.rowid`);
  await facts.run(sql`
    /* journeys/person/erase-person */
    update refund set id = ${raw(idToken("id"))}, order_id = ${raw(idToken("order_id"))}, occurred_at = ${dayOf("occurred_at", zone)}
    where rowid in (select row from their_refund_row)`);
  await setPaymentsAside(facts, workspace);
}

/**
 * A payment and the order it was for are known as one sale by their person; now that nobody stands there any more, the
 * payment no longer counts. Later tellings of them meet those that stand by their tokens.
 */
async function setPaymentsAside(facts: Warehouse, workspace: string): Promise<void> {
  await facts.run(sql`
    /* journeys/person/erase-person */
    update "order" set counted = false where rowid in (
      with known as (
        select o.rowid as row, o.total_minor, o.currency, o.occurred_at, ${raw(knowledgeRank("s.format"))} as rank,
          ${raw(isOwn("s.format"))} as own, ${raw(isPayment("s.format"))} as payment,
          o.rowid in (select row from their_order_row) as theirs
        from "order" as o join source_format as s using (source)
        where o.workspace = ${workspace} and starts_with(o.id, 'erased:') and o.counted
      ), pair as (
        select p.row, row_number() over (partition by o.row, p.rank order by abs(epoch(o.occurred_at) - epoch(p.occurred_at)), p.row) as nearness,
          count(*) over (partition by o.row, p.rank) as payments, count(*) over (partition by p.row, o.rank) as orders
        from known as p join known as o on p.theirs and o.total_minor = p.total_minor and o.currency = p.currency
          and o.rank < p.rank and (not (o.own or p.own) or o.payment or p.payment)
          and abs(epoch(o.occurred_at) - epoch(p.occurred_at)) <= 90000
      )
      select row from pair group by row having min(nearness) = 1 or max(payments) <= min(orders)
    )`);
}

/** A deal and the order it was paid as lie within so many days. */
const paidWithinDays = 30;

/**
 * A deal that was paid as an order counts as the order, known by their person; once nobody stands there, by the token of the
 * order that is noted here. Which amounts are the same depends on the plan of the day: all that may be are noted. What is
 * told of the same deal later has the note of the one that stands.
 */
async function noteDealsPaid(facts: Warehouse, workspace: string): Promise<void> {
  await facts.run(sql`
    /* journeys/person/erase-person */
    update deal as d set paid_as = n.token
    from (
      with back as (
        select order_id as id, sum(amount_minor) as minor from refund where workspace = ${workspace} and order_id is not null group by 1
      ), sale as (
        select o.rowid as row, o.id, o.occurred_at, o.currency, o.total_minor as most,
          o.total_minor - coalesce(o.tax_minor, 0) - coalesce(o.shipping_minor, 0) - coalesce(o.refunded_minor, 0) - coalesce(b.minor, 0) as least
        from "order" as o left join back as b on b.id = o.id
        where o.workspace = ${workspace} and o.rowid in (select row from their_order_row) and o.counted
      ), pair as (
        select d.rowid as row, o.id as token,
          row_number() over (partition by d.rowid order by abs(epoch(o.occurred_at) - epoch(d.closed_at)), o.row) as nearness
        from deal as d join sale as o on d.amount_minor between o.least and o.most
          and abs(epoch(o.occurred_at) - epoch(d.closed_at)) <= ${paidWithinDays * 86_400}
          and (d.currency = o.currency or d.currency is null or o.currency is null)
        where d.workspace = ${workspace} and d.rowid in (select row from their_deal_row)
      ), standing as (
        select ${raw(idToken("id"))} as token, any_value(paid_as) as paid_as from deal
        where workspace = ${workspace} and paid_as is not null group by 1
      )
      select row, token from pair where nearness = 1
      union all
      select d.rowid, s.paid_as from deal as d join standing as s on s.token = ${raw(idToken("d.id"))}
      where d.workspace = ${workspace} and d.rowid in (select row from their_deal_row) and d.rowid not in (select row from pair)
    ) as n
    where n.row = d.rowid and d.paid_as is null`);
}

/** Deals that name others too lose this contact and their name; those that name nobody else any more are amounts alone. */
async function bareDeals(facts: Warehouse, workspace: string, timeZone: string): Promise<void> {
  const zone = zoneOf(timeZone);
  await facts.run(sql`
    /* journeys/person/erase-person */
    create or replace temp table deal_left as
    with named as (
      select d.rowid as row, d.id, unnest(string_split_regex(d.contacts, '\s*[;,]\s*')) as contact
      from deal as d where d.rowid in (select row from their_deal_row) and d.contacts is not null
    ), others as (
      select row, id, contact from named where contact <> '' and person_named(contact) not in (select key from their_key)
    ), company as (
      select trim(unnest(string_split(companies, ';'))) as company, rowid in (select row from their_lead_row) as theirs
      from lead where workspace = ${workspace} and companies is not null
      union all
      select trim(unnest(string_split(companies, ';'))), rowid in (select row from their_deal_row)
      from deal where workspace = ${workspace} and companies is not null
    )
    select d.rowid as row, d.id in (select id from others) as others,
      (select string_agg(contact, ';') from others as o where o.row = d.rowid) as contacts,
      case when not list_has_any(string_split(d.companies, ';'),
        (select coalesce(list(company), []) from (select company from company group by company having bool_and(theirs)))) then d.companies end as companies
    from deal as d where d.rowid in (select row from their_deal_row)`);
  await facts.run(sql`
    /* journeys/person/erase-person */
    update deal_stage set deal_id = ${raw(idToken("deal_id"))}, entered_at = ${dayOf("entered_at", zone)}
    where rowid in (select row from their_deal_stage_row)
      and deal_id not in (select d.id from deal as d join deal_left as l on l.row = d.rowid where l.others)`);
  await facts.run(sql`
    /* journeys/person/erase-person */
    update deal as d set name = null, contacts = l.contacts, companies = l.companies,
      id = case when l.others then d.id else ${raw(idToken("d.id"))} end,
      created_at = case when l.others then d.created_at else ${dayOf("d.created_at", zone)} end,
      closed_at = case when l.others then d.closed_at else ${dayOf("d.closed_at", zone)} end,
      told_at = case when l.others then d.told_at else ${toldOf("d.created_at", zone)} end
    from deal_left as l where l.row = d.rowid`);
}

/** Who belongs together is said anew where something came after the moment; else their keys are simply forgotten. */
async function forgetIdentities(facts: Warehouse, workspace: string): Promise<void> {
  for (const table of ["identity", "quarantined"] as const) {
    const keyed =
      table === "identity"
        ? raw("(key in (select key from their_key) or person in (select key from their_key))")
        : raw("key in (select key from their_key)");
    const rows = sql`(select rowid as row from ${raw(table)} where workspace = ${workspace} and ${keyed})`;
    await taintSegments(facts, table, rows);
    await blankRows(facts, table, rows);
  }
  const { seq } = await facts.row(
    z.object({ seq: z.number().nullable() }),
    sql`
    /* journeys/person/erase-person */
    select (select max(seq) from derived where workspace = ${workspace}) as seq
    where exists (from alias where workspace = ${workspace} and (key in (select key from their_key) or person in (select key from their_key)))
    union all select null limit 1`,
  );
  if (seq === null) return;
  for (const table of ["identity", "quarantined"]) {
    await facts.run(sql`/* journeys/person/erase-person */ delete from ${raw(table)} where workspace = ${workspace}`);
  }
  await updateIdentities(facts, { workspace, after: 0, upTo: seq });
}
