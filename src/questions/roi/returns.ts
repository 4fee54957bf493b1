import { z } from "zod";
import { MICRO } from "../../attribution/credit.ts";
import type { Model } from "../../attribution/models.ts";
import type { CampaignNames } from "../../journeys/campaigns.ts";
import { unratedPurchases } from "../../journeys/day-rates.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { Grouping } from "../../model/statement.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { conversionTotals, unexplainedByDay } from "../journeys/credit.ts";
import { type LaidJourneys, layScope } from "../journeys/credited-journeys.ts";
import { touchesByLeaf } from "./activity.ts";
import { type AdSpend, adSpend } from "./ad-spend.ts";
import { type Credit, creditsOf, type LearnedLines } from "./credits.ts";
import { type AnalyticsAnswer, explainByAnalytics } from "./explain-by-analytics.ts";
import { openStages } from "./open-stages.ts";
import { quarantinedKeys } from "./quarantined-keys.ts";
import { type RolesOfLines, rolesOf } from "./roles.ts";
import type { DayCredit, DayUnexplained } from "./share-analytics.ts";
import { type Unplaced, unplacedRefunds } from "./unplaced-refunds.ts";

/** What is there in the period whatever the grouping: journeys that are laid, and all that stands beside them. */
export interface LaidReturns {
  readonly laid: LaidJourneys;
  readonly model: Model;
  readonly leaves: readonly Leaf[];
  readonly campaigns: CampaignNames;
  readonly spends: readonly AdSpend[];
  readonly touched: readonly { leaf: Leaf; touches: number }[];
  readonly unexplained: readonly DayUnexplained[];
  readonly openStages: readonly string[];
  readonly unplacedRefunds: readonly Unplaced[];
  readonly quarantined: number;
  readonly unrated: readonly { readonly currency: string; readonly purchases: number }[];
  readonly hasOrders: boolean;
  /** Whether anything brought in could show a return. */
  readonly hasReturns: boolean;
  /** Whether it could, and what is asked about is money that came back: leads and open deals bring none yet. */
  readonly isKnown: boolean;
}

/** What came back in the period, where from, and by which evidence. */
export interface Returns extends LaidReturns {
  readonly credited: readonly Credit[];
  /** The same by places that tell networks and paid apart. */
  readonly byNetwork: readonly Credit[];
  readonly learned: LearnedLines | null;
  readonly byDay: readonly DayCredit[];
  readonly analytics: AnalyticsAnswer;
  readonly totals: { readonly minor: number; readonly conversions: number; readonly unpaid: number };
}

/** Puts the journeys together. */
export async function layReturns(
  facts: Warehouse,
  { scope, model, chosenPeriod }: { scope: JourneyScope; model: Model; chosenPeriod: boolean },
): Promise<LaidReturns> {
  const laid = await layScope(facts, scope);
  const { leaves, campaigns } = laid;
  const has = await whatThereIs(facts, scope.workspace);
  const hasReturns = has.orders || has.revenue;
  return {
    laid,
    model,
    leaves,
    campaigns,
    spends: await adSpend(facts, scope, campaigns, { undated: !chosenPeriod }),
    touched: await touchesByLeaf(facts, scope, leaves),
    unexplained: await unexplainedByDay(facts),
    openStages: await openStages(facts, scope),
    unplacedRefunds: await unplacedRefunds(facts, scope),
    quarantined: await quarantinedKeys(facts, scope.workspace),
    unrated: await unratedPurchases(facts, scope),
    hasOrders: has.orders,
    hasReturns,
    isKnown: hasReturns && isMoney(scope),
  };
}

/** Puts the journeys together and credits them, for one grouping alone, with the roles its lines played. */
export async function returnsOf(
  facts: Warehouse,
  { by, ...asked }: { scope: JourneyScope; by: Grouping; model: Model; chosenPeriod: boolean },
): Promise<Returns & { readonly roles: RolesOfLines }> {
  const returns = await creditReturns(facts, await layReturns(facts, asked), by);
  return { ...returns, roles: await rolesOf(facts, by, returns.leaves) };
}

const isMoney = ({ conversionsOf }: JourneyScope): boolean =>
  conversionsOf === "sales" || conversionsOf === "new customers";

/** Credits journeys that are laid. A rule credits touches, whatever the grouping; a learned model the lines of it. */
export async function creditReturns(facts: Warehouse, given: LaidReturns, by: Grouping): Promise<Returns> {
  const { laid, model, unexplained, hasOrders } = given;
  const { credited, byDay, byNetwork, learned } = await creditsOf(facts, laid, { by, model });
  const explained = { credited: byDay, unexplained, hasOrders };
  const analytics = await explainByAnalytics(facts, laid.scope, laid.campaigns, explained);
  const aggregated = analytics.credits.map(({ leaf, minor, micro }) => ({
    leaf,
    evidence: "aggregated" as const,
    minor,
    micro,
  }));
  return {
    ...given,
    byDay,
    credited: [...credited, ...aggregated],
    byNetwork: [...byNetwork, ...aggregated],
    learned,
    analytics,
    totals: await totalsOf(facts, analytics),
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
