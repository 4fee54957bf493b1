import { z } from "zod";
import type { ConversionKind } from "./journey-rules.ts";
import { isBefore } from "./period.ts";
import { Day, LookbackDays, Network, Text } from "./plan-fields.ts";

/** In what a measure is counted; money is in the plan's currency. */
export const measureUnits = ["money", "count", "per cent", "ratio"] as const;
type MeasureUnit = (typeof measureUnits)[number];

interface Measure {
  /** A KPI measures what serves the business, a metric what leads there. */
  readonly kind: "KPI" | "metric";
  readonly unit: MeasureUnit;
  readonly says: string;
}

/** What a goal can be measured by. Names that stand in the statement mean what they mean there. */
export const measures = {
  return: { kind: "KPI", unit: "money", says: "money credited" },
  roi: { kind: "KPI", unit: "per cent", says: "(return − cost) × 100 / cost" },
  roas: { kind: "KPI", unit: "ratio", says: "revenue / ad spend" },
  conversions: { kind: "KPI", unit: "count", says: "orders that count and won deals" },
  cpa: { kind: "KPI", unit: "money", says: "cost / conversions" },
  newCustomers: { kind: "KPI", unit: "count", says: "people who bought for the first time" },
  cac: { kind: "KPI", unit: "money", says: "cost of winning customers / new customers" },
  leads: { kind: "KPI", unit: "count", says: "people who asked to be contacted" },
  cpl: { kind: "KPI", unit: "money", says: "cost / leads" },
  pipeline: { kind: "KPI", unit: "money", says: "worth of the deals that were opened, by the last word" },
  visits: { kind: "metric", unit: "count", says: "visits of the sites" },
  linkClicks: { kind: "metric", unit: "count", says: "clicks on tracked links" },
  impressions: { kind: "metric", unit: "count", says: "times that posts and ads were shown" },
  clicks: { kind: "metric", unit: "count", says: "clicks that the platforms report" },
  clickRate: { kind: "metric", unit: "per cent", says: "clicks × 100 / impressions" },
  engagements: { kind: "metric", unit: "count", says: "likes, comments, shares and saves" },
  engagementRate: { kind: "metric", unit: "per cent", says: "engagements × 100 / impressions" },
  followers: { kind: "metric", unit: "count", says: "followers at the end of the period" },
  cost: { kind: "metric", unit: "money", says: "ad spend and the plan's costs" },
  adSpend: { kind: "metric", unit: "money", says: "what the ad platforms were paid" },
  cpc: { kind: "metric", unit: "money", says: "ad spend / clicks" },
  cpm: { kind: "metric", unit: "money", says: "ad spend × 1,000 / impressions" },
} as const satisfies Record<string, Measure>;

type MeasureName = keyof typeof measures;

export const measureNames = Object.keys(measures) as [MeasureName, ...MeasureName[]];

const decimalFault = "must be a number such as 1234.50";

/** A decimal, kept as text so that no digit is lost; at most 15 digits. A loss is below 0. */
const SignedDecimal = z
  .union([z.number(), z.string()], decimalFault)
  .transform((value) => String(value).trim().replace("−", "-"))
  .refine((text) => /^-?\d+(\.\d+)?$/.test(text) && text.length <= 17, decimalFault);

/** Whom or what a goal is about; without one it is about all social. */
export const Segment = z
  .strictObject({
    network: Network.optional(),
    campaign: Text.optional().describe("A campaign, by name or id."),
    paid: z.boolean("must be true or false").optional().describe("Only what was paid for, or only what was not."),
  })
  .refine((segment) => Object.values(segment).some((value) => value !== undefined), {
    error: "names nothing: give network, campaign or paid, or leave the segment out for all social",
  })
  .meta({ minProperties: 1 });
export type Segment = z.infer<typeof Segment>;

/** A SMART goal: a measure of a segment that goes from a baseline to a target between two days, for an objective. */
export const Goal = z
  .strictObject({
    name: Text.describe("The goal in your words."),
    measure: z
      .enum(measureNames, `must be one of ${measureNames.join(", ")}`)
      .describe("The KPI or metric that shows it."),
    segment: Segment.optional().describe("What it is about; absent: all social."),
    baseline: SignedDecimal.describe("What the measure is without it, in the measure's unit."),
    target: SignedDecimal.describe("What it is to be."),
    objective: Text.describe("The aim of the business that it serves."),
    from: Day.describe("The first day."),
    to: Day.describe("The first day that no longer counts."),
    lookbackDays: LookbackDays.optional().describe(
      "How long before its conversions a touch still counts; absent: the plan's lookbackDays.",
    ),
  })
  .superRefine(({ measure, baseline, target, from, to }, { addIssue }) => {
    if (!isBefore(from, to)) {
      addIssue({ code: "custom", message: `goes from ${from} to ${to}: from must be before to` });
    }
    for (const [field, value] of Object.entries({ baseline, target })) {
      if (measure !== "roi" && value.startsWith("-")) {
        addIssue({ code: "custom", path: [field], message: `is ${value}; ${measure} is never below 0` });
      }
    }
  });
export type Goal = z.infer<typeof Goal>;

/** The decimals that a measure's unit has; null for money, which has its currency's. */
export const decimalsOf = (measure: MeasureName): number | null =>
  ({ money: null, count: 0, "per cent": 2, ratio: 2 })[measures[measure].unit];

/** What the journeys of a goal lead to, by its measure; null where the measure counts no conversions. */
export const conversionsOfMeasure = (measure: MeasureName): ConversionKind | null => measured[measure] ?? null;

const measured: Partial<Record<MeasureName, ConversionKind>> = {
  return: "sales",
  roi: "sales",
  roas: "sales",
  conversions: "sales",
  cpa: "sales",
  newCustomers: "new customers",
  cac: "new customers",
  leads: "leads",
  cpl: "leads",
  pipeline: "opportunities",
};

/** The measures that count conversions. */
export const measuresOfConversions = measureNames.filter((measure) => measured[measure] !== undefined);
