import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { march } from "../../../test/journeys-by-hand.ts";
import { countOnce } from "../../journeys/once/count-once.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { toMinor } from "../../model/money.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layScope } from "../journeys/credited-journeys.ts";
import { newAndReturning } from "./new-and-returning.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

const key = (source: string) => `origin_key('${source}', 'social', null, null, null, null, null, null, null)`;

async function visit(who: string, moment: string, source: string): Promise<void> {
  await facts.run(
    raw(`insert into marketing (workspace, source, utm_source, utm_medium, origin) values ('w', 1, '${source}', 'social', ${key(source)});
      insert into event (workspace, source, occurred_at, person, origin) values ('w', 1, timestamptz '${moment}', person_key('${who}'), ${key(source)})`),
  );
}

let orders = 0;
const order = (who: string | null, moment: string, minor: number) =>
  facts.run(
    raw(`insert into "order" (workspace, source, id, occurred_at, person, currency, total_minor, counted, unpaid)
      values ('w', 1, '#${++orders}', timestamptz '${moment}', ${who === null ? "null" : `person_key('${who}')`}, 'EUR', ${minor}, true, false)`),
  );

const deal = (company: string, closed: string, minor: number) =>
  facts.run(
    raw(`insert into deal (workspace, source, id, created_at, closed_at, stage, outcome, currency, amount_minor, companies)
      values ('w', 1, 'd${++orders}', timestamptz '${closed}' - to_days(9), timestamptz '${closed}', 'won', 'won', 'EUR', ${minor}, '${company}')`),
  );

async function ask(model = "last", more: Partial<JourneyScope> = {}) {
  await countOnce(facts, "w", [{ source: 1, file: "a.csv", format: "template", writtenMs: 0 }]);
  return newAndReturning(facts, await layScope(facts, { ...march, ...more }), { by: "network", model });
}

const none = { conversions: 0, value: "0.00" };
const lineOf = ({ lines }: Awaited<ReturnType<typeof ask>>, network: string) =>
  lines.find(({ key }) => key.network === network);

describe("new and returning customers", () => {
  it("are told apart by what their person bought before, in the period or before it", async () => {
    await order("ada", "2026-01-10 10:00:00Z", 500);
    await visit("ada", "2026-03-02 10:00:00Z", "instagram");
    await order("ada", "2026-03-03 10:00:00Z", 1_000);
    await visit("bo", "2026-03-04 10:00:00Z", "instagram");
    await order("bo", "2026-03-05 10:00:00Z", 2_000);
    await visit("bo", "2026-03-08 10:00:00Z", "tiktok");
    await order("bo", "2026-03-09 10:00:00Z", 4_000);
    await order("cy", "2026-03-10 10:00:00Z", 8_000);
    await order(null, "2026-03-11 10:00:00Z", 16_000);
    await order(null, "2026-03-12 10:00:00Z", 16_000);
    const answer = await ask();
    expect(answer.salesKnownSince).toBe("2026-01-10");
    expect(answer.all).toEqual({
      new: { conversions: 2, value: "100.00" },
      returning: { conversions: 2, value: "50.00" },
      unknown: { conversions: 2, value: "320.00" },
    });
    expect(answer.unattributed).toEqual({
      new: { conversions: 1, value: "80.00" },
      returning: none,
      unknown: { conversions: 2, value: "320.00" },
    });
    expect(lineOf(answer, "instagram")).toMatchObject({
      new: { conversions: 1, value: "20.00" },
      returning: { conversions: 1, value: "10.00" },
      newShare: 0.5,
      interval: null,
      enough: false,
    });
    expect(lineOf(answer, "tiktok")).toMatchObject({ new: none, returning: { conversions: 1, value: "40.00" } });
  });

  it("leave the conversions as they were asked for, whatever was bought before them", async () => {
    await order("ada", "2026-01-10 10:00:00Z", 500);
    await visit("ada", "2026-03-02 10:00:00Z", "instagram");
    await order("ada", "2026-03-03 10:00:00Z", 1_000);
    await ask();
    const Row = z.object({ conversions: z.number(), persons: z.number(), keys: z.number() });
    const counted = raw(`select (select count(*) from conversion) as conversions,
      (select count(*) from conversion_person) as persons, (select count(*) from conversion_key) as keys`);
    expect(await facts.row(Row, counted)).toEqual({ conversions: 1, persons: 1, keys: 1 });
  });

  it("are accounts where deals are won", async () => {
    await deal("Acme", "2026-02-01 10:00:00Z", 100_000);
    await deal("Acme", "2026-03-05 10:00:00Z", 200_000);
    await deal("Beta", "2026-03-06 10:00:00Z", 400_000);
    const { all } = await ask();
    expect(all.new).toEqual({ conversions: 1, value: "4000.00" });
    expect(all.returning).toEqual({ conversions: 1, value: "2000.00" });
  });

  it("share a conversion by the model, to the cent", async () => {
    await visit("ada", "2026-03-01 10:00:00Z", "instagram");
    await visit("ada", "2026-03-02 10:00:00Z", "tiktok");
    await visit("ada", "2026-03-02 20:00:00Z", "instagram");
    await order("ada", "2026-03-03 10:00:00Z", 1_000);
    const answer = await ask("linear");
    expect(lineOf(answer, "instagram")?.new).toEqual({ conversions: 0.666667, value: "6.67" });
    expect(lineOf(answer, "tiktok")?.new).toEqual({ conversions: 0.333333, value: "3.33" });
    const parts = answer.lines.flatMap((line) => [line.new.value, line.returning.value]);
    expect(parts.reduce((sum, value) => sum + toMinor(value, "EUR"), 0)).toBe(1_000);
  });

  it("are told to be more or fewer than elsewhere only beyond chance", async () => {
    for (let who = 0; who < 24; who++) {
      const isTikTok = who % 2 === 0;
      // Of TikTok's twelve all are new, of Instagram's three.
      if (!isTikTok && who > 5) await order(`p${who}`, "2026-01-10 10:00:00Z", 100);
      await visit(`p${who}`, "2026-03-02 10:00:00Z", isTikTok ? "tiktok" : "instagram");
      await order(`p${who}`, "2026-03-03 10:00:00Z", 100);
    }
    const answer = await ask();
    const tiktok = lineOf(answer, "tiktok");
    expect(tiktok).toMatchObject({ newShare: 1, thanOthers: "more", enough: true });
    // Twelve of twelve: 0.05^(1/12).
    expect(tiktok?.interval?.low).toBeCloseTo(0.779, 3);
    expect(tiktok?.interval?.high).toBe(1);
    expect(lineOf(answer, "instagram")).toMatchObject({ newShare: 0.25, thanOthers: "fewer" });
    for (let who = 0; who < 9; who++) await order(`p${2 * who}`, "2026-01-10 10:00:00Z", 100);
    const alike = await ask();
    expect(lineOf(alike, "tiktok")).toMatchObject({ newShare: 0.25, thanOthers: null });
  });
});
