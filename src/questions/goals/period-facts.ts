import type { Model } from "../../attribution/models.ts";
import { layDayRates } from "../../journeys/day-rates.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { Segment } from "../../model/goal.ts";
import type { GoalNeed } from "../../model/goal-pace.ts";
import type { ConversionKind } from "../../model/journey-rules.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type LaidJourneys, layScope } from "../journeys/credited-journeys.ts";
import { touchesByLeaf } from "../roi/activity.ts";
import { adSpend } from "../roi/ad-spend.ts";
import { type LaidCosts, layCosts } from "../roi/lay-costs.ts";
import { type FactsThere, linkClickDays, postDays, visitDays } from "./activity-days.ts";
import { creditedDays } from "./credited-days.ts";
import type { Ingredient } from "./goal-measures.ts";
import { inSegment } from "./segment-places.ts";

/** Sums by day, or what would have to be there to know them. */
export type DaySums = { readonly days: ReadonlyMap<string, number> } | { readonly needs: GoalNeed };

/**
 * What facts say of one stretch of days, ingredient by ingredient and segment by segment. Journeys and costs are laid once
 * for all of them; goals of other days may lay theirs in between.
 */
export class PeriodFacts {
  readonly #facts: Warehouse;
  readonly #scope: JourneyScope;
  readonly #model: Model;
  readonly #there: FactsThere;
  readonly #credited = new Map<ConversionKind, Promise<Credited>>();
  readonly #read = new Map<typeof visitDays, ReturnType<typeof visitDays>>();
  #costs: Promise<LaidCosts> | null = null;
  #posts: ReturnType<typeof postDays> | null = null;

  constructor(facts: Warehouse, { scope, model, there }: { scope: JourneyScope; model: Model; there: FactsThere }) {
    this.#facts = facts;
    this.#scope = scope;
    this.#model = model;
    this.#there = there;
  }

  /** An ingredient by day. */
  async of(ingredient: Ingredient, segment: Segment | null): Promise<DaySums> {
    const needs = this.#missing(ingredient, segment);
    if (needs !== null) return { needs };
    const { laid } = await this.#creditOf("sales");
    return { days: summed(await this.#daysOf(ingredient, { segment, isOf: inSegment(segment, laid.campaigns) })) };
  }

  #missing(ingredient: Ingredient, segment: Segment | null): GoalNeed | null {
    const { orders, deals, revenue, leads, ads, posts, visits } = this.#there;
    switch (ingredient) {
      case "return":
      case "conversions":
        return orders || deals || revenue ? null : "orders";
      case "newCustomers":
        return orders || deals ? null : "orders";
      case "leads":
        return leads ? null : "leads";
      case "pipeline":
        return deals ? null : "deals";
      case "adSpend":
      case "adClicks":
      case "adImpressions":
        if (segment?.paid === false) return "another segment";
        return ads ? null : "ads";
      case "impressions":
      case "clicks":
        return ads || (posts && showsPosts(segment)) ? null : "posts or ads";
      case "engagements":
      case "postImpressions":
        if (!showsPosts(segment)) return "another segment";
        return posts ? null : "posts";
      case "visits":
        return visits ? null : "visits";
      case "cost":
      case "winningCost":
      case "linkClicks":
        return null;
      default:
        return ingredient satisfies never;
    }
  }

  async #daysOf(ingredient: Ingredient, part: Part): Promise<Days> {
    switch (ingredient) {
      case "return":
        return this.#creditDays("sales", "minor", part);
      case "conversions":
        return this.#creditDays("sales", "conversions", part);
      case "newCustomers":
        return this.#creditDays("new customers", "conversions", part);
      case "leads":
        return this.#creditDays("leads", "conversions", part);
      case "pipeline":
        return this.#creditDays("opportunities", "minor", part);
      case "cost":
        return this.#costDays(() => true, part);
      case "winningCost":
        return this.#costDays((category) => category !== "service recovery", part);
      case "adSpend":
        return this.#costDays((category) => category === "ad spend", part);
      case "visits":
        return this.#leafDays(visitDays, part);
      case "linkClicks":
        return this.#leafDays(linkClickDays, part);
      case "adImpressions":
        return this.#adDays("impressions", part);
      case "adClicks":
        return this.#adDays("clicks", part);
      case "impressions":
      case "clicks":
        return [...(await this.#adDays(ingredient, part)), ...(await this.#postDays(ingredient, part))];
      case "engagements":
        return this.#postDays("engagements", part);
      case "postImpressions":
        return this.#postDays("impressions", part);
      default:
        return ingredient satisfies never;
    }
  }

  #creditOf(kind: ConversionKind): Promise<Credited> {
    return once(this.#credited, kind, async () => {
      const laid = await layScope(this.#facts, { ...this.#scope, conversionsOf: kind });
      return { laid, ...(await creditedDays(this.#facts, laid, this.#model)) };
    });
  }

  async #creditDays(kind: ConversionKind, of: "minor" | "conversions", { isOf }: Part): Promise<Days> {
    const { days } = await this.#creditOf(kind);
    return days.filter(({ leaf }) => isOf(leaf)).map((one) => [one.day, one[of]]);
  }

  async #laidCosts(): Promise<LaidCosts> {
    this.#costs ??= this.#layCosts();
    return this.#costs;
  }

  async #layCosts(): Promise<LaidCosts> {
    const { laid, analytics } = await this.#creditOf("sales");
    const [facts, scope] = [this.#facts, this.#scope];
    // Journeys of other days may have been laid since, with their rates.
    await layDayRates(facts, scope);
    return layCosts(facts, scope, {
      spends: await adSpend(facts, scope, laid.campaigns, { undated: false }),
      touched: await touchesByLeaf(facts, scope, laid.leaves),
      told: async () => analytics?.places ?? [],
    });
  }

  async #costDays(counts: (category: string) => boolean, { isOf }: Part): Promise<Days> {
    const { entries } = await this.#laidCosts();
    return entries.flatMap(({ category, shares, days, from }) => {
      if (!counts(category)) return [];
      const amount = shares.reduce((sum, { place, amountMinor }) => sum + (isOf(place) ? amountMinor : 0), 0);
      return amount === 0 ? [] : byWeight(amount, days, from);
    });
  }

  /** Ads' counts go with their spend, to its places and its days. */
  async #adDays(of: "impressions" | "clicks", { isOf }: Part): Promise<Days> {
    const { placed, adDays } = await this.#laidCosts();
    return placed.flatMap(({ leaf, spendMinor, of: row }) => {
      if (!isOf(leaf)) return [];
      const amount = row[of] * (row.spendMinor === 0 ? 1 : spendMinor / row.spendMinor);
      const days = adDays.filter(({ platform }) => platform === row.platform);
      return byWeight(amount, days, this.#scope.from);
    });
  }

  async #postDays(of: "impressions" | "clicks" | "engagements", { segment, isOf }: Part): Promise<Days> {
    if (!showsPosts(segment)) return [];
    this.#posts ??= postDays(this.#facts, this.#scope);
    return (await this.#posts).filter(({ leaf }) => isOf(leaf)).map((row) => [row.day, row[of]]);
  }

  /** Leaves have the same numbers whatever the days: their origins are those of all facts. */
  async #leafDays(read: typeof visitDays, { isOf }: Part): Promise<Days> {
    const { laid } = await this.#creditOf("sales");
    const rows = await once(this.#read, read, () => read(this.#facts, this.#scope));
    return rows.flatMap(({ day, leaf, amount }) =>
      laid.leaves.slice(leaf, leaf + 1).flatMap((place): Days => (isOf(place) ? [[day, amount]] : [])),
    );
  }
}

type Days = readonly (readonly [string, number])[];

/** A segment, and whether a place belongs to it. */
interface Part {
  readonly segment: Segment | null;
  readonly isOf: (leaf: Leaf) => boolean;
}

/** Files tell of no post which campaign it is of, and ads are told apart from posts. */
const showsPosts = (segment: Segment | null): boolean => segment?.paid !== true && segment?.campaign === undefined;

function once<Key, Answer>(known: Map<Key, Promise<Answer>>, key: Key, ask: () => Promise<Answer>): Promise<Answer> {
  const found = known.get(key) ?? ask();
  known.set(key, found);
  return found;
}

interface Credited extends Awaited<ReturnType<typeof creditedDays>> {
  readonly laid: LaidJourneys;
}

function byWeight(
  amount: number,
  days: readonly { day: string; weight: number }[],
  fallback: string,
): (readonly [string, number])[] {
  const all = days.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? [[fallback, amount]] : days.map(({ day, weight }) => [day, (amount * weight) / all]);
}

function summed(amounts: readonly (readonly [string, number])[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const [day, amount] of amounts) days.set(day, (days.get(day) ?? 0) + amount);
  return days;
}
