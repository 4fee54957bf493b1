import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** The tables that hold facts on single persons, in the order in which they are told of, with what each holds in words. */
export const personTables = {
  order: "Orders",
  refund: "Refunds",
  lead: "Leads and contacts of the CRM",
  lead_stage: "Stages that their leads went through",
  deal: "Deals that name them",
  deal_stage: "Stages that their deals went through",
  account: "Companies that only they belong to",
  campaign_member: "Campaigns that reached them, by the CRM",
  service_case: "Requests to the help desk",
  survey_answer: "Answers to surveys",
  event: "Visits that files tell of",
  visit: "Visits that the server saw",
  site_event: "What they did on the site, event by event",
  alias: "Which of their browsers, addresses and numbers belong together",
  marketing: "Where they came from, where nobody else came from there",
} as const satisfies Record<string, string>;

export type PersonTable = keyof typeof personTables;

export const personTableNames = Object.keys(personTables) as PersonTable[];

/** The temporary table of the rows (row) of a table that are theirs. */
export const theirRows = (table: PersonTable): Sql => raw(`their_${table}_row`);

/** Lays the rows that are theirs by `their_key`, for each table. The lane must hash with the workspace's key. */
export async function layTheirRows(facts: Warehouse, workspace: string): Promise<void> {
  for (const table of personTableNames) {
    await facts.run(sql`
      /* journeys/person/their-rows */
      create or replace temp table ${theirRows(table)} as ${rowsOf[table](workspace)}`);
  }
}

/** SQL of the contacts of a deal (d), as keys. */
const contacts = raw("unnest(string_split_regex(d.contacts, '\\s*[;,]\\s*'))");

/** Numbers of their orders, as orders (o) and refunds name them. */
const orderNumbers = raw(
  `select distinct ltrim(unnest([o.id, o.also_id]), '#') from "order" as o where o.rowid in (select row from their_order_row)`,
);

/** SQL that holds of rows of the same maker: one file's, or what the server was told. */
const sameMaker = raw("(f.source = t.source or f.source < 0 or t.source < 0)");

const rowsOf: Readonly<Record<PersonTable, (workspace: string) => Sql>> = {
  order: (workspace) => sql`
    select f.rowid as row from "order" as f join their_key as k on k.key = f.person
    where f.workspace = ${workspace} and coalesce(f.occurred_at, f.told_at, '-infinity') <= k.until`,
  refund: (workspace) => sql`
    select f.rowid as row from refund as f
    where f.workspace = ${workspace} and ltrim(f.order_id, '#') in (${orderNumbers})`,
  lead: (workspace) => sql`
    select distinct f.rowid as row from lead as f join their_key as k on k.key = f.person or (k.key = f.id_key and f.person is null)
      or (k.key = f.id_key and f.person = f.id_key) or (k.key = f.id_key and k.key not in (select key from shared_key))
    where f.workspace = ${workspace} and coalesce(f.created_at, f.told_at, '-infinity') <= k.until`,
  lead_stage: (workspace) => sql`
    select distinct f.rowid as row from lead_stage as f join lead as t on t.id = f.lead_id and ${sameMaker}
    where f.workspace = ${workspace} and t.workspace = ${workspace} and t.rowid in (select row from their_lead_row)`,
  deal: (workspace) => sql`
    with named as (
      select d.id, d.source, ${contacts} as contact, coalesce(d.created_at, d.closed_at, d.told_at, '-infinity') as moment
      from deal as d where d.workspace = ${workspace} and d.contacts is not null
    ), theirs as (
      select n.id, n.source from named as n join their_key as k on k.key = person_named(n.contact) and n.moment <= k.until
      union
      select trim(unnest(string_split(l.deals, ';'))), l.source from lead as l
      where l.rowid in (select row from their_lead_row) and l.deals is not null
    )
    select distinct f.rowid as row from deal as f join source_format as s using (source)
    join theirs as t on t.id = f.id join source_format as ts on ts.source = t.source
      and split_part(ts.format, '-', 1) = split_part(s.format, '-', 1)
    where f.workspace = ${workspace}`,
  deal_stage: (workspace) => sql`
    select distinct f.rowid as row from deal_stage as f join deal as t on t.id = f.deal_id and ${sameMaker}
    where f.workspace = ${workspace} and t.workspace = ${workspace} and t.rowid in (select row from their_deal_row)`,
  account: (workspace) => sql`
    with company as (
      select trim(unnest(string_split(companies, ';'))) as company, rowid in (select row from their_lead_row) as theirs
      from lead where workspace = ${workspace} and companies is not null
      union all
      select trim(unnest(string_split(companies, ';'))), rowid in (select row from their_deal_row)
      from deal where workspace = ${workspace} and companies is not null
    )
    select f.rowid as row from account as f
    where f.workspace = ${workspace} and (f.id in (select company from company group by company having bool_and(theirs))
      or f.name in (select company from company group by company having bool_and(theirs)))`,
  campaign_member: (workspace) => sql`
    select f.rowid as row from campaign_member as f join their_key as k on k.key = f.person
    where f.workspace = ${workspace} and coalesce(f.occurred_at, '-infinity') <= k.until
    union
    select f.rowid from campaign_member as f join lead as t on t.id = f.lead_id and ${sameMaker}
    where f.workspace = ${workspace} and t.workspace = ${workspace} and t.rowid in (select row from their_lead_row)`,
  service_case: (workspace) => sql`
    select f.rowid as row from service_case as f join their_key as k on k.key = f.person
    where f.workspace = ${workspace} and coalesce(f.created_at, '-infinity') <= k.until`,
  survey_answer: (workspace) => sql`
    select f.rowid as row from survey_answer as f join their_key as k on k.key = f.person
    where f.workspace = ${workspace} and coalesce(f.occurred_at, '-infinity') <= k.until
    union
    select f.rowid from survey_answer as f
    where f.workspace = ${workspace} and f.person is null and ltrim(f.order_id, '#') in (${orderNumbers})`,
  event: (workspace) => sql`
    select f.rowid as row from event as f join their_key as k on k.key = f.person
    where f.workspace = ${workspace} and coalesce(f.occurred_at, '-infinity') <= k.until`,
  visit: (workspace) => sql`
    select f.rowid as row from visit as f join their_key as k on k.key = f.person
    where f.workspace = ${workspace} and f.occurred_at <= k.until`,
  site_event: (workspace) => sql`
    with own as (
      select f.rowid as row, f.click from site_event as f join their_key as k on k.key = f.visitor
      where f.workspace = ${workspace} and f.occurred_at <= k.until
    )
    select row from own
    union
    select rowid from site_event
    where workspace = ${workspace} and kind = 'link_click' and click in (select click from own where click is not null)
    union
    select rowid from site_event
    where workspace = ${workspace} and visitor is null and order_id is not null and ltrim(order_id, '#') in (${orderNumbers})`,
  alias: (workspace) => sql`
    select distinct f.rowid as row from alias as f join their_key as k on k.key = f.key or k.key = f.person
    where f.workspace = ${workspace} and f.occurred_at <= k.until`,
  marketing: (workspace) => sql`
    with mine as (
      select origin from site_event where rowid in (select row from their_site_event_row)
      union select origin from visit where rowid in (select row from their_visit_row)
      union select origin from event where rowid in (select row from their_event_row)
    ), others as (
      select origin from site_event where workspace = ${workspace} and rowid not in (select row from their_site_event_row)
      union select origin from visit where workspace = ${workspace} and rowid not in (select row from their_visit_row)
      union select origin from event where workspace = ${workspace} and rowid not in (select row from their_event_row)
    )
    select f.rowid as row from marketing as f
    where f.workspace = ${workspace} and f.origin in (select origin from mine where origin is not null)
      and f.origin not in (select origin from others where origin is not null)`,
};
