import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { raw } from "../warehouse/sql.ts";
import type { FactRow, Warehouse } from "../warehouse/warehouse.ts";
import { updateJourneys } from "./update-journeys.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

const minute = 60_000;
const day = Date.UTC(2026, 2, 10);

interface Seen {
  readonly minutes: number;
  readonly visitor?: number;
  readonly origin?: number;
  readonly kind?: string;
  readonly continues?: boolean;
  readonly bot?: string;
  readonly source?: number;
  readonly click?: number;
  readonly link?: string;
}

let seq = 0;

/** Events in the order they came, one seq each. */
async function saw(events: readonly Seen[], workspace = "w"): Promise<void> {
  const rows = events.map(({ minutes, visitor = 1, origin, kind = "page_view", source = -1, ...more }): FactRow => {
    const at = day + minutes * minute;
    seq++;
    return {
      workspace,
      source,
      seq,
      id: BigInt(seq),
      occurred_at: at,
      received_at: at,
      kind,
      visitor: kind === "link_click" ? null : BigInt(visitor),
      origin: origin === undefined ? null : BigInt(origin),
      continues: more.continues ?? null,
      bot: more.bot ?? null,
      click: more.click === undefined ? null : BigInt(more.click),
      link: more.link ?? null,
    };
  });
  await facts.append("site_event", rows);
}

const update = (stepEvents?: number) =>
  updateJourneys(facts, { workspace: "w", ...(stepEvents === undefined ? {} : { stepEvents }) });

const Visit = z.object({
  visitor: z.number(),
  from: z.number(),
  to: z.number(),
  origin: z.number().nullable(),
  events: z.number(),
  pages: z.number(),
  link: z.string().nullable(),
});

const visits = (workspace = "w") =>
  facts.rows(
    Visit,
    raw(`select person as visitor, (epoch_ms(occurred_at) - ${day}) / ${minute} as "from",
      (epoch_ms(last_at) - ${day}) / ${minute} as "to", origin, events, pages, link
      from visit where workspace = '${workspace}' order by person, occurred_at, last_at, origin nulls first, events`),
  );

describe("a visit", () => {
  it("ends after more than half an hour of silence", async () => {
    await saw([{ minutes: 0 }, { minutes: 30 }, { minutes: 60 }, { minutes: 90.1 }]);
    await update();
    expect(await visits()).toMatchObject([
      { from: 0, to: 60, events: 3, pages: 3 },
      { from: 90.1, to: 90.1, events: 1 },
    ]);
  });
});
