import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { journeyFacts } from "../../test/journey-facts.ts";
import { Plan } from "../model/plan.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { raw } from "../warehouse/sql.ts";
import type { LaidJourneys } from "./journeys/credited-journeys.ts";
import { linkReturns } from "./link-returns.ts";

let facts = await openDuckDb({ threads: 1 });
const { visit, order, journeys } = journeyFacts(() => facts);
beforeEach(async () => {
  facts.close();
  facts = await openDuckDb({ threads: 1 });
});
afterAll(() => facts.close());

/** A visit that the server saw come through a link. */
async function through(link: string | null, who: string, moment: string, source = "instagram"): Promise<void> {
  const origin = `origin_key('${source}', 'social', null, null, null, null, null, null, null)`;
  await facts.run(
    raw(`insert into marketing (workspace, source, utm_source, utm_medium, origin) values ('w', -1, '${source}', 'social', ${origin});
      insert into visit values ('w', -1, timestamptz '${moment}', person_key('${who}'), ${origin}, timestamptz '${moment}', 1, 1, ${link === null ? "null" : `'${link}'`})`),
  );
}

const plan = Plan.parse({ currency: "EUR", timeZone: "Europe/Oslo" });
const scope = {
  ...{ workspace: "w", from: "2026-03-01", to: "2026-04-01", timeZone: "Europe/Oslo", currency: "EUR" },
  ...{ fromMs: Date.UTC(2026, 1, 28, 23), toMs: Date.UTC(2026, 2, 31, 22), lookbackDays: 90, rules: plan.journeys },
  ...{ conversionsOf: "sales" as const, plan },
};

async function ask(model: string) {
  await journeys();
  return linkReturns(facts, { scope } as unknown as LaidJourneys, { model });
}

const told = ({ links }: Awaited<ReturnType<typeof linkReturns>>) =>
  links.map(({ link, visits, conversions, minor }) => [link, visits, conversions, minor]);

describe("what a link brought", () => {
  it("is the credit of the touches that came through it, and of no other touch of the same place", async () => {
    await through("bio", "ana", "2026-03-02 10:00:00+00");
    await through(null, "ana", "2026-03-03 10:00:00+00");
    await through("story", "ana", "2026-03-04 10:00:00+00");
    await order("ana", "2026-03-05 10:00:00+00", { total_minor: 10_000 });
    await visit("bo", "2026-03-02 10:00:00+00", "instagram");
    await order("bo", "2026-03-05 10:00:00+00", { total_minor: 5_000 });
    expect(told(await ask("last"))).toEqual([
      ["bio", 1, 0, 0],
      ["story", 1, 1, 10_000],
    ]);
    const linear = await ask("linear");
    expect(told(linear)).toEqual([
      ["bio", 1, 0.333334, 3_334],
      ["story", 1, 0.333333, 3_333],
    ]);
    expect(linear.totals).toEqual({ visits: 2, conversions: 0.666667, minor: 6_667, interval: null });
    expect(linear.all).toMatchObject({ minor: 15_000, conversions: 2 });
  });

  it("is found by the name of the click in an order's landing page too, where no tracker saw the visit", async () => {
    await facts.append("site_event", [
      {
        ...{
          workspace: "w",
          source: -1,
          seq: 1,
          id: 1n,
          kind: "link_click",
          link: "flyer",
          click: 0xfedcba9876543210n,
        },
        ...{ occurred_at: Date.UTC(2026, 2, 5, 9), received_at: Date.UTC(2026, 2, 5, 9) },
      },
    ]);
    const query = "/?utm_source=instagram&utm_medium=social&rtc=fedcba9876543210";
    const key = { sql: `origin_key(null, null, null, null, null, null, null, '${query}', null)` };
    await order("cleo", "2026-03-05 10:00:00+00", { landing_query: query, origin: key });
    await order("dan", "2026-03-05 11:00:00+00", { landing_query: "/?utm_source=instagram&rtc=nothing", origin: key });
    expect(told(await ask("last"))).toEqual([["flyer", 0, 1, 10_000]]);
  });

  it("has an interval from ten conversions on, and never sums to more than all", async () => {
    for (let who = 0; who < 12; who++) {
      await through("bio", `p${who}`, "2026-03-02 10:00:00+00");
      await order(`p${who}`, "2026-03-05 10:00:00+00", { total_minor: 1_000 });
    }
    const { links, totals, all } = await ask("last");
    expect(links).toHaveLength(1);
    // Twelve persons of 10.00, each drawn as Poisson has it: 12 ± 1.645·√12.
    expect(links[0]?.interval?.low).toBeGreaterThanOrEqual(6_000);
    expect(links[0]?.interval?.high).toBeLessThanOrEqual(19_000);
    expect(totals.interval).toEqual(links[0]?.interval);
    expect(totals.minor).toBe(12_000);
    expect(totals.minor).toBeLessThanOrEqual(all.minor);
  });

  it("is not asked of a model that credits places over all journeys together", async () => {
    await expect(ask("markov")).rejects.toThrow(/not each conversion by its own journey/);
  });
});
