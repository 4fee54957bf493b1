import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/**
 * Takes out of `conversion` the deals that somebody paid for as an order: the same person and value, within thirty days.
 * Where the person was erased, the deal names the order itself.
 */
export async function dropDealsPaid(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/conversions/paid-deals */
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
