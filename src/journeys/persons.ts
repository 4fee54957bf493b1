import { z } from "zod";
import { literal, raw, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { JourneyScope } from "./scope.ts";
import { layComponents } from "./update/components.ts";

/** An order's number that joins more persons than this is no order's number, but a test or a fault of the site. */
const mostOnOrder = 5;

/**
 * Lays the view `person_of` (key, person): which person a key belongs to, where it is not the person's own. Beside what the
 * aliases say (`identity`), a CRM's id is the contact whose address stands beside it, and who is behind an order that two
 * sources tell is one person: this is what joins a visit without a cookie to an order in a shop's file.
 */
export async function layPersons(warehouse: Warehouse, { workspace }: JourneyScope): Promise<void> {
  await warehouse.run(sql`
    /* journeys/persons */
    create or replace temp table crm_person as
    select id_key as key, min(person) as person from lead_once
    where workspace = ${workspace} and id_key is not null and person is not null and id_key <> person
    group by id_key`);
  await warehouse.run(sql`
    /* journeys/persons */
    create or replace temp table order_person as
    with told as (
      select m.order_row, p.person as lesser, o.person
      from order_winner as m join "order" as p on p.rowid = m.row join "order" as o on o.rowid = m.order_row
      where p.workspace = ${workspace} and o.workspace = ${workspace} and p.person <> o.person
    )
    select distinct lesser, person from told
    where order_row in (select order_row from told group by order_row having count(distinct lesser) <= ${mostOnOrder})`);
  const { aliases, crm, orders } = await warehouse.row(
    Known,
    sql`
    /* journeys/persons */
    select exists (from identity where workspace = ${workspace}) as aliases, exists (from crm_person) as crm,
      exists (from order_person) as orders`,
  );
  if (orders || (aliases && crm)) return layJoined(warehouse, workspace);
  await warehouse.run(
    raw(`/* journeys/persons */
    create or replace temp view person_of as
    select key, person from ${aliases ? `identity where workspace = ${literal(workspace)}` : "crm_person"}`),
  );
}

const Known = z.object({ aliases: z.boolean(), crm: z.boolean(), orders: z.boolean() });

/** Joins the persons that aliases make by what CRMs and orders say beside; those who are not touched stay as they are. */
async function layJoined(warehouse: Warehouse, workspace: string): Promise<void> {
  await warehouse.run(sql`
    /* journeys/persons */
    create or replace temp table person_edge as
    with said as (
      select key as one, person as other from crm_person union select lesser, person from order_person
    ), known as (
      select key, person from identity
      where workspace = ${workspace} and key in (select one from said union all select other from said)
    )
    select distinct coalesce(a.person, said.one) as one, coalesce(b.person, said.other) as other
    from said left join known as a on a.key = said.one left join known as b on b.key = said.other
    where coalesce(a.person, said.one) <> coalesce(b.person, said.other)`);
  await warehouse.run(
    raw(`/* journeys/persons */
    create or replace temp table person_ranked as
    select node, min(rank) as rank
    from (select other as node, 0 as rank from person_edge union all select one, 1 from person_edge) group by node`),
  );
  await layComponents(warehouse, { ranked: "person_ranked", edges: "person_edge" });
  await warehouse.run(
    raw(`/* journeys/persons */
    create or replace temp table person_moved as select node as key, head as person from component where node <> head;
    create or replace temp view person_of as
    select i.key, coalesce(m.person, i.person) as person
    from identity as i left join person_moved as m on m.key = i.person where i.workspace = ${literal(workspace)}
    union all
    select key, person from person_moved`),
  );
}

/** Lays `conversion_key` (key, person): every key that the persons who converted go by, their own among them. */
export async function layConversionKeys(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/persons */
    create or replace temp table conversion_key as
    with converted as (select distinct person from conversion_person where person is not null)
    select person as key, person from converted
    union all
    select p.key, p.person from person_of as p join converted using (person)`),
  );
}
