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
const formats = {
  1: "shopify-orders",
  2: "stripe-payments",
  [-1]: "tracker",
  [-2]: "api",
  [-4]: "shopify-webhook",
  [-7]: "hubspot-webhook",
};

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

it("takes two orders of one person and amount for two, and the payment of one for none", async () => {
  await order(-1, "1", 5000, { person: 7n });
  await order(-2, "2", 5000, { person: 7n, occurred_at: noon + 3_600_000 });
  expect(await counted()).toEqual(["1 of -1: 5000 by 7", "2 of -2: 5000 by 7"]);
  await order(2, "ch_1", 5000, { person: 7n, occurred_at: noon + 60_000 });
  await order(2, "ch_2", 5000, { person: 7n, occurred_at: noon + 3_660_000 });
  expect(await counted()).toHaveLength(2);
});

const tenDays = 10 * 86_400_000;
const moments = () =>
  facts.rows(
    z.object({ id: z.string(), source: z.number(), at: z.number() }),
    raw("select id, source, epoch_ms(occurred_at) as at from order_once order by id"),
  );

it("keeps an order that is told again where it was first", async () => {
  const again = { occurred_at: noon + tenDays, told_at: noon + tenDays };
  await order(-2, "1", 5000);
  await order(-2, "1", 4000, again);
  await order(-4, "#2", 900);
  await order(-2, "2", 800, again);
  expect(await counted()).toEqual(["#2 of -4: 900", "1 of -2: 4000"]);
  expect(await moments()).toEqual([
    { id: "#2", source: -4, at: noon },
    { id: "1", source: -2, at: noon },
  ]);
});

const Lead = z.object({ person: z.number(), source: z.string(), origin: z.number(), stage: z.string() });

it.each([null, 9n])(
  "keeps whom a lead's first telling named and where they came from, told again by %s",
  async (own) => {
    const lead = (row: FactRow) =>
      facts.append("lead", [{ workspace: "w", source: -2, id: "L", id_key: 9n, created_at: noon, ...row }]);
    await lead({ told_at: noon, person: 7n, utm_source: "linkedin", origin: 70n });
    await lead({ told_at: noon + 1000, person: own, stage: "Qualified" });
    await lead({ told_at: noon + 2000, person: own, utm_source: "google", utm_medium: "cpc", origin: 80n });
    await counted();
    expect(await facts.rows(Lead, raw("select person, utm_source as source, origin, stage from lead_once"))).toEqual([
      { person: 7, source: "linkedin", origin: 70, stage: "Qualified" },
    ]);
  },
);

it("closes a deal when it was won first, and anew when it was opened again", async () => {
  const deal = (day: number, row: FactRow) => {
    const at = noon + day * 86_400_000;
    return facts.append("deal", [{ workspace: "w", source: -2, id: "9", told_at: at, created_at: at, ...row }]);
  };
  const won = (day: number) => deal(day, { outcome: "won", closed_at: noon + day * 86_400_000 });
  const closed = async () => {
    await counted();
    const { day } = await facts.row(
      z.object({ day: z.number() }),
      raw(`select (epoch_ms(closed_at) - ${noon}) / 86400000 as day from deal_once`),
    );
    return day;
  };
  await deal(0, { outcome: "open" });
  await won(3);
  await won(13);
  expect(await closed()).toBe(3);
  await deal(14, { outcome: "open" });
  await won(20);
  await deal(25, { amount_minor: 900 });
  expect(await closed()).toBe(20);
  await deal(26, { outcome: "won", closed_at: noon + 5 * 86_400_000 });
  expect(await closed()).toBe(5);
});

const back = (source: number, id: string, minor: number, day = 0, of = "1001") =>
  facts.append("refund", [
    {
      workspace: "w",
      source,
      id,
      order_id: of,
      occurred_at: noon + day * 86_400_000,
      currency: "EUR",
      amount_minor: minor,
    },
  ]);
const wentBack = async () => {
  await counted();
  return facts.rows(
    z.object({ minor: z.number() }),
    raw("select refunded_minor as minor from order_refund order by row"),
  );
};

it("takes a refund that two sides tell once, and several of one side as several", async () => {
  await order(-4, "#1001", 10_000, { also_id: "5001" });
  await back(-4, "900", 1000, 0, "5001");
  await back(-2, "mine", 1000, 2);
  expect(await wentBack()).toEqual([{ minor: 1000 }]);
  await back(-4, "901", 1000, 3, "5001");
  expect(await wentBack()).toEqual([{ minor: 2000 }]);
  await back(-2, "months later", 300, 60);
  expect(await wentBack()).toEqual([{ minor: 2300 }]);
});

it("believes a browser's refund where nobody but a browser told of the order", async () => {
  await order(-1, "1", 1000);
  await order(-2, "2", 1000);
  await back(-1, "a", 100, 0, "1");
  await back(-1, "b", 100, 0, "2");
  expect(await wentBack()).toEqual([{ minor: 100 }]);
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
