import { z } from "zod";
import { costCategories } from "./cost.ts";
import { spreadRules } from "./plan.ts";
import { RowKey, Warning } from "./statement.ts";

/** A decimal string in the major unit of `CostReport.currency`. */
const Money = z.string().regex(/^-?\d+(\.\d+)?$/);

export const costUnits = ["day", "week", "month"] as const;

/**
 * Where a cost comes from: an entry of the plan (its id), a spreadsheet or the server's own sources (its name, and the
 * import that can be taken back), or the rows of an ad platform (its name).
 */
export const CostOrigin = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("entry"), id: z.string() }),
  z.object({ kind: z.literal("file"), name: z.string(), import: z.string() }),
  z.object({ kind: z.literal("live"), name: z.string() }),
  z.object({ kind: z.literal("platform"), name: z.string() }),
]);
export type CostOrigin = z.infer<typeof CostOrigin>;

/**
 * By what rule a cost was shared: over networks by a weight; evenly over the rows (network, organic or paid) where its
 * scope was active; to the network of its post; kept whole, for nothing of its scope was active; or as an ad platform's
 * rows say. `over` is how many networks or rows there were.
 */
export const CostSpreading = z.object({
  kind: z.enum(["networks", "rows", "post", "whole", "platform"]),
  weigh: z.enum(spreadRules).nullable(),
  over: z.int(),
});
export type CostSpreading = z.infer<typeof CostSpreading>;

/** One cost inside the period: what a day of it comes to, and where it was shared to; `shares` sum to `amount`. */
export const ReportedCost = z.object({
  origin: CostOrigin,
  what: z.string(),
  category: z.enum(costCategories),
  /** In words. */
  scope: z.string(),
  /** The same as it was written; null: all social, or all of a platform. */
  scopeOf: z
    .object({
      network: z.string().optional(),
      campaign: z.string().optional(),
      post: z.string().optional(),
      channel: z.string().optional(),
    })
    .nullable(),
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.int(),
  amount: Money,
  /** amount / days, rounded to the minor unit; single days differ where months do. */
  perDay: Money,
  /** The rule by which it was shared, in words. */
  rule: z.string(),
  spreading: CostSpreading,
  shares: z.array(z.object({ key: RowKey, social: z.boolean(), amount: Money })),
});
export type ReportedCost = z.infer<typeof ReportedCost>;

/** The costs of a period as the statement counts them: over time, and one by one with how each was shared. */
export const CostReport = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  currency: z.string(),
  timeZone: z.string(),
  /** Equal to `all.cost` of the statement of the period. */
  total: Money,
  /** The part that lies on social; equal to `totals.cost` of the statement. */
  social: Money,
  unit: z.enum(costUnits),
  /** A band a category; what ad platforms told themselves is a band of its own. */
  series: z.array(z.object({ category: z.enum(costCategories), told: z.enum(["ledger", "platforms"]), amount: Money })),
  /** `amounts` in the order of `series`; each series sums to its amount over all points. */
  points: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), total: Money, amounts: z.array(Money) })),
  lines: z.array(ReportedCost),
  warnings: z.array(Warning),
  /** How `total` and `social` were worked out, with the numbers. */
  formulas: z.object({ total: z.string(), social: z.string() }),
});
export type CostReport = z.infer<typeof CostReport>;
