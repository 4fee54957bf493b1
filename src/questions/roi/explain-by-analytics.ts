import { MICRO } from "../../attribution/credit.ts";
import type { CampaignNames } from "../../journeys/campaigns.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { analyticsRevenue } from "./analytics-revenue.ts";
import { type AnalyticsCredit, type DayCredit, type DayUnexplained, shareAnalytics } from "./share-analytics.ts";

export interface AnalyticsAnswer {
  readonly credits: readonly AnalyticsCredit[];
  /** Whether the table stands for the orders, because there are none. */
  readonly standsIn: boolean;
  /** What the table could not name, where it stands in: unattributed. */
  readonly unnamed: { readonly minor: number; readonly micro: number };
  /** Every place the tables name, whatever it brought. */
  readonly places: readonly Leaf[];
  /** Whether a range of the table reaches beyond the period. */
  readonly cut: boolean;
}

/** What is explained without the tables, and what is not. */
export interface Explained {
  readonly credited: readonly DayCredit[];
  readonly unexplained: readonly DayUnexplained[];
  readonly hasOrders: boolean;
}

/** What the analytics tables explain of the orders that no touch explains; without any order they stand for the orders. */
export async function explainByAnalytics(
  facts: Warehouse,
  scope: JourneyScope,
  campaigns: CampaignNames,
  { credited, unexplained, hasOrders }: Explained,
): Promise<AnalyticsAnswer> {
  const none = { minor: 0, micro: 0 };
  // Its tables tell of sales alone.
  if (scope.conversionsOf !== "sales") return { credits: [], standsIn: false, unnamed: none, places: [], cut: false };
  const { rows, cut } = await analyticsRevenue(facts, scope, campaigns);
  if (rows.length === 0) return { credits: [], standsIn: false, unnamed: none, places: [], cut };
  const places = rows.map(({ leaf }) => leaf);
  if (!hasOrders) return { ...standIn(rows), places, cut };
  return { credits: shareAnalytics(rows, credited, unexplained), standsIn: false, unnamed: none, places, cut };
}

function standIn(rows: Awaited<ReturnType<typeof analyticsRevenue>>["rows"]): Omit<AnalyticsAnswer, "cut" | "places"> {
  const whole = rows.map(({ from, to, leaf, revenueMinor, conversions }) => {
    return { from, to, leaf, minor: revenueMinor, micro: Math.round(conversions * MICRO), share: 0 };
  });
  const unnamed = whole.filter(({ leaf }) => leaf.channel === "Unassigned");
  const sum = (of: "minor" | "micro") => unnamed.reduce((total, row) => total + row[of], 0);
  return {
    credits: whole.filter(({ leaf, minor, micro }) => leaf.channel !== "Unassigned" && (minor !== 0 || micro !== 0)),
    standsIn: true,
    unnamed: { minor: sum("minor"), micro: sum("micro") },
  };
}
