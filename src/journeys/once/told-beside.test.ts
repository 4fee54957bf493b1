import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import type { FactRow, Warehouse } from "../../warehouse/warehouse.ts";
import { countOnce } from "./count-once.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

const noon = Date.UTC(2026, 2, 3, 12);
const formats = { 1: "shopify-orders", [-1]: "tracker", [-2]: "api", [-4]: "shopify-webhook", [-7]: "hubspot-webhook" };

const order = (source: number, id: string, totalMinor: number, more: FactRow = {}) =>
  facts.append("order", [
    {
      workspace: "w",
      source,
      id,
      occurred_at: noon,
      currency: "EUR",
      total_minor: totalMinor,
      counted: true,
      unpaid: false,
      ...more,
    },
  ]);

async function counted(): Promise<string[]> {
  const sources = Object.entries(formats).map(([source, format]) => ({
    source: Number(source),
    file: format,
    format,
    writtenMs: noon,
  }));
  await countOnce(facts, "w", sources);
  const rows = await facts.rows(
    z.object({ id: z.string(), source: z.number(), total: z.number(), person: z.number().nullable() }),
    raw("select id, source, total_minor as total, person from order_once order by id, source"),
  );
  return rows.map(
    ({ id, source, total, person }) => `${id} of ${source}: ${total}${person === null ? "" : ` by ${person}`}`,
  );
}

it("counts an order that browser, API and shop tell once, as the shop has it, with the visitor the browser knew", async () => {
  await order(-1, "1001", 900, { person: 77n });
  await order(-2, "1001", 950);
  await order(1, "#1001", 1000);
  await order(-1, "1002", 400);
  expect(await counted()).toEqual(["#1001 of 1: 1000 by 77", "1002 of -1: 400"]);
});

it("knows an order by its other number, and by none that is days away", async () => {
  await order(-4, "#1001", 1000, { also_id: "5501" });
  await order(-1, "5501", 900);
  await order(-1, "1001", 300, { occurred_at: noon + 5 * 86_400_000 });
  expect(await counted()).toEqual(["#1001 of -4: 1000", "1001 of -1: 300"]);
});

it("takes an order as a webhook told it last, though it came first", async () => {
  await order(-4, "#1001", 800, { told_at: noon + 2000 });
  await order(-4, "#1001", 1000, { told_at: noon + 1000 });
  expect(await counted()).toEqual(["#1001 of -4: 800"]);
});

it("puts a deal together from what a webhook told of it bit by bit", async () => {
  const deal = (row: FactRow) => facts.append("deal", [{ workspace: "w", source: -7, id: "9", ...row }]);
  await deal({ told_at: noon + 1000, name: "Fair", amount_minor: 5000, created_at: noon, contacts: "key:1" });
  await deal({ told_at: noon + 3000, outcome: "won", stage: "Won", closed_at: noon + 9000, contacts: "key:2" });
  await deal({ told_at: noon + 2000, outcome: "open", amount_minor: 7000 });
  await counted();
  const Deal = z.object({ name: z.string(), outcome: z.string(), amount: z.number(), contacts: z.string() });
  const [only, ...others] = await facts.rows(
    Deal,
    raw("select name, outcome, amount_minor as amount, contacts from deal_once"),
  );
  expect(others).toEqual([]);
  expect(only).toMatchObject({ name: "Fair", outcome: "won", amount: 7000 });
  expect(only?.contacts.split(";").toSorted()).toEqual(["key:1", "key:2"]);
});

it("takes a refund that the API tells off the order as the shop has it", async () => {
  await order(-1, "1001", 1000);
  await order(1, "#1001", 1000);
  await facts.append("refund", [
    { workspace: "w", source: -2, id: "r", order_id: "1001", occurred_at: noon, currency: "EUR", amount_minor: 250 },
  ]);
  await counted();
  const Refund = z.object({ source: z.number(), minor: z.number() });
  expect(
    await facts.rows(
      Refund,
      raw("select o.source, r.refunded_minor as minor from order_refund as r join order_once as o using (row)"),
    ),
  ).toEqual([{ source: 1, minor: 250 }]);
});
