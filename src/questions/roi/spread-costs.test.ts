import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CostEntry, costCategories } from "../../model/cost.ts";
import { periodBetween } from "../../model/period.ts";
import { type Plan, spreadRules } from "../../model/plan.ts";
import { costAmounts } from "./cost-amounts.ts";
import type { ActiveRow } from "./cost-places.ts";
import { type CostLine, type SpreadCost, spreadCosts } from "./spread-costs.ts";

const instagram = active("instagram", "Organic Social", { campaign: "spring", touches: 4, posts: 3 });
const facebookAds = active("facebook", "Paid Social", {
  paid: true,
  campaign: "spring",
  touches: 2,
  spendMinor: 60000,
});
const googleAds = active("google", "Paid Search", { paid: true, campaign: "brand", touches: 1, social: false });
const email = active("none", "Email", { touches: 1, social: false });
const nordlys = [instagram, facebookAds, googleAds];

const labour: CostLine = { what: "Coordinator", category: "labour", amountMinor: 398571 };
const tool: CostLine = { what: "Tool", category: "tools", amountMinor: 19900 };

const even = { spread: "even", notSocial: [] } as const satisfies Pick<Plan, "spread" | "notSocial">;

describe("the worked example", () => {
  const entries = [
    { what: "Coordinator", category: "labour", hours: 2, rate: 450, per: "week", from: "2026-01-01" },
    { what: "Tool", category: "tools", amount: 199, per: "month", from: "2026-01-01" },
    {
      what: "Shoot",
      category: "content",
      amount: 1000,
      from: "2026-03-01",
      to: "2026-04-01",
      scope: { campaign: "Spring" },
    },
  ].map((entry) => CostEntry.parse(entry));
  const amounts = costAmounts(entries, periodBetween("2026-03-01", "2026-04-01"), "NOK");
  const lines = amounts.map(({ entry: { what, category, scope }, amountMinor }) => ({
    what,
    category,
    scope,
    amountMinor,
  }));
  const { costs, warnings } = spreadCosts(lines, nordlys, even);

  it("shares all social evenly over networks, the odd øre to the first by name, and the shoot over its campaign", () => {
    expect(byRow(costs)).toEqual({ "facebook paid": 209236 + 50000, "instagram organic": 209235 + 50000 });
    expect(warnings).toEqual([]);
  });

  it("keeps the shoot with its campaign and the rest without one", () => {
    expect(totalsBy(costs, ({ campaign }) => String(campaign))).toEqual({ null: 418471, spring: 100000 });
  });

  it("says the rule of each line", () => {
    expect(costs.map(({ scope, rule }) => `${scope}: ${rule}`)).toEqual([
      "all social: evenly over the 2 social networks active in the period, inside a network evenly over organic and paid",
      "all social: evenly over the 2 social networks active in the period, inside a network evenly over organic and paid",
      "campaign Spring: evenly over the 2 rows (network, organic or paid) where campaign Spring was active",
    ]);
  });
});

describe("where a cost goes", () => {
  it.each<[string, Partial<CostLine>, ActiveRow[], Record<string, number>]>([
    [
      "all social inside a network evenly over organic and paid, the odd øre to organic",
      { amountMinor: 11 },
      [active("facebook", "Organic Social"), facebookAds, instagram],
      { "facebook organic": 3, "facebook paid": 3, "instagram organic": 5 },
    ],
    [
      "a network's cost evenly over its organic and paid rows",
      { amountMinor: 5, scope: { network: "facebook" } },
      [active("facebook", "Organic Social"), facebookAds, instagram],
      { "facebook organic": 3, "facebook paid": 2 },
    ],
    [
      "a network that is not social keeps its own cost",
      { scope: { network: "google" } },
      nordlys,
      { "google paid": 100 },
    ],
    [
      "a post's cost lies on its network's organic row",
      { scope: { post: "p1" } },
      [active("x", "Organic Social", { post: "p1" }), instagram],
      { "x organic": 100 },
    ],
    [
      "a channel's cost lies on that channel's row",
      { scope: { channel: "Email" } },
      [email, instagram],
      { "none organic": 100 },
    ],
    [
      "ad spend lies on paid rows alone",
      { category: "ad spend" },
      [...nordlys, active("facebook", "Organic Social")],
      { "facebook paid": 100 },
    ],
    [
      "ad spend of a network seen without ads lies on its paid row",
      { category: "ad spend", scope: { network: "instagram" } },
      nordlys,
      { "instagram paid": 100 },
    ],
  ])("%s", (_, line, activity, expected) => {
    const { costs, warnings } = spreadCosts([{ ...labour, amountMinor: 100, ...line }], activity, even);
    expect(byRow(costs)).toEqual(expected);
    expect(warnings).toEqual([]);
  });

  it.each<[(typeof spreadRules)[number], Record<string, number>]>([
    ["even", { "facebook paid": 50, "instagram organic": 50 }],
    ["spend", { "facebook paid": 100 }],
    ["posts", { "instagram organic": 100 }],
    ["touches", { "facebook paid": 33, "instagram organic": 67 }],
  ])("all social by %s", (rule, expected) => {
    expect(byRow(spreadCosts([{ ...labour, amountMinor: 100 }], nordlys, { ...even, spread: rule }).costs)).toEqual(
      expected,
    );
  });

  it("takes the odd øre from the sum of a scope's costs, not from each of them", () => {
    const { costs } = spreadCosts(
      [1, 1, 1, 1].map((amountMinor) => ({ ...tool, amountMinor })),
      nordlys,
      even,
    );
    expect(byRow(costs)).toEqual({ "facebook paid": 2, "instagram organic": 2 });
  });
});

describe("what has nowhere to go", () => {
  it.each<[string, CostLine["scope"], ActiveRow[], string, boolean]>([
    ["all social when nothing social was active", undefined, [googleAds], "none organic", true],
    ["a network not seen", { network: "youtube" }, nordlys, "youtube organic", true],
    ["a network not seen that is not social", { network: "bing" }, nordlys, "bing organic", false],
    ["a campaign not seen", { campaign: "autumn" }, nordlys, "none organic", true],
    ["a post not seen, of a known network", { post: "p9", network: "instagram" }, nordlys, "instagram organic", true],
    ["a channel not seen", { channel: "Email" }, nordlys, "none organic", false],
  ])("%s stays whole on a row of its own, with a warning", (_, scope, activity, row, social) => {
    const { costs, warnings } = spreadCosts([{ ...tool, scope }], activity, even);
    expect(byRow(costs)).toEqual({ [row]: 19900 });
    expect(costs[0]?.shares[0]?.place).toMatchObject({
      social,
      campaign: scope?.campaign ?? null,
      post: scope?.post ?? null,
    });
    expect(warnings).toMatchObject([{ code: "cost_without_activity", message: expect.stringContaining('"Tool"') }]);
  });

  it("is not social where the plan says its network is not", () => {
    const { costs } = spreadCosts([{ ...tool, scope: { network: "youtube" } }], nordlys, {
      ...even,
      notSocial: ["youtube"],
    });
    expect(costs[0]?.shares[0]?.place.social).toBe(false);
  });

  it("is shared evenly, with a warning, where the rule finds nothing to weigh", () => {
    const { costs, warnings } = spreadCosts([tool], [{ ...instagram, posts: 0 }, facebookAds], {
      ...even,
      spread: "posts",
    });
    expect(byRow(costs)).toEqual({ "facebook paid": 9950, "instagram organic": 9950 });
    expect(warnings).toMatchObject([{ code: "spread_fell_back", message: expect.stringContaining("by posts") }]);
  });
});

describe("laws", () => {
  const place = fc.record({
    network: fc.constantFrom("facebook", "instagram", "google", "none"),
    paid: fc.boolean(),
    channel: fc.constantFrom("Organic Social", "Paid Social", "Email"),
    campaign: fc.constantFrom(null, "spring", "brand"),
    post: fc.constantFrom(null, "p1"),
    spendMinor: fc.nat(1e9),
    posts: fc.nat(9),
    touches: fc.nat(1000),
  });
  const activities = fc.array(place.map((row) => ({ ...row, social: /facebook|instagram/.test(row.network) })));
  const lines = fc.array(
    fc.record({
      what: fc.constantFrom("a", "b"),
      category: fc.constantFrom(...costCategories),
      amountMinor: fc.nat(1e9),
      scope: fc.constantFrom(
        undefined,
        { network: "facebook" },
        { campaign: "spring" },
        { post: "p1" },
        { channel: "Email" },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const rules = fc.constantFrom(...spreadRules);

  it("the shares of each line sum to it, and none is negative", () => {
    fc.assert(
      fc.property(lines, activities, rules, (costs, activity, rule) => {
        for (const { line, shares } of spreadCosts(costs, activity, { ...even, spread: rule }).costs) {
          expect(shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(line.amountMinor);
          expect(shares.every(({ amountMinor }) => amountMinor > 0)).toBe(true);
        }
      }),
    );
  });

  it("the order of costs and of activity changes no total", () => {
    fc.assert(
      fc.property(lines, activities, rules, (costs, activity, rule) => {
        const turned = spreadCosts(costs.toReversed(), activity.toReversed(), { ...even, spread: rule });
        const straight = spreadCosts(costs, activity, { ...even, spread: rule });
        expect(totalsBy(turned.costs, JSON.stringify)).toEqual(totalsBy(straight.costs, JSON.stringify));
        expect(turned.warnings).toEqual(straight.warnings);
      }),
    );
  });

  it("an amount a hundred times as large gives each place a hundred times as much, to the rounding", () => {
    fc.assert(
      fc.property(lines, activities, rules, (costs, activity, rule) => {
        const large = costs.map((line) => ({ ...line, amountMinor: line.amountMinor * 100 }));
        const small = totalsBy(spreadCosts(costs, activity, { ...even, spread: rule }).costs, JSON.stringify);
        const found = totalsBy(spreadCosts(large, activity, { ...even, spread: rule }).costs, JSON.stringify);
        // Three levels (networks, kinds, channels) in at most five pools, each off by less than a unit.
        for (const key of Object.keys(found))
          expect(Math.abs((found[key] ?? 0) / 100 - (small[key] ?? 0))).toBeLessThan(20);
      }),
    );
  });
});

function active(network: string, channel: string, more: Partial<ActiveRow> = {}): ActiveRow {
  const nothing = { paid: false, campaign: null, post: null, social: true, spendMinor: 0, posts: 0, touches: 1 };
  return { network, channel, ...nothing, ...more };
}

const byRow = (costs: readonly SpreadCost[]) =>
  totalsBy(costs, ({ network, paid }) => `${network} ${paid ? "paid" : "organic"}`);

function totalsBy(costs: readonly SpreadCost[], keyOf: (place: SpreadCost["shares"][number]["place"]) => string) {
  const totals: Record<string, number> = {};
  for (const { place, amountMinor } of costs.flatMap(({ shares }) => shares)) {
    totals[keyOf(place)] = (totals[keyOf(place)] ?? 0) + amountMinor;
  }
  return totals;
}
