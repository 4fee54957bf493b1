import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countOnce } from "../../../journeys/once/count-once.ts";
import { ClaimGaps } from "../../../model/attribution/claim-gaps.ts";
import { toMinor } from "../../../model/money.ts";
import { instantsOf, periodBetween } from "../../../model/period.ts";
import { Plan } from "../../../model/plan.ts";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { layScope } from "../../journeys/credited-journeys.ts";
import { claimGaps } from "./claim-gaps.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

type Cell = string | number | boolean | null | { sql: string };

async function add(fact: string, row: Record<string, Cell>): Promise<void> {
  const cells: [string, Cell][] = Object.entries({ workspace: "w", source: 1, ...row });
  const sqlOf = (cell: Cell) => {
    if (typeof cell === "string") return literal(cell);
    return typeof cell === "object" && cell !== null ? cell.sql : String(cell);
  };
  const values = cells.map(([, cell]) => sqlOf(cell)).join(", ");
  await facts.run(raw(`insert into "${fact}" (${cells.map(([name]) => name).join(", ")}) values (${values})`));
}

const noon = (day: string) => ({ sql: `timestamptz '${day} 12:00:00+00'` });
const person = (name: string) => ({ sql: `person_key(${literal(name)})` });

async function click(name: string, day: string, source: string, campaign: string): Promise<void> {
  const origin = {
    sql: `origin_key(${literal(source)}, 'cpc', ${literal(campaign)}, null, null, null, null, null, null)`,
  };
  await add("marketing", { utm_source: source, utm_medium: "cpc", utm_campaign: campaign, origin });
  await add("event", { occurred_at: noon(day), person: person(name), origin });
}

const order = (name: string, day: string, total: number) =>
  add("order", {
    source: 2,
    id: `#${name}-${day}`,
    occurred_at: { sql: `timestamptz '${day} 18:00:00+00'` },
    person: person(name),
    currency: "EUR",
    total_minor: total * 100,
    counted: true,
    unpaid: false,
  });

const ad = (platform: string, campaign: string, [day, until]: [string, string], more: Record<string, Cell>) =>
  add("ad_day", { source: 3, platform, campaign, day, until, currency: "EUR", spend_minor: 100, clicks: 5, ...more });

const files = [1, 2, 3, 4].map((source) => ({
  source,
  file: `${source}.csv`,
  format: ["template-touches", "shopify-orders", "template-ads", "template-ads"][source - 1] ?? "",
  writtenMs: Date.UTC(2026, 4, source),
}));

async function march(model = "last") {
  const plan = Plan.parse({ currency: "EUR", timeZone: "UTC", lookbackDays: 30 });
  const [from, to] = ["2026-03-01", "2026-04-01"];
  await countOnce(facts, "w", files);
  const laid = await layScope(facts, {
    workspace: "w",
    from,
    to,
    ...instantsOf(periodBetween(from, to), "UTC"),
    timeZone: "UTC",
    currency: "EUR",
    lookbackDays: 30,
    rules: plan.journeys,
    conversionsOf: "sales",
    plan,
  });
  const answer = await claimGaps(facts, laid, { model });
  expect(ClaimGaps.parse(answer)).toEqual(answer);
  return answer;
}

/** Ana bought after Meta alone, Bea after Meta and then TikTok, Cleo after nothing known. Meta claims three orders, TikTok one a day. */
async function threeOrders(): Promise<void> {
  await click("ana", "2026-03-02", "facebook", "spring");
  await click("bea", "2026-03-02", "facebook", "spring");
  await click("bea", "2026-03-04", "tiktok", "clips");
  await order("ana", "2026-03-03", 100);
  await order("bea", "2026-03-04", 200);
  await order("cleo", "2026-03-05", 50);
  await ad("meta", "spring", ["2026-03-02", "2026-03-03"], { conversions: 2, conversion_value_minor: 300_00 });
  await ad("meta", "Spring", ["2026-03-05", "2026-03-06"], { conversions: 1, conversion_value_minor: 50_00 });
  await ad("tiktok", "clips", ["2026-02-26", "2026-03-05"], { conversions: 7 });
  await ad("linkedin", "leaders", ["2026-03-02", "2026-03-03"], {});
}

describe("claim gaps", () => {
  it("put claims beside what is found, and take the gap apart", async () => {
    await threeOrders();
    const { platforms, totals, silent } = await march();
    const [meta, tiktok] = platforms;
    expect(meta).toMatchObject({
      platform: "meta",
      claimed: { conversions: 3, value: "350.00" },
      found: { conversions: 1, value: "100.00" },
      gap: { conversions: 2, value: "250.00" },
      reached: 2,
      parts: { withoutClick: 1, doubleClaim: 1, creditElsewhere: 0 },
      clicks: 10,
      interval: null,
      enough: false,
    });
    expect(meta?.causes.map(({ cause, conversions }) => [cause, conversions])).toEqual([
      ["double_claim", 1],
      // Cleo, whom an ad may have reached that she did not click.
      ["untracked", 1],
    ]);
    expect(tiktok).toMatchObject({
      claimed: { conversions: 4, value: null },
      found: { conversions: 1, value: "200.00" },
    });
    expect(totals).toEqual({ claimed: 7, found: { conversions: 2, value: "300.00" }, gap: 5 });
    expect(silent).toEqual(["linkedin"]);
  });

  it("stand by day, a campaign under one name however it is written, and a range spread over its days in the period", async () => {
    await threeOrders();
    const { platforms } = await march();
    const days = platforms.map(({ campaigns }) =>
      campaigns.map(({ campaign, days }) => [
        campaign,
        days.map(({ day, spread, claimed, found }) => [day?.slice(5), spread, claimed.conversions, found.conversions]),
      ]),
    );
    expect(days).toEqual([
      [
        [
          "Spring",
          [
            ["03-02", false, 2, 0],
            ["03-03", false, 0, 1],
            // Reached, and credited to TikTok.
            ["03-04", false, 0, 0],
            ["03-05", false, 1, 0],
          ],
        ],
      ],
      [["clips", ["03-01", "03-02", "03-03", "03-04"].map((day) => [day, true, 1, day === "03-04" ? 1 : 0])]],
    ]);
    const second = platforms[0]?.campaigns[0]?.days[0];
    expect(second?.causes.find(({ cause }) => cause === "other_day")?.conversions).toBe(1);
  });

  it("name watched videos as a cause where Google's row is of a video campaign alone", async () => {
    const march1 = ["2026-03-02", "2026-03-03"] as [string, string];
    await ad("google", "search", march1, { network: "google", conversions: 6 });
    await ad("google", "clips", march1, { network: "youtube", conversions: 4 });
    const { platforms } = await march();
    const named = [...platforms, ...(platforms[0]?.campaigns ?? [])].map(({ causes }) =>
      causes.flatMap(({ cause, conversions }) => (cause === "view_through" ? [conversions] : [])),
    );
    expect(named).toEqual([[4], [], [4]]);
  });

  it("share orders by another model, and say what it credits to others", async () => {
    await threeOrders();
    const { platforms } = await march("linear");
    expect(platforms.map(({ found, parts }) => [found, parts.doubleClaim])).toEqual([
      [{ conversions: 1.5, value: "200.00" }, 0.5],
      [{ conversions: 0.5, value: "100.00" }, 0.5],
    ]);
    await expect(march("markov")).rejects.toThrow("markov credits places over all journeys");
  });

  it("take foreign claims by each day's rate, and see what a later report changed", async () => {
    await order("ana", "2026-03-03", 100);
    for (const [day, rate] of [
      ["2026-03-02", 2],
      ["2026-03-03", 4],
    ] as const)
      await add("fx_rate", { day, base: "EUR", currency: "USD", rate });
    const both: [string, string] = ["2026-03-02", "2026-03-04"];
    await ad("meta", "spring", both, { currency: "USD", conversions: 2, conversion_value_minor: 200_00 });
    await ad("meta", "spring", both, { source: 4, currency: "USD", conversions: 6, conversion_value_minor: 800_00 });
    const { platforms } = await march();
    expect(platforms[0]?.claimed).toEqual({ conversions: 6, value: "300.00" });
    expect(platforms[0]?.campaigns[0]?.days.map(({ claimed }) => claimed.value)).toEqual(["200.00", "100.00"]);
    expect(platforms[0]?.causes.find(({ cause }) => cause === "late")).toEqual({
      cause: "late",
      conversions: 4,
      evidence: "An earlier report of the same days claimed 4 fewer.",
    });
  });

  const aDay = fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}`);
  const side = fc.constantFrom(["meta", "facebook"], ["tiktok", "tiktok"], ["google", "google"]);
  const market = fc.record({
    clicks: fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), aDay, side, fc.constantFrom("x", "y", "z")), {
      maxLength: 14,
    }),
    orders: fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d"), aDay, fc.integer({ min: 1, max: 333 })), {
      minLength: 1,
      maxLength: 8,
      selector: ([name, day]) => name + day,
    }),
    ads: fc.array(
      fc.tuple(side, fc.constantFrom("x", "y"), aDay, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 40 })),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  });

  it("sum from days to campaigns, platforms and the whole, in conversions and to the cent; three parts make each gap", async () => {
    await fc.assert(
      fc.asyncProperty(
        market,
        fc.constantFrom("last", "linear", "position"),
        async ({ clicks, orders, ads }, model) => {
          for (const fact of ["event", "marketing", "order", "ad_day"]) await facts.run(raw(`delete from "${fact}"`));
          for (const [name, day, [, source], campaign] of clicks) await click(name, day, source ?? "", campaign);
          for (const [name, day, total] of orders) await order(name, day, total);
          for (const [[platform], campaign, day, length, claims] of ads) {
            const until = Temporal.PlainDate.from(day).add({ days: length }).toString();
            await ad(platform ?? "", campaign, [day, until], {
              conversions: claims / 3,
              conversion_value_minor: claims * 777,
            });
          }
          const { platforms, totals } = await march(model);
          const sums = (some: readonly { claimed: Amount; found: Amount }[]) =>
            [({ claimed }: Both) => claimed, ({ found }: Both) => found].flatMap((of) => [
              Math.round(some.reduce((sum, one) => sum + of(one).conversions, 0) * 1e6),
              some.reduce((sum, one) => sum + toMinor(of(one).value ?? "0", "EUR"), 0),
            ]);
          for (const platform of platforms) {
            expect(sums(platform.campaigns)).toEqual(sums([platform]));
            for (const campaign of platform.campaigns) expect(sums(campaign.days)).toEqual(sums([campaign]));
            for (const one of [platform, ...platform.campaigns, ...platform.campaigns.flatMap(({ days }) => days)]) {
              const { withoutClick, doubleClaim, creditElsewhere } = one.parts;
              expect(withoutClick + doubleClaim + creditElsewhere).toBeCloseTo(one.gap.conversions, 6);
              expect(Math.min(doubleClaim, creditElsewhere)).toBeGreaterThanOrEqual(0);
            }
          }
          expect(sums(platforms)[2]).toBe(Math.round(totals.found.conversions * 1e6));
          expect(sums(platforms)[3]).toBe(toMinor(totals.found.value, "EUR"));
        },
      ),
      { numRuns: 8, seed: 1 },
    );
  });
});

interface Amount {
  readonly conversions: number;
  readonly value: string | null;
}

interface Both {
  readonly claimed: Amount;
  readonly found: Amount;
}
