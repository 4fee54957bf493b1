import type { Goal } from "../../model/goal.ts";
import type { GoalNeed, MeasureKind } from "../../model/goal-pace.ts";

/** What a measure is made of: sums by day over the facts of a segment. */
export type Ingredient =
  | "return"
  | "conversions"
  | "newCustomers"
  | "leads"
  | "pipeline"
  | "cost"
  | "winningCost"
  | "adSpend"
  | "visits"
  | "linkClicks"
  | "impressions"
  | "adImpressions"
  | "clicks"
  | "adClicks"
  | "engagements"
  | "postImpressions";

interface Recipe {
  readonly kind: MeasureKind;
  /** Added up; what stands in `less` is taken off. */
  readonly top: Ingredient;
  readonly less?: Ingredient;
  readonly bottom?: Ingredient;
  readonly factor?: number;
  /** The results by whose number the value is as sure as it is; null where none are counted, as with costs. */
  readonly restsOn: Ingredient | null;
  /** What is missing where there is nothing to divide by. */
  readonly without?: GoalNeed;
  readonly how: string;
}

type SummedMeasure = Exclude<Goal["measure"], "followers">;

/** How each measure is worked out. Followers are a stock, and no sum. */
const recipes = {
  return: { kind: "sum", top: "return", restsOn: "conversions", how: "money credited" },
  roi: {
    ...{ kind: "ratio", top: "return", less: "cost", bottom: "cost", factor: 100, restsOn: "conversions" },
    ...{ without: "costs", how: "(return − cost) × 100 / cost" },
  },
  roas: {
    ...{ kind: "ratio", top: "return", bottom: "adSpend", restsOn: "conversions", without: "ads" },
    how: "money credited / ad spend",
  },
  conversions: {
    kind: "sum",
    top: "conversions",
    restsOn: "conversions",
    how: "credited orders that count and won deals",
  },
  cpa: {
    ...{ kind: "ratio", top: "cost", bottom: "conversions", restsOn: "conversions", without: "results" },
    how: "cost / credited conversions",
  },
  newCustomers: {
    ...{ kind: "sum", top: "newCustomers", restsOn: "newCustomers" },
    how: "credited sales that are the first of their person or account",
  },
  cac: {
    ...{ kind: "ratio", top: "winningCost", bottom: "newCustomers", restsOn: "newCustomers", without: "results" },
    how: "cost without service recovery / credited new customers",
  },
  leads: { kind: "sum", top: "leads", restsOn: "leads", how: "credited persons who became a lead, each once" },
  cpl: {
    ...{ kind: "ratio", top: "cost", bottom: "leads", restsOn: "leads", without: "results" },
    how: "cost / credited leads",
  },
  pipeline: {
    kind: "sum",
    top: "pipeline",
    restsOn: null,
    how: "worth of credited deals that were opened, by the last word",
  },
  visits: { kind: "sum", top: "visits", restsOn: "visits", how: "visits of the sites" },
  linkClicks: { kind: "sum", top: "linkClicks", restsOn: "linkClicks", how: "clicks on tracked links, bots apart" },
  impressions: {
    ...{ kind: "sum", top: "impressions", restsOn: "impressions" },
    how: "impressions of ads and of the posts published in the period, as last reported",
  },
  clicks: {
    ...{ kind: "sum", top: "clicks", restsOn: "clicks" },
    how: "clicks on ads and on the posts published in the period, as last reported",
  },
  clickRate: {
    ...{ kind: "ratio", top: "clicks", bottom: "impressions", factor: 100, restsOn: "clicks", without: "results" },
    how: "clicks × 100 / impressions, of ads and of the posts published in the period",
  },
  engagements: {
    ...{ kind: "sum", top: "engagements", restsOn: "engagements" },
    how: "likes, comments, shares and saves of the posts published in the period, as last reported",
  },
  engagementRate: {
    ...{ kind: "ratio", top: "engagements", bottom: "postImpressions", factor: 100, restsOn: "engagements" },
    ...{ without: "results", how: "engagements × 100 / impressions, of the posts published in the period" },
  },
  cost: { kind: "sum", top: "cost", restsOn: null, how: "ad spend and the plan's costs, pro rata by day" },
  adSpend: { kind: "sum", top: "adSpend", restsOn: null, how: "ad spend of the platforms' rows" },
  cpc: {
    ...{ kind: "ratio", top: "adSpend", bottom: "adClicks", restsOn: "adClicks", without: "results" },
    how: "ad spend / clicks on ads",
  },
  cpm: {
    ...{ kind: "ratio", top: "adSpend", bottom: "adImpressions", factor: 1000, restsOn: "adImpressions" },
    ...{ without: "results", how: "ad spend × 1,000 / impressions of ads" },
  },
} as const satisfies Record<SummedMeasure, Recipe>;

/** The recipe of a measure that is added up. */
export const recipeOf = (measure: SummedMeasure): Recipe => recipes[measure];
