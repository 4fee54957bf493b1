import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { shortHash } from "../../warehouse/short-hash.ts";
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

it("stores nothing in a file that is not found any more, and says so even of what it had begun", async () => {
  let asked = 0;
  const other = await Collector.open(await facts.lane(), { stands: () => ++asked % 2 === 1 });
  await expect(other.add([view("a")])).rejects.toMatchObject({ code: "busy", message: /moved or removed/ });
  await other.add([view("a")]);
  await other.close();
  expect(await count("site_event")).toBe(1);
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

const tagged = (number: number) => ({ origin: BigInt(number), row: { utm_source: `s${number}`, utm_campaign: "c" } });

it("looks up an origin that it does not remember, after a restart for one", async () => {
  await collector.add(Array.from({ length: 500 }, (_, at) => view(`a${at}`, { origin: tagged(at) })));
  const again = await Collector.open(await facts.lane());
  await again.add(Array.from({ length: 510 }, (_, at) => view(`b${at}`, { origin: tagged(at) })));
  await again.close();
  expect(await count("marketing")).toBe(510);
});

it("tells origins less finely where there are very many, and in the end not at all", async () => {
  const lay = (most: number) =>
    facts.run(
      raw(`insert into marketing by name select 'shop' as workspace, -1 as source, 'x' as utm_source,
        cast(1000000 + range as ubigint) as origin from range(${most})`),
    );
  await lay(250_000);
  const event = (id: string, source: string, campaign: string) =>
    view(id, {
      origin: { origin: shortHash(id), row: { utm_source: source, utm_medium: "social", utm_campaign: campaign } },
    });
  await collector.add([event("a", "instagram", "one"), event("b", "instagram", "two"), event("c", "tiktok", "one")]);
  expect(await count("marketing where utm_medium = 'social'")).toBe(2);
  expect(await count("marketing where utm_campaign is not null")).toBe(0);
  await lay(50_000);
  collector.forgetKnown();
  await collector.add([event("d", "instagram", "three"), event("e", "made-up", "x"), event("f", "made-up2", "x")]);
  expect(await count("marketing where utm_medium = 'social'")).toBe(2);
  expect(await count("marketing where utm_source = '(other)'")).toBe(1);
  expect(await count("site_event e join marketing m on m.origin = e.origin and m.utm_source = 'instagram'")).toBe(3);
});
