import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { JourneyScope } from "../scope.ts";
import { worthOf } from "./worth.ts";

/**
 * Adds the orders of the scope that count to `conversion` and `conversion_person`: conversion is 2 × row. An order that
 * names nobody is somebody's of its own.
 */
export async function layOrders(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  const { workspace, currency, timeZone, fromMs, toMs } = scope;
  const orders = (await hasRefunds(warehouse)) ? lessRefunds : "order_once";
  await warehouse.run(sql`
    /* journeys/conversions/orders */
    insert into conversion by name
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
      coalesce(o.person, hash('order:' || o.row)) as unit, o.source, o.unpaid
    from o left join day_rate as r on r.currency = o.currency and r.day = o.day and o.currency <> ${currency}
    where r.currency is null or r.factor is not null`);
  await warehouse.run(sql`
    /* journeys/conversions/orders */
    insert into conversion_person select conversion, unit from conversion`);
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

/** Refunds that a file tells of in rows of their own. What the order itself says went back is the same money, never more. */
const lessRefunds = `(
        select w.* replace (greatest(coalesce(w.refunded_minor, 0), coalesce(b.refunded_minor, 0)) as refunded_minor)
        from order_once as w left join order_refund as b on b.row = w.row
      )`;

/** Nearly always there are none, and no order need be looked up. */
async function hasRefunds(warehouse: Warehouse): Promise<boolean> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    raw("/* journeys/conversions/orders */ select exists (from order_refund) as some"),
  );
  return some;
}
