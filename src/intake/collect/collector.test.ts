import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Arrival } from "./arrival.ts";
import { Collector } from "./collector.ts";

let facts: Warehouse;
let collector: Collector;
beforeEach(async () => {
  facts = await openDuckDb();
  collector = await Collector.open(await facts.lane(), { clock: () => Date.UTC(2026, 2, 1) });
});
afterEach(async () => {
  await collector.close();
  facts.close();
});

const view = (id: string, more: Partial<Arrival> = {}): Arrival => {
  const occurredMs = Date.UTC(2026, 2, 1);
  return { workspace: "shop", source: "tracker", id, occurredMs, kind: "page_view", visitor: 7n, ...more };
};
const origin = { origin: 99n, row: { utm_source: "instagram" } };

const Count = z.object({ n: z.number() });
const count = async (what: string) => (await facts.row(Count, raw(`select count(*) as n from ${what}`))).n;

it("answers once an event stands, and stores one id of a workspace once, whoever sends it again", async () => {
  await Promise.all([collector.add([view("a")]), collector.add([view("a"), view("b")])]);
  await collector.add([view("b"), view("a", { workspace: "other" })]);
  expect(await count("site_event")).toBe(3);
  expect(await facts.rows(z.object({ seq: z.number() }), raw("select seq from site_event order by seq"))).toEqual(
    [1, 2, 3].map((seq) => ({ seq })),
  );
});

it("does not let a browser take the place of what the shop's server says", async () => {
  await collector.add([view("purchase:1")]);
  await collector.add([view("purchase:1", { source: "api", kind: "order" })]);
  expect(await count("site_event")).toBe(2);
});

it("knows after a restart what it has seen, before and after the ids are recalled", async () => {
  await collector.add([view("a")]);
  await collector.close();
  const again = await Collector.open(await facts.lane());
  await again.add([view("a"), view("b")]);
  await again.recallIds(facts);
  await again.add([view("a"), view("b"), view("c")]);
  expect(await count("site_event")).toBe(3);
  expect(again.lastSeq).toBe(3);
});

it("keeps what an origin stands for once in each workspace", async () => {
  await collector.add([view("a", { origin }), view("b", { origin })]);
  await collector.add([view("c", { origin }), view("d", { origin, workspace: "other" })]);
  expect(await count("marketing")).toBe(2);
  expect(await count("site_event where origin = 99")).toBe(4);
});

it("stores an order with its event or neither, and the events beside it all the same", async () => {
  const facts = [{ table: "order", row: { id: "1", total_minor: 1250, currency: "EUR", occurred_at: Date.now() } }];
  const broken = [{ table: "order", row: { id: "2", total_minor: "many" } }];
  const [good, bad, beside] = await Promise.allSettled([
    collector.add([view("a", { facts, aliases: [{ key: 7n, person: 8n, kind: "email" }] })]),
    collector.add([view("b", { facts: broken })]),
    collector.add([view("c")]),
  ]);
  expect([good.status, bad.status, beside.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await count("site_event")).toBe(2);
  expect(await count(`"order" where total_minor = 1250`)).toBe(1);
  expect(await count("alias where key = 7 and person = 8")).toBe(1);
});

it("refuses while it is told to, and once it is closed", async () => {
  await collector.close();
  await expect(collector.add([view("a")])).rejects.toThrow("stopping");
});

it("lays an alias that it has laid lately no second time, until it is told that facts were taken away", async () => {
  const aliases = [{ key: 7n, person: 8n, kind: "consent" as const }];
  await collector.add([view("a", { aliases })]);
  await collector.add([view("b", { aliases }), view("c", { aliases: [{ key: 7n, person: 9n, kind: "email" }] })]);
  expect(await count("alias")).toBe(2);
  await facts.run(raw("delete from alias"));
  collector.forgetKnown();
  await collector.add([view("d", { aliases })]);
  expect(await count("alias")).toBe(1);
});

it("never gives a seq a second time that journeys have taken in, though its event is gone", async () => {
  await facts.run(raw("insert into derived values ('shop', 'visit', 41)"));
  const again = await Collector.open(await facts.lane());
  await again.add([view("a")]);
  expect(again.lastSeq).toBe(42);
});

it("counts what it stored and what came again", async () => {
  await Promise.all([collector.add([view("a"), view("b")]), collector.add([view("a")])]);
  await collector.add([view("b"), view("c")]);
  expect(collector.figures).toMatchObject({ stored: 3, repeated: 2, groups: 2 });
});
