import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../engines/duckdb.ts";
import { raw, sql } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";
import { forgetEvents, forgetPages } from "./retention.ts";

const dayMs = 86_400_000;
const now = Date.UTC(2026, 5, 1);
let facts: Warehouse;

/** One event a day, the newest today with the highest seq. */
beforeEach(async () => {
  facts = await openDuckDb();
  await facts.append(
    "site_event",
    Array.from({ length: 100 }, (_, index) => ({
      workspace: index % 2 === 0 ? "shop" : "other",
      source: -1,
      seq: index + 1,
      id: BigInt(index),
      occurred_at: now - (99 - index) * dayMs,
      received_at: now,
      kind: "page_view",
      page: "shop.example/",
      detail: "{}",
    })),
  );
});
afterEach(() => facts.close());

const left = async (workspace: string) => {
  const shape = z.object({ events: z.number(), pages: z.number() });
  return facts.row(
    shape,
    sql`select count(*) as events, count(page) as pages from site_event where workspace = ${workspace}`,
  );
};

it("deletes the events of one workspace that are too old, once visits were made of them", async () => {
  expect(await forgetEvents(facts, "shop", now - 30 * dayMs)).toBe(0);
  await facts.run(
    raw("insert into derived values ('shop', 'visit', 20), ('shop', 'identity', 100), ('other', 'visit', 100)"),
  );
  expect(await forgetEvents(facts, "shop", now - 30 * dayMs)).toBe(10);
  await facts.run(raw("update derived set seq = 100"));
  expect(await forgetEvents(facts, "shop", now - 30 * dayMs)).toBe(25);
  expect(await left("shop")).toEqual({ events: 15, pages: 15 });
  expect(await left("other")).toEqual({ events: 50, pages: 50 });
});

it("keeps the event that came last, whatever its age", async () => {
  await facts.run(raw("insert into derived values ('shop', 'visit', 100), ('other', 'visit', 100)"));
  await forgetEvents(facts, "shop", now + dayMs);
  await forgetEvents(facts, "other", now + dayMs);
  expect(await left("shop")).toEqual({ events: 0, pages: 0 });
  expect(await left("other")).toEqual({ events: 1, pages: 1 });
});

it("forgets pages and details, week by week, and leaves younger ones and others", async () => {
  expect(await forgetPages(facts, "shop", now - 30 * dayMs)).toBe(0);
  await facts.run(raw("insert into derived values ('shop', 'visit', 100)"));
  expect(await forgetPages(facts, "shop", now - 30 * dayMs)).toBe(35);
  expect(await left("shop")).toEqual({ events: 50, pages: 15 });
  expect(await left("other")).toEqual({ events: 50, pages: 50 });
  expect(await forgetPages(facts, "shop", now - 30 * dayMs)).toBe(0);
});
