import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { adPlatformOf } from "../../model/ad-platform.ts";
import { type CostCategory, type CostEntry, costCategories } from "../../model/cost.ts";
import type { CostSpreading } from "../../model/cost-report.ts";
import { toDecimal } from "../../model/money.ts";
import { calendarDay } from "../../model/period.ts";
import type { Grouping, LedgerLine, Statement, Warning } from "../../model/statement.ts";
import { amountPerDay, costAmounts } from "./cost-amounts.ts";
import type { ActiveRow } from "./cost-places.ts";
import { type Days, onDays } from "./over-time.ts";
import type { PlacedSpend } from "./place-ad-spend.ts";
import { keyOf } from "./places.ts";
import { spreadCosts } from "./spread-costs.ts";

/** Turns an amount of a day into the workspace's minor units. */
export type Exchange = (minor: number, currency: string, day: string) => number;

/** One cost inside the period, in the workspace's minor units, and the places it lies at. */
export interface LedgerEntry {
  readonly what: string;
  readonly category: CostCategory;
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly amountMinor: number;
  readonly rule: string;
  readonly spreading: CostSpreading;
  readonly shares: readonly { place: Leaf; amountMinor: number }[];
  /** The days it fell on, with what each weighs. */
  readonly days: readonly { day: string; weight: number }[];
  /** Where it comes from: an entry of the plan, the very one that was given, or an ad platform's rows. */
  readonly of: { readonly entry: CostEntry } | { readonly platform: string; readonly campaign: string | null };
}

/** The plan's costs that fall into the period, spread over what was active in it. */
export function planEntries(
  { plan, from, to, currency }: JourneyScope,
  activity: readonly ActiveRow[],
  exchange: Exchange,
): { entries: LedgerEntry[]; warnings: Warning[] } {
  const amounts = costAmounts(plan.costs, { from: calendarDay(from), to: calendarDay(to) }, plan.currency);
  const lines = amounts.map((amount) => {
    const days = amountPerDay(amount).map(({ day, amountMinor }) => ({
      day: day.toString(),
      weight: exchange(amountMinor, amount.currency, day.toString()),
    }));
    const foreign = amount.currency !== currency;
    const amountMinor = foreign ? Math.round(days.reduce((sum, { weight }) => sum + weight, 0)) : amount.amountMinor;
    const { what, category, scope } = amount.entry;
    return { what, category, scope, amountMinor, period: amount.period, days, entry: amount.entry };
  });
  const { costs, warnings } = spreadCosts(lines, activity, plan);
  const entries = costs.map(({ line, scope, rule, spreading, shares }) => ({
    what: line.what,
    category: line.category,
    scope,
    from: line.period.from.toString(),
    to: line.period.to.toString(),
    amountMinor: line.amountMinor,
    rule,
    spreading,
    shares,
    days: line.days,
    of: { entry: line.entry },
  }));
  return { entries, warnings };
}

/** Ad spend of the platforms' own rows, one entry a platform and campaign. */
export function adEntries(
  { from, to }: JourneyScope,
  placed: readonly PlacedSpend[],
  spendDays: readonly { platform: string; day: string; weight: number }[],
): LedgerEntry[] {
  const byCampaign = Map.groupBy(placed, ({ of }) => JSON.stringify([of.platform, of.campaign]));
  return [...byCampaign.values()].flatMap((parts) => {
    const of = parts[0]?.of;
    if (of === undefined) return [];
    const title = adPlatformOf(of.platform)?.title ?? of.platform;
    return [
      {
        what: / (ads|advertising)$/i.test(title) ? title : `${title} ads`,
        category: "ad spend" as const,
        scope: of.campaign === null ? title : `campaign ${of.campaign}`,
        from,
        to,
        amountMinor: parts.reduce((sum, { spendMinor }) => sum + spendMinor, 0),
        rule: "to the network its rows name, else to the networks its paid touches were seen on, by their number",
        spreading: { kind: "platform" as const, weigh: null, over: parts.length },
        shares: parts.map(({ leaf, spendMinor }) => ({ place: leaf, amountMinor: spendMinor })),
        days: spendDays.filter(({ platform }) => platform === of.platform),
        of: { platform: of.platform, campaign: of.campaign },
      },
    ];
  });
}

/** The ledger as the statement prints it, by the statement's grouping. */
export function ledgerLines(entries: readonly LedgerEntry[], by: Grouping, currency: string): LedgerLine[] {
  return entries.map(({ what, category, scope, from, to, amountMinor, rule, shares }) => {
    const byKey = Map.groupBy(shares, ({ place }) => JSON.stringify(keyOf(by, place)));
    return {
      what,
      category,
      scope,
      from,
      to,
      amount: toDecimal(amountMinor, currency),
      rule,
      shares: [...byKey.values()].flatMap((same) => {
        const amount = same.reduce((sum, part) => sum + part.amountMinor, 0);
        return same[0] === undefined ? [] : [{ key: keyOf(by, same[0].place), amount: toDecimal(amount, currency) }];
      }),
    };
  });
}

/** The whole ledger by category, in the order of the design; categories without a cost are left out. */
export function costsByCategory(entries: readonly LedgerEntry[], currency: string): Statement["costs"] {
  return costCategories.flatMap((category) => {
    const own = entries.filter((entry) => entry.category === category);
    const sum = own.reduce((total, { amountMinor }) => total + amountMinor, 0);
    return own.length === 0 ? [] : [{ category, amount: toDecimal(sum, currency) }];
  });
}

/** What social cost on each day. */
export function socialCostDays(entries: readonly LedgerEntry[], fallback: string): Days {
  return entries.flatMap(({ shares, days }) => {
    const social = shares.filter(({ place }) => place.social).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return social === 0 ? [] : onDays(social, days, fallback);
  });
}
