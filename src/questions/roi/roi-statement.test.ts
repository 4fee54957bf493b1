import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countOnce } from "../../journeys/once/count-once.ts";
import { instantsOf, periodBetween } from "../../model/period.ts";
import { Plan } from "../../model/plan.ts";
import { type Grouping, type SourceSummary, Statement } from "../../model/statement.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { literal, raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { roiStatement } from "./roi-statement.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

type Cell = string | number | boolean | null | { sql: string };

async function add(fact: string, row: Record<string, Cell>): Promise<void> {
  const cells: [string, Cell][] = Object.entries({ workspace: "w", source: 1, ...row });
  const values = cells.map(([, cell]) => sqlOf(cell)).join(", ");
  await facts.run(raw(`insert into "${fact}" (${cells.map(([name]) => name).join(", ")}) values (${values})`));
}

function sqlOf(cell: Cell): string {
  if (typeof cell === "string") return literal(cell);
  return typeof cell === "object" && cell !== null ? cell.sql : String(cell);
}

const at = (day: string) => ({ sql: `timestamptz '${day} 12:00:00+00'` });

let orders = 0;
const order = (day: string, source: string | null, more: Record<string, Cell> = {}) => {
  const id = `#${++orders}`;
  const text = source === null ? "null" : literal(source);
  return add("order", {
    id,
    occurred_at: at(day),
    person: { sql: `person_key('${id}')` },
    currency: "EUR",
    total_minor: 100_00,
    counted: true,
    unpaid: false,
    ...(source === null
      ? {}
      : {
          utm_source: source,
          utm_medium: "social",
          origin: { sql: `origin_key(${text}, 'social', null, null, null, null, null, null, null)` },
        }),
    ...more,
  });
};

const ad = (spendMinor: number, more: Record<string, Cell> = {}) =>
  add("ad_day", {
    platform: "meta",
    campaign: "spring",
    day: "2026-03-01",
    until: "2026-04-01",
    currency: "EUR",
    spend_minor: spendMinor,
    ...more,
  });

const table = (channel: string, revenueMinor: number, more: Record<string, Cell> = {}) =>
  add("analytics_day", {
    day: "2026-03-03",
    until: "2026-03-04",
    channel,
    sessions: 10,
    conversions: 20,
    currency: "EUR",
    revenue_minor: revenueMinor,
    ...more,
  });

const labour = { what: "Coordinator", category: "labour", amount: 310, from: "2026-03-01", to: "2026-04-01" };

interface Asked {
  plan?: object | null;
  by?: Grouping;
  model?: string;
  chosenPeriod?: boolean;
  sources?: SourceSummary[];
  undatedFiles?: string[];
}

/** The statement of March on what was added; without a plan where it is null. */
async function march({
  plan: written = { costs: [labour] },
  by = "network",
  model = "last",
  chosenPeriod = true,
  sources = [],
  undatedFiles = [],
}: Asked = {}) {
  const plan = Plan.parse({ currency: "EUR", timeZone: "Europe/Oslo", ...written });
  const [from, to] = ["2026-03-01", "2026-04-01"];
  const { timeZone, currency, lookbackDays } = plan;
  const scope = {
    workspace: "w",
    from,
    to,
    ...instantsOf(periodBetween(from, to), timeZone),
    timeZone,
    currency,
    lookbackDays,
    rules: plan.journeys,
    conversionsOf: "sales" as const,
    plan,
  };
  await countOnce(facts, "w", [{ source: 1, file: "a.csv", format: "a", writtenMs: 0 }]);
  const statement = await roiStatement(facts, {
    scope,
    by,
    model,
    chosenPeriod,
    hasPlan: written !== null,
    sources,
    undatedFiles,
    warnings: [],
  });
  expect(Statement.parse(statement)).toEqual(statement);
  return statement;
}

const codes = async (asked?: Asked) => (await march(asked)).warnings.map(({ code }) => code);
const row = ({ rows }: Statement, network: string, paid = false) =>
  rows.find(({ key }) => key.network === network && key.paid === paid);

const file = (more: Partial<SourceSummary>): SourceSummary => ({
  file: "orders.csv",
  format: "template-orders",
  rows: 10,
  rejected: 0,
  currency: "EUR",
  period: { from: "2026-03-01", to: "2026-04-01" },
  sums: { orders: 10 },
  used: true,
  note: null,
  ...more,
});

describe("warnings", () => {
  it("name the stages of deals that should be closed and are taken to be open, until the plan says what they mean", async () => {
    const deal = { amount_minor: 1_000_00, currency: "EUR", outcome: "open", closed_at: at("2026-03-10") };
    await add("deal", { id: "d1", stage: "Kontrakt signert", ...deal });
    await add("deal", { id: "d2", stage: "Proposal", ...deal, closed_at: at("2026-05-10") });
    const told = (await march()).warnings.find(({ code }) => code === "deal_stages_open");
    expect(told?.message).toMatch(/: Kontrakt signert\.$/);
    const plan = { costs: [labour], stages: { won: ["kontrakt signert"], lost: [] } };
    expect(await codes({ plan })).not.toContain("deal_stages_open");
  });

  it("say that a period nobody chose cuts the plan's costs, and only then", async () => {
    await order("2026-03-03", "instagram");
    const cut = { costs: [{ ...labour, to: "2026-05-01" }] };
    expect(await codes({ plan: cut, chosenPeriod: false })).toContain("period_not_chosen");
    expect(await codes({ plan: cut, chosenPeriod: true })).not.toContain("period_not_chosen");
    expect(await codes({ chosenPeriod: false })).not.toContain("period_not_chosen");
  });

  it("begin with people's time where there is no plan, or none in it", async () => {
    await order("2026-03-03", "instagram");
    expect((await march({ plan: null })).warnings[0]).toMatchObject({
      code: "labour_missing",
      message: expect.stringContaining("no plan"),
    });
    const tools = { ...labour, category: "tools" };
    expect((await march({ plan: { costs: [tools] } })).warnings[0]).toMatchObject({
      code: "labour_missing",
      message: expect.stringContaining("no labour cost"),
    });
    expect(await codes()).not.toContain("labour_missing");
  });

  it("name labour that lies outside the period as missing", async () => {
    await order("2026-03-03", "instagram");
    const old = { ...labour, from: "2026-01-01", to: "2026-02-01" };
    expect(await codes({ plan: { costs: [old] } })).toContain("labour_missing");
  });

  it("say that nothing shows a return where there are only ads", async () => {
    await ad(100_00, { conversions: 5, conversion_value_minor: 900_00 });
    expect((await march()).warnings.find(({ code }) => code === "returns_missing")?.message).toMatch(/never counted/);
    await order("2026-03-03", "instagram");
    expect(await codes()).not.toContain("returns_missing");
  });

  it("say when fewer than ten conversions stand behind social", async () => {
    for (let day = 10; day < 19; day++) await order(`2026-03-${day}`, "instagram");
    expect(await codes()).toContain("few_conversions");
    await order("2026-03-20", "facebook");
    expect(await codes()).not.toContain("few_conversions");
  });

  it("say when an analytics table stands for the orders, or reaches beyond the period", async () => {
    await table("Organic Social", 100_00);
    expect(await codes()).toContain("analytics_stands_in");
    expect(await codes()).not.toContain("analytics_cut");
    await facts.run(raw("update analytics_day set day = date '2026-02-20'"));
    expect(await codes()).toContain("analytics_cut");
  });

  it("name spend whose campaign no UTM shows, and paid UTMs without spend", async () => {
    await ad(100_00);
    await order("2026-03-03", "instagram");
    const { warnings } = await march();
    expect(warnings.find(({ code }) => code === "spend_without_utm")?.message).toMatch(/100\.00 EUR.*spring/);
    expect(warnings.map(({ code }) => code)).not.toContain("utm_without_spend");
    const paid = (campaign: string) => ({
      utm_campaign: campaign,
      utm_medium: "cpc",
      origin: { sql: `origin_key('facebook', 'cpc', '${campaign}', null, null, null, null, null, null)` },
    });
    await order("2026-03-04", "facebook", paid("Spring"));
    await order("2026-03-04", "facebook", paid("brand"));
    const after = (await march()).warnings;
    expect(after.map(({ code }) => code)).not.toContain("spend_without_utm");
    expect(after.find(({ code }) => code === "utm_without_spend")?.message).toMatch(/brand/);
  });

  it("say that Meta's file names no network where no touch does either", async () => {
    await ad(100_00);
    await order("2026-03-03", "instagram");
    expect(await codes()).toContain("network_of_spend_unknown");
    await facts.run(raw("update ad_day set network = 'instagram'"));
    expect(await codes()).not.toContain("network_of_spend_unknown");
  });

  it("name files that leave more than a week of the period open at either end", async () => {
    await order("2026-03-03", "instagram");
    const to = (day: string) => file({ period: { from: "2026-03-01", to: day } });
    expect(await codes({ sources: [to("2026-03-24")] })).toContain("period_not_covered");
    expect(await codes({ sources: [to("2026-03-25")] })).not.toContain("period_not_covered");
    expect(await codes({ sources: [{ ...to("2026-03-10"), used: false }] })).not.toContain("period_not_covered");
  });

  it("name files without dates, rows that could not be read, and other currencies", async () => {
    await order("2026-03-03", "instagram");
    const asked = { undatedFiles: ["meta.csv"], sources: [file({ rejected: 2, currency: "USD" })] };
    const found = await codes(asked);
    expect(found).toEqual(expect.arrayContaining(["spend_without_dates", "rows_rejected", "mixed_currencies"]));
  });

  it("say when half of the return or more is unattributed", async () => {
    await order("2026-03-03", "instagram");
    expect(await codes()).not.toContain("mostly_unattributed");
    await order("2026-03-03", null);
    expect(await codes()).toContain("mostly_unattributed");
  });

  it("count orders that are not paid yet", async () => {
    await order("2026-03-03", "instagram", { unpaid: true });
    expect((await march()).warnings.find(({ code }) => code === "unpaid_orders")?.message).toMatch(/^1 order/);
  });

  it("are none where nothing is amiss", async () => {
    for (let day = 10; day < 21; day++) await order(`2026-03-${day}`, "instagram");
    expect(await codes({ sources: [file({})] })).toEqual([]);
  });
});

describe("without orders", () => {
  it("claims alone give no ROI, however large", async () => {
    await ad(100_00, { conversions: 50, conversion_value_minor: 9_000_00 });
    const { all, totals, rows, claims } = await march();
    expect([all.roi, totals.roi, ...rows.map(({ roi }) => roi)]).toEqual([null, null, null]);
    expect(all.return).toBe("0.00");
    expect(claims).toEqual([{ platform: "meta", claimed: 50, found: 0, claimedValue: "9000.00", foundValue: "0.00" }]);
  });

  it("the analytics table stands for them, unnamed sources unattributed, without intervals", async () => {
    await table("Organic Social", 500_00);
    await table("Unassigned", 100_00);
    await table("Organic Search", 400_00, { day: "2026-03-05", until: "2026-03-06" });
    const { all, totals, unattributed, rows, overTime } = await march();
    expect(all).toMatchObject({
      return: "1000.00",
      conversions: 60,
      evidence: { aggregated: "900.00" },
      interval: null,
    });
    expect(totals).toMatchObject({ return: "500.00", cost: "310.00", interval: null });
    expect(unattributed).toEqual({ return: "100.00", conversions: 20 });
    expect(rows.map(({ key, return: returned }) => [key.network, returned])).toEqual([
      ["none", "500.00"],
      ["none", "400.00"],
    ]);
    expect(overTime.points.filter((point) => point.return !== "0.00")).toMatchObject([
      { from: "2026-03-03", return: "500.00" },
    ]);
  });

  it("a range that stands for them lies evenly on its days", async () => {
    await table("Organic Social", 310_00, { day: "2026-03-01", until: "2026-04-01" });
    const { overTime } = await march();
    expect(new Set(overTime.points.map((point) => point.return))).toEqual(new Set(["10.00"]));
  });
});

describe("an analytics table beside orders", () => {
  it("explains what no touch does, and the totals stay the orders'", async () => {
    await order("2026-03-03", "instagram");
    await order("2026-03-03", null);
    await order("2026-03-03", null);
    await order("2026-03-04", null);
    await table("Organic Social", 150_00);
    await table("Organic Search", 50_00);
    const statement = await march();
    expect(statement.all).toMatchObject({
      return: "400.00",
      conversions: 4,
      evidence: { measured: "100.00", aggregated: "100.00" },
    });
    expect(statement.unattributed).toEqual({ return: "200.00", conversions: 2 });
    expect(statement.totals).toMatchObject({
      return: "150.00",
      conversions: 1.5,
      evidence: { measured: "100.00", aggregated: "50.00" },
    });
  });

  it("gives a day to the days of its range by what is unexplained on them", async () => {
    await order("2026-03-03", null);
    await order("2026-03-05", null, { total_minor: 300_00 });
    await table("Organic Social", 400_00, { day: "2026-03-01", until: "2026-03-08" });
    const { overTime } = await march();
    const days = overTime.points.filter((point) => point.return !== "0.00").map((point) => [point.from, point.return]);
    expect(days).toEqual([
      ["2026-03-03", "100.00"],
      ["2026-03-05", "300.00"],
    ]);
  });
});

describe("costs", () => {
  it("lie where their scope was active: a network, a campaign, a post, a channel that is not social", async () => {
    await ad(60_00, { network: "facebook" });
    await order("2026-03-03", "instagram");
    await order("2026-03-03", "newsletter", {
      utm_medium: "email",
      origin: { sql: "origin_key('newsletter', 'email', null, null, null, null, null, null, null)" },
    });
    await add("post", { network: "tiktok", id: "reel", occurred_at: at("2026-03-04") });
    const cost = (amount: number, scope?: object) => ({ ...labour, amount, ...(scope === undefined ? {} : { scope }) });
    const costs = [
      cost(30),
      cost(7, { network: "instagram" }),
      cost(5, { campaign: "SPRING" }),
      cost(3, { post: "reel" }),
      cost(2, { channel: "Email" }),
    ];
    const statement = await march({ plan: { costs } });
    expect(row(statement, "instagram")?.cost).toBe("17.00");
    expect(row(statement, "facebook", true)).toMatchObject({ cost: "75.00", adSpend: "60.00" });
    expect(row(statement, "tiktok")?.cost).toBe("13.00");
    expect(statement.all.cost).toBe("107.00");
    expect(statement.totals.cost).toBe("105.00");
  });

  it("of all social follow the plan's rule", async () => {
    await ad(75_00, { network: "facebook" });
    await ad(25_00, { platform: "tiktok", network: "tiktok" });
    await order("2026-03-03", "instagram");
    const of = async (spread: string) => {
      const statement = await march({ plan: { spread, costs: [{ ...labour, amount: 30 }] } });
      return [
        row(statement, "facebook", true)?.cost,
        row(statement, "tiktok", true)?.cost,
        row(statement, "instagram")?.cost,
      ];
    };
    expect(await of("even")).toEqual(["85.00", "35.00", "10.00"]);
    expect(await of("spend")).toEqual(["97.50", "32.50", "0.00"]);
    expect(await of("touches")).toEqual(["75.00", "25.00", "30.00"]);
  });

  it("of ads count by the days inside the period, in the currency of the statement", async () => {
    await order("2026-03-03", "instagram");
    await ad(280_00, { day: "2026-02-15", until: "2026-03-15", network: "facebook" });
    await ad(110_00, { currency: "USD", network: "facebook", day: "2026-03-02", until: "2026-03-03" });
    await add("fx_rate", { day: "2026-03-02", base: "EUR", currency: "USD", rate: 1.1 });
    expect((await march()).all.adSpend).toBe("240.00");
  });

  it("and returns of a network the plan calls not social are not social's, on one row", async () => {
    await add("post", { network: "youtube", id: "film", occurred_at: at("2026-03-04") });
    await ad(10_00, { platform: "google", network: "youtube" });
    await order("2026-03-03", "youtube");
    const plan = { notSocial: ["youtube"], costs: [{ ...labour, scope: { network: "youtube" } }] };
    const { rows, totals } = await march({ plan });
    expect(rows.map(({ key, social }) => [key.network, key.paid, social])).toEqual([
      ["youtube", false, false],
      ["youtube", true, false],
    ]);
    expect(totals).toMatchObject({ cost: "0.00", return: "0.00" });
  });
});

describe("money", () => {
  it.each([
    ["JPY", 160, "16000", "49600"],
    ["KWD", 0.35, "35.000", "108.500"],
  ])(
    "is written in the minor units of %s, costs and returns turned at the day's rate",
    async (currency, rate, returned, cost) => {
      for (let day = 1; day <= 31; day++) {
        await add("fx_rate", { day: `2026-03-${String(day).padStart(2, "0")}`, base: "EUR", currency, rate });
      }
      await order("2026-03-03", "instagram");
      const foreign = { ...labour, currency: "EUR" };
      const { all, overTime, ledger } = await march({ plan: { currency, costs: [foreign] } });
      expect([all.return, all.cost, ledger[0]?.amount]).toEqual([returned, cost, cost]);
      expect(overTime.points[2]?.return).toBe(returned);
    },
  );

  it("of a cost in a currency without a rate is an error, never one to one", async () => {
    await order("2026-03-03", "instagram");
    const foreign = { ...labour, currency: "USD" };
    await expect(march({ plan: { costs: [foreign] } })).rejects.toMatchObject({ code: "missing_rate" });
  });
});

describe("intervals", () => {
  it("are none below ten conversions, and the same each time from ten on", async () => {
    for (let day = 10; day < 19; day++) await order(`2026-03-${day}`, "instagram", { total_minor: day * 10_00 });
    const few = await march();
    expect([few.all.interval, few.totals.interval, row(few, "instagram")?.interval]).toEqual([null, null, null]);
    await order("2026-03-20", "instagram", { total_minor: 200_00 });
    const first = await march();
    expect(first.all.interval).toMatchObject({ level: 0.9 });
    expect(first.all.interval?.low).toBeLessThan(first.all.roi ?? 0);
    expect(first.all.interval?.high).toBeGreaterThan(first.all.roi ?? 0);
    expect((await march()).all.interval).toEqual(first.all.interval);
  });
});

describe("the interval of the whole business", () => {
  it("is the same whatever the model, though a learned one draws fewer groups", async () => {
    // More persons than a learned model's 1,024 groups, fewer than a rule model's 4,096.
    await facts.run(
      raw(`insert into "order" (workspace, source, id, occurred_at, person, currency, total_minor, counted, unpaid, utm_source, utm_medium, origin)
        select 'w', 1, '#many' || i, timestamptz '2026-03-10 12:00:00+00', person_key('many' || i), 'EUR', 1000 + (i * 7919) % 90000, true, false,
          'instagram', 'social', origin_key('instagram', 'social', null, null, null, null, null, null, null)
        from range(1100) as t(i)`),
    );
    const [last, markov] = [await march(), await march({ model: "markov" })];
    expect(markov.all.interval).not.toBeNull();
    expect(markov.all.interval).toEqual(last.all.interval);
  });
});

describe("a model that looks at all journeys together", () => {
  /** Persons who bought once by one network and again by another: their second order has both before it. */
  const twice = async (persons: number, first: string, second: string) => {
    for (let who = 0; who < persons; who++) {
      const person = { sql: `person_key('${first} ${second} ${who}')` };
      await order("2026-03-05", first, { person, total_minor: 10_01 });
      await order("2026-03-15", second, { person, total_minor: 20_03 });
    }
  };
  const minorOf = (money: string) => Math.round(Number(money) * 100);

  beforeEach(async () => {
    await twice(8, "instagram", "facebook");
    await twice(5, "tiktok", "instagram");
    await order("2026-03-20", "youtube", { total_minor: 5_00 });
    await order("2026-03-21", null, { total_minor: 70_00 });
  });

  it("credits networks by what would be lost without them", async () => {
    const statement = await march({ model: "markov" });
    // Paths: 8 × I, 8 × I>F, 5 × T, 5 × T>I, 1 × Y. Reached by 21, 8, 10 and 1 of 27: effects 21/27, 8/27, 10/27, 1/27 of the chain.
    const conversions = ["instagram", "facebook", "tiktok", "youtube"].map(
      (network) => row(statement, network)?.conversions ?? Number.NaN,
    );
    expect(conversions.reduce((sum, one) => sum + one, 0)).toBeCloseTo(27, 6);
    // From I a path goes on to F in 8 of 21 steps, whoever came: I is reached by 8+8+5 of 27, F by 21 × 8/21, T by 10.
    const effects = [21, 8, 10, 1].map((reached) => (27 * reached) / 40);
    for (const [at, effect] of effects.entries()) expect(conversions[at]).toBeCloseTo(effect, 5);
  });

  it.each(["markov", "shapley", "markov-all"])(
    "%s: the totals are the orders', and no evidence is measured",
    async (model) => {
      const last = await march();
      for (const by of ["network", "channel", "campaign", "post", "paid"] as const) {
        const statement = await march({ model, by });
        expect([statement.all.return, statement.unattributed]).toEqual([last.all.return, last.unattributed]);
        const rows = statement.rows.reduce((sum, { return: returned }) => sum + minorOf(returned), 0);
        expect(rows).toBe(minorOf(last.all.return) - 70_00);
        expect(statement.all.evidence).toMatchObject({ measured: "0.00", modelled: (rows / 100).toFixed(2) });
        const overTime = statement.overTime.points.reduce((sum, { return: returned }) => sum + minorOf(returned), 0);
        expect(overTime).toBe(minorOf(statement.totals.return));
      }
    },
  );

  it("has intervals of its own, worked out anew, the same each time", async () => {
    const first = await march({ model: "markov" });
    const instagram = row(first, "instagram");
    expect(instagram?.interval?.low).toBeLessThan(instagram?.roi ?? Number.NaN);
    expect(instagram?.interval?.high).toBeGreaterThan(instagram?.roi ?? Number.NaN);
    expect(row(first, "youtube")?.interval).toBeNull();
    expect(first.totals.interval).not.toBeNull();
    expect(await march({ model: "markov" })).toEqual(first);
  });

  it("lays what platforms claim beside paid networks, however the statement is grouped", async () => {
    await ad(50_00, { conversions: 12 });
    await order("2026-03-22", "facebook", {
      utm_medium: "paid_social",
      origin: { sql: "origin_key('facebook', 'paid_social', null, null, null, null, null, null, null)" },
    });
    const byNetwork = await march({ model: "markov" });
    const byChannel = await march({ model: "markov", by: "channel" });
    expect(byNetwork.claims[0]?.found).toBeGreaterThan(0);
    expect(byChannel.claims).toEqual(byNetwork.claims);
  });
});
