import { z } from "zod";
import { costCategories } from "./cost.ts";
import { evidences } from "./evidence.ts";

/** Money in the statement: a decimal string in the major unit of `Statement.currency`, "1234.50". */
const Money = z.string().regex(/^-?\d+(\.\d+)?$/);

const Period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** 90 % Poisson-bootstrap interval of the ROI beside it, in per cent; null where it rests on fewer than ten conversions. */
const Interval = z.object({ low: z.number(), high: z.number(), level: z.literal(0.9) });

export const groupings = ["network", "channel", "campaign", "post", "paid"] as const;
export type Grouping = (typeof groupings)[number];

/**
 * What one line of the statement is about. `by network` fills network and paid, `campaign` adds campaign, `post` fills
 * network and post, `channel` channel, `paid` paid. A campaign or post that is not known is null.
 */
export const RowKey = z.object({
  network: z.string().optional(),
  channel: z.string().optional(),
  paid: z.boolean().optional(),
  campaign: z.string().nullable().optional(),
  post: z.string().nullable().optional(),
});
export type RowKey = z.infer<typeof RowKey>;

/** Return by how it is known; the five sum to the line's return. */
const EvidenceSplit = z.record(z.enum(evidences), Money);

/**
 * Conversions in which the line stood in each role: origin, first of the journey; assist, anywhere but last; converter,
 * last. Each counts once a conversion; one line may hold several. They do not depend on the model.
 */
export const Roles = z.object({ origin: z.number().int(), assist: z.number().int(), converter: z.number().int() });
export type Roles = z.infer<typeof Roles>;

export const Figures = z.object({
  cost: Money,
  return: Money,
  /** (return − cost) × 100 / cost, per cent, two decimals; null where cost is 0 or nothing but claims is known. */
  roi: z.number().nullable(),
  interval: Interval.nullable(),
  /** Credited conversions: a fraction where one conversion is shared by several touches. */
  conversions: z.number(),
  /** cost / conversions; null where there is none. */
  cpa: Money.nullable(),
  evidence: EvidenceSplit,
  /** The part of `cost` paid to ad platforms. */
  adSpend: Money,
  roles: Roles,
});
export type Figures = z.infer<typeof Figures>;

export const StatementRow = Figures.extend({ key: RowKey, social: z.boolean() });
export type StatementRow = z.infer<typeof StatementRow>;

/** What is wrong or missing, and what to do about it. `code` is stable. */
export const Warning = z.object({ code: z.string(), message: z.string(), hint: z.string() });
export type Warning = z.infer<typeof Warning>;

/** One cost of the ledger inside the period and how it was spread: `shares` sum to `amount`. */
export const LedgerLine = z.object({
  what: z.string(),
  category: z.enum(costCategories),
  scope: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  amount: Money,
  /** The rule by which it was shared, in words. */
  rule: z.string(),
  shares: z.array(z.object({ key: RowKey, amount: Money })),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

/** What was read from one file alone. Spend and revenue are decimal strings in the file's currency. */
export const SourceSummary = z.object({
  file: z.string(),
  format: z.string().nullable(),
  rows: z.number().int(),
  rejected: z.number().int(),
  currency: z.string().nullable(),
  period: Period.nullable(),
  sums: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Whether its facts count; otherwise why they were set aside ("the same file as a.csv"). */
  used: z.boolean(),
  note: z.string().nullable(),
});
export type SourceSummary = z.infer<typeof SourceSummary>;

/**
 * The ROI statement: the answer of `retorno roi`, whole. `totals` are social's, `all` the whole business's with the
 * unattributed; the sums of `rows` and `unattributed` equal `all` to the minor unit.
 */
export const Statement = z.object({
  business: z.string().nullable(),
  period: Period,
  currency: z.string(),
  timeZone: z.string(),
  by: z.enum(groupings),
  model: z.string(),
  lookbackDays: z.number(),
  basis: z.enum(["revenue", "margin"]),
  marginRate: z.number().nullable(),
  rows: z.array(StatementRow),
  totals: Figures,
  all: Figures,
  unattributed: z.object({ return: Money, conversions: z.number() }),
  /** Conversions each ad platform claims, beside those found with a paid touch of its networks. Never counted. */
  claims: z.array(
    z.object({
      platform: z.string(),
      claimed: z.number(),
      found: z.number(),
      claimedValue: Money.nullable(),
      foundValue: Money,
    }),
  ),
  costs: z.array(z.object({ category: z.enum(costCategories), amount: Money })),
  ledger: z.array(LedgerLine),
  /** Cost and return of social per day, week or month (the finest that gives at most 62 points). */
  overTime: z.object({
    unit: z.enum(["day", "week", "month"]),
    points: z.array(z.object({ from: z.iso.date(), cost: Money, adSpend: Money, return: Money })),
  }),
  sources: z.array(SourceSummary),
  warnings: z.array(Warning),
  /** How the figures were worked out, one entry a figure: its formula in words and numbers. */
  formulas: z.record(z.string(), z.string()),
});
export type Statement = z.infer<typeof Statement>;
