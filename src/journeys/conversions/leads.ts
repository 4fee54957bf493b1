import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { JourneyScope } from "../scope.ts";

/**
 * Adds those who became a lead in the scope to `conversion` and `conversion_person`: conversion is −1 − row. Who stands in
 * a form's export and in the CRM, or asks again a year later, became a lead once: at the first moment that is known.
 */
export async function layLeads(
  warehouse: Warehouse,
  { workspace, timeZone, fromMs, toMs }: JourneyScope,
): Promise<void> {
  await warehouse.run(sql`
    /* journeys/conversions/leads */
    insert into conversion by name
    with told as (
      select row, source, created_at, opportunity_at, coalesce(person, id_key) as key from lead_once
      where workspace = ${workspace} and created_at is not null
    ), named as (
      select t.*, coalesce(a.person, t.key, hash('lead:' || t.row)) as unit
      from told as t left join (select key, person from person_of where key in (select key from told)) as a on a.key = t.key
    ), first_of_each as (
      select unit, min(created_at) as occurred_at, min(opportunity_at) as opportunity_at,
        arg_min(row, row(created_at, row)) as row, arg_min(source, row(created_at, row)) as source
      from named group by unit
    )
    select -1 - row as conversion, occurred_at, cast(timezone(${timeZone}, occurred_at) as date) as day, 0 as value_minor, unit,
      source, false as unpaid, occurred_at as lead_at, opportunity_at
    from first_of_each
    where occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)`);
  await warehouse.run(sql`
    /* journeys/conversions/leads */
    insert into conversion_person select conversion, unit from conversion`);
}
