import { z } from "zod";
import { toDecimal } from "../../model/money.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { judged } from "./level.ts";

export const salesRule = { of: "share", note: 0.25, mend: 0.5, least: 5 } as const;

const Row = z.object({
  from: z.string(),
  orders: z.number(),
  minor: z.number(),
  bare: z.number(),
  bareMinor: z.number(),
  nobody: z.number(),
  nobodyMinor: z.number(),
});

const shops = "order shopify woocommerce lightspeed squarespace etsy stripe square paypal".split(" ");

/** SQL of the keys that an order is given which names nobody: made of its own number, so that it is nobody else's. */
const ofNobody = `[${shops.map((shop) => `hash('${shop}:' || o.id)`).join(", ")}]`;

/** Orders and won deals that nothing was seen before, by who told of them; needs `conversion` and `journey_touch` laid. */
export async function salesWithoutJourney(facts: Warehouse, workspace: string, currency: string) {
  const told = await facts.rows(
    Row,
    sql`
    /* questions/data-quality/sales-without-journey */
    with sale as (
      select c.conversion, c.value_minor, s.format,
        not exists (from journey_touch as t where t.conversion = c.conversion) as bare,
        c.conversion % 2 = 0 and (o.person is null or list_contains(${raw(ofNobody)}, o.person)) as nobody
      from conversion as c join source_rank as s using (source)
      left join order_once as o on o.workspace = ${workspace} and c.conversion = 2 * o.row
    )
    select format as "from", count(*) as orders, sum(value_minor) as minor,
      count(*) filter (bare) as bare, coalesce(sum(value_minor) filter (bare), 0) as "bareMinor",
      count(*) filter (bare and nobody) as nobody, coalesce(sum(value_minor) filter (bare and nobody), 0) as "nobodyMinor"
    from sale group by format order by bare desc, format`,
  );
  const sum = (of: "orders" | "minor" | "bare" | "bareMinor") => told.reduce((all, row) => all + row[of], 0);
  const rows = told.flatMap(({ from, bare, bareMinor, nobody, nobodyMinor }) => [
    { from, reason: "no_person" as const, orders: nobody, minor: nobodyMinor },
    { from, reason: "never_seen" as const, orders: bare - nobody, minor: bareMinor - nobodyMinor },
  ]);
  return {
    kind: "orders_without_journey" as const,
    ...judged({
      rule: salesRule,
      count: sum("bare"),
      of: sum("orders"),
      money: { amount: toDecimal(sum("bareMinor"), currency), of: toDecimal(sum("minor"), currency) },
      rows: rows
        .filter(({ orders }) => orders > 0)
        .toSorted((a, b) => b.orders - a.orders)
        .map(({ minor, ...row }) => ({ ...row, value: toDecimal(minor, currency) })),
    }),
  };
}
