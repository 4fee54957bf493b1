import { z } from "zod";
import { MICRO } from "../../attribution/credit.ts";
import type { Model } from "../../attribution/models.ts";
import { unratedPurchases } from "../../journeys/day-rates.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { Grouping } from "../../model/statement.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { conversionTotals, unexplainedByDay } from "../journeys/credit.ts";
import { layScope } from "../journeys/credited-journeys.ts";
import { touchesByLeaf } from "./activity.ts";
import { type AdSpend, adSpend } from "./ad-spend.ts";
import { type Credit, creditsOf, type LearnedLines } from "./credits.ts";
import { type AnalyticsAnswer, explainByAnalytics } from "./explain-by-analytics.ts";
import { openStages } from "./open-stages.ts";
import { quarantinedKeys } from "./quarantined-keys.ts";
import { type RolesOfLines, rolesOf } from "./roles.ts";
import type { DayCredit, DayUnexplained } from "./share-analytics.ts";
import { type Unplaced, unplacedRefunds } from "./unplaced-refunds.ts";

/** What came back in the period, where from, and by which evidence. */
export interface Returns {
  readonly leaves: readonly Leaf[];
  readonly spends: readonly AdSpend[];
  readonly touched: readonly { leaf: Leaf; touches: number }[];
  readonly credited: readonly Credit[];
  /** The same by places that tell networks and paid apart. */
  readonly byNetwork: readonly Credit[];
  readonly learned: LearnedLines | null;
  readonly byDay: readonly DayCredit[];
  readonly unexplained: readonly DayUnexplained[];
  readonly roles: RolesOfLines;
  readonly analytics: AnalyticsAnswer;
  readonly openStages: readonly string[];
  readonly unplacedRefunds: readonly Unplaced[];
  readonly quarantined: number;
  readonly unrated: readonly { readonly currency: string; readonly purchases: number }[];
  readonly totals: { readonly minor: number; readonly conversions: number; readonly unpaid: number };
  /** Whether anything brought in could show a return. */
  readonly isKnown: boolean;
}

/** Puts the journeys together and credits them. */
export async function returnsOf(
  facts: Warehouse,
  { scope, by, model, chosenPeriod }: { scope: JourneyScope; by: Grouping; model: Model; chosenPeriod: boolean },
): Promise<Returns> {
  const laid = await layScope(facts, scope);
  const { leaves, campaigns } = laid;
  const { credited, byDay, byNetwork, learned } = await creditsOf(facts, laid, { by, model });
  const has = await whatThereIs(facts, scope.workspace);
  const unexplained = await unexplainedByDay(facts);
  const explained = { credited: byDay, unexplained, hasOrders: has.orders };
  const analytics = await explainByAnalytics(facts, scope, campaigns, explained);
  const aggregated = analytics.credits.map(({ leaf, minor, micro }) => ({
    leaf,
    evidence: "aggregated" as const,
    minor,
    micro,
  }));
  return {
    leaves,
    spends: await adSpend(facts, scope, campaigns, { undated: !chosenPeriod }),
    touched: await touchesByLeaf(facts, scope, leaves),
    byDay,
    unexplained,
    roles: await rolesOf(facts, by, leaves),
    openStages: await openStages(facts, scope),
    unplacedRefunds: await unplacedRefunds(facts, scope),
    quarantined: await quarantinedKeys(facts, scope.workspace),
    unrated: await unratedPurchases(facts, scope),
    credited: [...credited, ...aggregated],
    byNetwork: [...byNetwork, ...aggregated],
    learned,
    analytics,
    totals: await totalsOf(facts, analytics),
    isKnown: has.orders || has.revenue,
  };
}

function whatThereIs(facts: Warehouse, workspace: string): Promise<{ orders: boolean; revenue: boolean }> {
  return facts.row(
    z.object({ orders: z.boolean(), revenue: z.boolean() }),
    sql`
    /* questions/roi-statement */
    select exists (from "order" where workspace = ${workspace}) or exists (from deal where workspace = ${workspace}) as orders,
      exists (from analytics_day where workspace = ${workspace} and revenue_minor > 0) as revenue`,
  );
}

async function totalsOf(facts: Warehouse, { standsIn, credits, unnamed }: AnalyticsAnswer): Promise<Returns["totals"]> {
  if (!standsIn) return conversionTotals(facts);
  const minor = credits.reduce((sum, credit) => sum + credit.minor, unnamed.minor);
  const micro = credits.reduce((sum, credit) => sum + credit.micro, unnamed.micro);
  return { minor, conversions: micro / MICRO, unpaid: 0 };
}
