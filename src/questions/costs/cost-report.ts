import { campaignNames } from "../../journeys/campaigns.ts";
import { layDayRates } from "../../journeys/day-rates.ts";
import { layOrigins } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { adPlatformOf } from "../../model/ad-platform.ts";
import { type CostEntry, costCategories } from "../../model/cost.ts";
import type { CostOrigin, CostReport, costUnits, ReportedCost } from "../../model/cost-report.ts";
import { toDecimal } from "../../model/money.ts";
import { calendarDay, daysIn } from "../../model/period.ts";
import type { Grouping } from "../../model/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { touchesByLeaf } from "../roi/activity.ts";
import { adSpend } from "../roi/ad-spend.ts";
import { analyticsRevenue } from "../roi/analytics-revenue.ts";
import { layCosts } from "../roi/lay-costs.ts";
import type { LedgerEntry } from "../roi/ledger.ts";
import { onDays } from "../roi/over-time.ts";
import { keyOf } from "../roi/places.ts";
import { intoSpans, spansOf, usualUnit } from "./spans.ts";

export interface CostQuestion {
  readonly scope: JourneyScope;
  readonly chosenPeriod: boolean;
  /** Null: the finest that gives at most 62 points. */
  readonly unit: (typeof costUnits)[number] | null;
  readonly by: Grouping;
  /** Where an entry of the plan that is asked with comes from. */
  readonly originOf: (entry: CostEntry) => CostOrigin;
}

/** The costs of a period, as the statement lays them; the facts must be counted once. Journeys are not asked for. */
export async function costReport(facts: Warehouse, question: CostQuestion): Promise<CostReport> {
  const { scope } = question;
  const { from, to, currency, timeZone } = scope;
  const { entries, warnings } = await entriesOf(facts, question);
  const sum = (of: (entry: LedgerEntry) => number) => entries.reduce((total, entry) => total + of(entry), 0);
  const [totalMinor, socialMinor] = [sum(({ amountMinor }) => amountMinor), sum(socialOf)];
  const [total, social] = [toDecimal(totalMinor, currency), toDecimal(socialMinor, currency)];
  const unit = question.unit ?? usualUnit(daysIn({ from: calendarDay(from), to: calendarDay(to) }));
  const { series, points } = timeline(scope, entries, unit);
  return {
    period: { from, to },
    currency,
    timeZone,
    total,
    social,
    unit,
    series,
    points,
    lines: entries.map((entry) => lineOf(entry, question)),
    warnings: [...warnings],
    formulas: {
      total: `${series.map(({ amount }) => amount).join(" + ") || toDecimal(0, currency)} = ${total} ${currency}`,
      social: `${total} − ${toDecimal(totalMinor - socialMinor, currency)} (lies on what is not social) = ${social} ${currency}`,
    },
  };
}

const socialOf = ({ shares }: LedgerEntry): number =>
  shares.filter(({ place }) => place.social).reduce((sum, { amountMinor }) => sum + amountMinor, 0);

async function entriesOf(facts: Warehouse, { scope, chosenPeriod }: CostQuestion) {
  const { workspace, plan } = scope;
  await layDayRates(facts, scope);
  const spellings = plan.costs.flatMap(({ scope: of }) => (of?.campaign === undefined ? [] : [of.campaign]));
  const campaigns = await campaignNames(facts, workspace, spellings);
  const leaves = await layOrigins(facts, workspace, plan, campaigns);
  return layCosts(facts, scope, {
    spends: await adSpend(facts, scope, campaigns, { undated: !chosenPeriod }),
    touched: await touchesByLeaf(facts, scope, leaves),
    told: async () => (await analyticsRevenue(facts, scope, campaigns)).rows.map(({ leaf }) => leaf),
  });
}

function timeline(
  { from, to, currency }: JourneyScope,
  entries: readonly LedgerEntry[],
  unit: (typeof costUnits)[number],
): Pick<CostReport, "series" | "points"> {
  const bands = costCategories.flatMap((category) =>
    (["ledger", "platforms"] as const).flatMap((told) => {
      const own = entries.filter((entry) => entry.category === category && toldBy(entry) === told);
      return own.length === 0 ? [] : [{ category, told, own }];
    }),
  );
  const spans = spansOf({ from: calendarDay(from), to: calendarDay(to) }, unit);
  const summed = bands.map(({ own }) =>
    intoSpans(
      spans,
      own.flatMap(({ amountMinor, days }) => onDays(amountMinor, days, from)),
    ),
  );
  return {
    series: bands.map(({ category, told, own }) => {
      const minor = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return { category, told, amount: toDecimal(minor, currency) };
    }),
    points: spans.map((span, at) => {
      const amounts = summed.map((sums) => sums[at] ?? 0);
      const total = amounts.reduce((sum, minor) => sum + minor, 0);
      return {
        ...span,
        total: toDecimal(total, currency),
        amounts: amounts.map((minor) => toDecimal(minor, currency)),
      };
    }),
  };
}

const toldBy = ({ of }: LedgerEntry): "ledger" | "platforms" => ("platform" in of ? "platforms" : "ledger");

function lineOf(entry: LedgerEntry, { scope: { currency }, by, originOf }: CostQuestion): ReportedCost {
  const { what, category, scope, from, to, amountMinor, rule, spreading, shares, of } = entry;
  const days = daysIn({ from: calendarDay(from), to: calendarDay(to) });
  const byKey = Map.groupBy(shares, ({ place }) => JSON.stringify([keyOf(by, place), place.social]));
  return {
    origin:
      "platform" in of
        ? { kind: "platform", name: adPlatformOf(of.platform)?.title ?? of.platform }
        : originOf(of.entry),
    ...{ what, category, scope, from, to, days },
    scopeOf: scopeOf(of),
    amount: toDecimal(amountMinor, currency),
    perDay: toDecimal(Math.round(amountMinor / days), currency),
    rule,
    spreading,
    shares: [...byKey.values()].flatMap((same) => {
      const [first] = same;
      const minor = same.reduce((sum, part) => sum + part.amountMinor, 0);
      const { place } = first ?? {};
      return place === undefined
        ? []
        : [{ key: keyOf(by, place), social: place.social, amount: toDecimal(minor, currency) }];
    }),
  };
}

function scopeOf(of: LedgerEntry["of"]): ReportedCost["scopeOf"] {
  if ("platform" in of) return of.campaign === null ? null : { campaign: of.campaign };
  const { scope } = of.entry;
  if (scope === undefined) return null;
  return Object.fromEntries(Object.entries(scope).filter(([, name]) => name !== undefined));
}
