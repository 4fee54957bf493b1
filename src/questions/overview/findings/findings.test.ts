import { describe, expect, it } from "vitest";
import type { Figures, Statement, StatementRow } from "../../../model/statement.ts";
import type { FindingFacts } from "./finding-facts.ts";
import { findings } from "./findings.ts";

const interval = (low: number, high: number) => ({ low, high, level: 0.9 as const });

function figures(cost: number, back: number, more: Partial<Figures> = {}): Figures {
  const money = (amount: number) => amount.toFixed(2);
  return {
    ...{
      cost: money(cost),
      return: money(back),
      roi: cost === 0 ? null : ((back - cost) * 100) / cost,
      interval: null,
    },
    ...{ conversions: 40, cpa: null, adSpend: money(0), roles: { origin: 0, assist: 0, converter: 0 } },
    evidence: { measured: money(back), declared: "0.00", aggregated: "0.00", modelled: "0.00", assigned: "0.00" },
    ...more,
  };
}

const row = (key: StatementRow["key"], figures: Figures): StatementRow => ({ key, social: true, ...figures });

/** A quiet shop: nothing to find. */
const quiet: FindingFacts = {
  statement: {
    currency: "EUR",
    totals: figures(1000, 1500, { interval: interval(20, 80) }),
    all: figures(1000, 2000),
    unattributed: { return: "100.00", conversions: 2 },
    claims: [],
  } as unknown as Statement,
  networks: [],
  campaigns: [],
  before: null,
  trend: null,
  spends: [],
  touched: [],
  hasLabour: true,
  isKnown: true,
  isPart: false,
};
const spend = (campaign: string, spendMinor: number) => ({
  ...{ platform: "meta", network: "instagram", campaign, spendMinor },
  ...{ impressions: 0, clicks: 0, claimed: 0, claimedMinor: 0 },
});
const kinds = (facts: Partial<FindingFacts>) =>
  findings({ ...quiet, ...facts }).map(({ kind, stake }) => [kind, stake]);
const campaign = (name: string, cost: number, back: number, low: number, high: number) =>
  row({ network: "instagram", paid: true, campaign: name }, figures(cost, back, { interval: interval(low, high) }));

describe("findings", () => {
  it("are none where nothing is amiss", () => expect(kinds({})).toEqual([]));

  it("name the campaign that lost most, if its whole interval lies below 0", () => {
    const campaigns = [
      campaign("small", 100, 40, -80, -20),
      campaign("large", 500, 200, -75, -30),
      campaign("unsure", 900, 300, -90, 5),
    ];
    expect(kinds({ campaigns })).toEqual([["money-loser", "300.00"]]);
    expect(findings({ ...quiet, campaigns })[0]).toMatchObject({
      params: { campaign: "large", network: "instagram" },
      next: { page: "overview", search: { campaign: "large" } },
    });
    expect(kinds({ campaigns: campaigns.slice(2) })).toEqual([]);
  });

  it("name what lies wholly above the rest, by what it brought beyond the average", () => {
    const campaigns = [campaign("star", 100, 600, 200, 700), campaign("near", 100, 300, 79, 250)];
    expect(kinds({ campaigns })).toEqual([["scale-up", "450.00"]]);
  });

  it("are the three of most money at stake, one of a kind", () => {
    const found = findings({
      ...quiet,
      hasLabour: false,
      campaigns: [campaign("a", 500, 100, -90, -50), campaign("b", 5000, 100, -99, -90)],
      spends: [spend("unseen", 20_000), spend("unseen too", 10_000)],
      statement: {
        ...quiet.statement,
        claims: [{ platform: "meta", claimed: 60, found: 20, claimedValue: null, foundValue: "1.00" }],
      },
    });
    expect(found.map(({ kind, stake }) => [kind, stake])).toEqual([
      ["money-loser", "4900.00"],
      ["cost-hours-missing", "1000.00"],
      ["spend-without-touches", "300.00"],
    ]);
    expect(found[2]?.params).toEqual({ campaigns: 2, campaign: "unseen", platform: "meta" });
  });

  it("tell of a change only where it is beyond noise", () => {
    const before = {
      ...{ period: { from: "2026-02-01", to: "2026-03-01" }, whole: true },
      ...{ totals: figures(900, 1000), all: figures(900, 1200), overTime: { unit: "day" as const, points: [] } },
    };
    const trend = { percent: 50, interval: null, chance: 0.02, beyondNoise: true };
    expect(kinds({ before, trend })).toEqual([["trend", "500.00"]]);
    expect(kinds({ before, trend: { ...trend, beyondNoise: false } })).toEqual([]);
  });

  it("do not judge where nothing shows a return, or too little does", () => {
    expect(kinds({ isKnown: false })).toEqual([["no-returns", "1000.00"]]);
    const few = { ...quiet.statement, totals: figures(1000, 50, { conversions: 3 }) };
    expect(kinds({ statement: few })).toEqual([["too-few-conversions", "1000.00"]]);
    const open = { ...quiet.statement, unattributed: { return: "1200.00", conversions: 9 } };
    expect(kinds({ statement: open })).toEqual([["unattributed", "1200.00"]]);
    expect(kinds({ statement: open, isPart: true })).toEqual([]);
  });
});
