import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { countOnce } from "./count-once.ts";
import type { FactSource } from "./source.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

const files = (...formats: string[]): FactSource[] =>
  formats.map((format, at) => ({ source: at + 1, file: `${at + 1}.csv`, format, writtenMs: at * 86_400_000 }));

const order = (source: number, id: string, person = id, more: { refunded?: number; currency?: string } = {}) =>
  facts.run(
    raw(`insert into "order" (workspace, source, id, occurred_at, person, currency, total_minor, refunded_minor, counted, unpaid)
      values ('w', ${source}, '${id}', timestamptz '2026-03-03 10:00:00+00', person_key('${person}'),
        '${more.currency ?? "EUR"}', 1000, ${more.refunded ?? "null"}, true, false)`),
  );

const refund = (source: number, id: string, of: string | null, amount: number, currency = "EUR") =>
  facts.run(
    raw(`insert into refund (workspace, source, id, order_id, occurred_at, currency, amount_minor)
      values ('w', ${source}, '${id}', ${of === null ? "null" : `'${of}'`}, timestamptz '2026-04-03 10:00:00+00', '${currency}', ${amount})`),
  );

const Refunded = z.object({ id: z.string(), source: z.number(), refunded: z.number() });
const refunded = () =>
  facts.rows(
    Refunded,
    raw(`select o.id, o.source, r.refunded_minor as refunded
      from order_refund as r join order_once as o using (row) order by o.id, o.source`),
  );

it("adds up the refunds that name an order, and leaves those that name none of the files' orders", async () => {
  await order(1, "A1");
  await order(1, "A2");
  await refund(1, "R1", "A1", 100);
  await refund(1, "R2", "A1", 50);
  await refund(1, "R3", "A9", 70);
  await refund(1, "R4", null, 70);
  await countOnce(facts, "w", files("paypal-activity"));
  expect(await refunded()).toEqual([{ id: "A1", source: 1, refunded: 150 }]);
});

it("takes a refund that stands in two files once", async () => {
  await order(1, "A1");
  await order(2, "A1");
  await refund(1, "R1", "A1", 100);
  await refund(2, "R1", "A1", 100);
  await countOnce(facts, "w", files("paypal-activity", "paypal-activity"));
  expect(await refunded()).toEqual([{ id: "A1", source: 2, refunded: 100 }]);
});

it("takes a refund in a later file off the order of an earlier one, of the same format and currency alone", async () => {
  await order(1, "7");
  await order(2, "7", "somebody else");
  await order(1, "8", "8", { currency: "USD" });
  await refund(3, "R1", "7", 100);
  await refund(3, "R2", "8", 100);
  await countOnce(facts, "w", files("paypal-activity", "square-transactions", "paypal-activity"));
  expect(await refunded()).toEqual([{ id: "7", source: 1, refunded: 100 }]);
});

it("knows a Stripe payment by its balance activity, and keeps what the payments export knows of it", async () => {
  await order(1, "ch_1", "ana@example.com");
  await order(2, "ch_1", "nobody");
  await refund(2, "txn_2", "ch_1", 300);
  await refund(2, "txn_3", "ch_1", -100);
  const setAside = await countOnce(facts, "w", files("stripe-payments", "stripe-balance"));
  expect(await refunded()).toEqual([{ id: "ch_1", source: 1, refunded: 200 }]);
  expect(setAside).toEqual([{ source: 2, inFavourOf: 1, what: "orders", rows: 1, whole: true }]);
});

it("takes a refund of a payment off the shop's order that stands for it", async () => {
  await order(1, "A1", "ana@example.com");
  await order(2, "#1", "ana@example.com");
  await refund(1, "R1", "A1", 400);
  await countOnce(facts, "w", files("paypal-activity", "woocommerce-orders"));
  expect(await refunded()).toEqual([{ id: "#1", source: 2, refunded: 400 }]);
});

it("leaves two equal sales at a till alone, for nobody is known to have bought both", async () => {
  await order(1, "TX1");
  await order(1, "TX2");
  await order(2, "ch_1");
  await countOnce(facts, "w", files("square-transactions", "stripe-payments"));
  const { n } = await facts.row(z.object({ n: z.number() }), raw("select count(*) as n from order_once"));
  expect(n).toBe(3);
});
