import type { Goal } from "../../../client/api.ts";

export type Measure = Goal["measure"];

/** What a goal can be measured by: what serves the business first, then what leads there. */
export const measures = [
  ...(["return", "roi", "roas", "conversions", "cpa", "newCustomers", "cac", "leads", "cpl", "pipeline"] as const),
  ...(["visits", "linkClicks", "impressions", "clicks", "clickRate", "engagements", "engagementRate"] as const),
  ...(["followers", "cost", "adSpend", "cpc", "cpm"] as const),
] as const satisfies readonly Measure[];
