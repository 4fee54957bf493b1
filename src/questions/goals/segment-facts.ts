import type { Model } from "../../attribution/models.ts";
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
import { type CreditDay, creditedDays } from "./credited-days.ts";
import type { Ingredient } from "./goal-measures.ts";
import { inSegment } from "./segment-places.ts";

/** Sums by day, or what would have to be there to know them. */
export type DaySums = { readonly days: ReadonlyMap<string, number> } | { readonly needs: GoalNeed };

/** What facts say of one segment in one scope, ingredient by ingredient; journeys and costs are laid once for all of them. */
export class SegmentFacts {
  readonly #facts: Warehouse;
  readonly #scope: JourneyScope;
  readonly #segment: Segment | null;
  readonly #model: Model;
  readonly #there: FactsThere;
  readonly #credited = new Map<ConversionKind, Promise<Credited>>();
  #costs: Promise<LaidCosts> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    facts: Warehouse,
    { scope, segment, model, there }: { scope: JourneyScope; segment: Segment | null; model: Model; there: FactsThere },
  ) {
    this.#facts = facts;
    this.#scope = scope;
    this.#segment = segment;
    this.#model = model;
    this.#there = there;
  }

  /** An ingredient by day. */
  async of(ingredient: Ingredient): Promise<DaySums> {
    const needs = this.#missing(ingredient);
    return needs === null ? { days: summed(await this.#daysOf(ingredient)) } : { needs };
  }

  #missing(ingredient: Ingredient): GoalNeed | null {
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
        if (this.#segment?.paid === false) return "another segment";
        return ads ? null : "ads";
      case "impressions":
      case "clicks":
        return ads || (posts && this.#showsPosts) ? null : "posts or ads";
      case "engagements":
      case "postImpressions":
        if (!this.#showsPosts) return "another segment";
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

  /** Files tell of no post which campaign it is of, and ads are told apart from posts. */
  get #showsPosts(): boolean {
    return this.#segment?.paid !== true && this.#segment?.campaign === undefined;
  }

  async #daysOf(ingredient: Ingredient): Promise<readonly (readonly [string, number])[]> {
    switch (ingredient) {
      case "return":
        return money((await this.#creditOf("sales")).days);
      case "conversions":
        return conversions((await this.#creditOf("sales")).days);
      case "newCustomers":
        return conversions((await this.#creditOf("new customers")).days);
      case "leads":
        return conversions((await this.#creditOf("leads")).days);
      case "pipeline":
        return money((await this.#creditOf("opportunities")).days);
      case "cost":
        return this.#costDays(() => true);
      case "winningCost":
        return this.#costDays((category) => category !== "service recovery");
      case "adSpend":
        return this.#costDays((category) => category === "ad spend");
      case "visits":
        return this.#leafDays(visitDays);
      case "linkClicks":
        return this.#leafDays(linkClickDays);
      case "adImpressions":
        return this.#adDays("impressions");
      case "adClicks":
        return this.#adDays("clicks");
      case "impressions":
        return [...(await this.#adDays("impressions")), ...(await this.#postDays("impressions"))];
      case "clicks":
        return [...(await this.#adDays("clicks")), ...(await this.#postDays("clicks"))];
      case "engagements":
        return this.#postDays("engagements");
      case "postImpressions":
        return this.#postDays("impressions");
      default:
        return ingredient satisfies never;
    }
  }

  /** Journeys are laid in tables that the next kind of conversion overwrites: one after the other. */
  #creditOf(kind: ConversionKind): Promise<Credited> {
    const known = this.#credited.get(kind);
    if (known !== undefined) return known;
    const found = this.#last.then(async () => {
      const laid = await layScope(this.#facts, { ...this.#scope, conversionsOf: kind });
      const isOf = inSegment(this.#segment, laid.campaigns);
      return { laid, ...(await creditedDays(this.#facts, laid, { model: this.#model, isOf })) };
    });
    this.#credited.set(kind, found);
    this.#last = found;
    return found;
  }

  #laidCosts(): Promise<LaidCosts> {
    this.#costs ??= this.#creditOf("sales").then(async ({ laid, analytics }) =>
      layCosts(this.#facts, this.#scope, {
        spends: await adSpend(this.#facts, this.#scope, laid.campaigns, { undated: false }),
        touched: await touchesByLeaf(this.#facts, this.#scope, laid.leaves),
        told: async () => analytics?.places ?? [],
      }),
    );
    return this.#costs;
  }

  async #costDays(counts: (category: string) => boolean): Promise<[string, number][]> {
    const { laid } = await this.#creditOf("sales");
    const isOf = inSegment(this.#segment, laid.campaigns);
    const { entries } = await this.#laidCosts();
    return entries.flatMap(({ category, shares, days, from }) => {
      if (!counts(category)) return [];
      const amount = shares.reduce((sum, { place, amountMinor }) => sum + (isOf(place) ? amountMinor : 0), 0);
      return amount === 0 ? [] : byWeight(amount, days, from);
    });
  }

  /** Ads' counts go with their spend, to its places and its days. */
  async #adDays(of: "impressions" | "clicks"): Promise<[string, number][]> {
    const { laid } = await this.#creditOf("sales");
    const isOf = inSegment(this.#segment, laid.campaigns);
    const { placed, adDays } = await this.#laidCosts();
    return placed.flatMap(({ leaf, spendMinor, of: row }) => {
      if (!isOf(leaf)) return [];
      const amount = row[of] * (row.spendMinor === 0 ? 1 : spendMinor / row.spendMinor);
      return byWeight(
        amount,
        adDays.filter(({ platform }) => platform === row.platform),
        this.#scope.from,
      );
    });
  }

  async #postDays(of: "impressions" | "clicks" | "engagements"): Promise<[string, number][]> {
    if (!this.#showsPosts) return [];
    const { laid } = await this.#creditOf("sales");
    const isOf = inSegment(this.#segment, laid.campaigns);
    const days = await postDays(this.#facts, this.#scope);
    return days.filter(({ leaf }) => isOf(leaf)).map((row) => [row.day, row[of]]);
  }

  async #leafDays(read: typeof visitDays): Promise<[string, number][]> {
    const { laid } = await this.#creditOf("sales");
    const isOf = inSegment(this.#segment, laid.campaigns);
    const rows = await read(this.#facts, this.#scope);
    return rows.flatMap(({ day, leaf, amount }): [string, number][] => {
      const place = laid.leaves[leaf];
      return place === undefined || !isOf(place) ? [] : [[day, amount]];
    });
  }
}

interface Credited extends Awaited<ReturnType<typeof creditedDays>> {
  readonly laid: LaidJourneys;
}

const money = (days: readonly CreditDay[]) => days.map(({ day, minor }): [string, number] => [day, minor]);
const conversions = (days: readonly CreditDay[]) =>
  days.map(({ day, conversions }): [string, number] => [day, conversions]);

function byWeight(
  amount: number,
  days: readonly { day: string; weight: number }[],
  fallback: string,
): [string, number][] {
  const all = days.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? [[fallback, amount]] : days.map(({ day, weight }) => [day, (amount * weight) / all]);
}

function summed(amounts: readonly (readonly [string, number])[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const [day, amount] of amounts) days.set(day, (days.get(day) ?? 0) + amount);
  return days;
}
