import { z } from "zod";
import { Only } from "./only.ts";
import { Figures, Statement, StatementRow } from "./statement.ts";

/** Money in the answer: a decimal string in the major unit of the statement's currency, "1234.50". */
const Money = z.string().regex(/^-?\d+(\.\d+)?$/);

/** What one unit of money brought: a decimal of two places, in any currency. */
const Ratio = z.string().regex(/^-?\d+\.\d{2}$/);

const Period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** What a statement may be laid beside: the days right before, as many of them, or the same days a year ago. */
export const comparisons = ["previous", "year", "none"] as const;
export type Comparison = (typeof comparisons)[number];

/** The figures of the days that the statement is laid beside. */
const Before = z.object({
  period: Period,
  /** Whether the facts reach back to its first day; otherwise it tells of fewer days than the statement. */
  whole: z.boolean(),
  totals: Figures,
  all: Figures,
  /** As the statement's, point by point: both have as many days. */
  overTime: Statement.shape.overTime,
});

/** A line to be ranked. `enough` is false where fewer than ten conversions stand behind it: then it is no winner and no loser. */
const Ranked = StatementRow.extend({
  /** Return less cost. */
  profit: Money,
  enough: z.boolean(),
});

const RankedPost = Ranked.extend({
  /** Its text as the network's export has it, at most 200 letters. */
  title: z.string().nullable(),
  permalink: z.string().nullable(),
  publishedAt: z.string().nullable(),
});

/**
 * The 50 lines of most money at stake, what brought most first; `cut` says how many are left out. `shared` is the cost that
 * belongs to none of them, such as hours and tools: no line carries a part of it.
 */
const ranking = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), cut: z.number().int(), shared: Money });

/** What would have to be known for a rung; the dashboard says it in its language. */
const rungNeeds = ["returns", "open-deals", "past-deals", "no-filter", "service-cases", "indirect-values"] as const;

/** One rung of the ROI ladder. Rungs stand one under the other and are never summed. */
export const Rung = z.object({
  rung: z.enum(["closed", "pipeline", "savings", "indirect"]),
  /** Whether it is measured here; where not, nothing is said of its value. */
  known: z.boolean(),
  value: Money.nullable(),
  /** What it rests on: conversions, open deals. */
  count: z.number().nullable(),
  interval: z.object({ low: Money, high: Money, level: z.literal(0.9) }).nullable(),
  evidence: Figures.shape.evidence.nullable(),
  /** How it was worked out, with the numbers. */
  formula: z.string().nullable(),
  /** What it leaves out, or what would be needed, in one sentence. */
  note: z.string().nullable(),
  needs: z.enum(rungNeeds).nullable(),
});
export type Rung = z.infer<typeof Rung>;

const findingKinds = [
  "money-loser",
  "scale-up",
  "organic-beats-paid",
  "claim-gap",
  "spend-without-touches",
  "unattributed",
  "cost-hours-missing",
  "too-few-conversions",
  "trend",
  "no-returns",
] as const;

/** A figure that a finding rests on. Money is a decimal string; all else is a number. */
const FindingFigure = z.object({
  name: z.enum([
    "cost",
    "return",
    "roi",
    "low",
    "high",
    "conversions",
    "claimed",
    "found",
    "share",
    "before",
    "change",
  ]),
  value: z.union([z.number(), Money]).nullable(),
  unit: z.enum(["money", "per cent", "count"]),
});

/** Where one goes from a finding: a page of the dashboard, and what it is to be asked. */
const NextStep = z.object({
  page: z.enum(["overview", "journeys", "content", "costs", "links", "data", "settings"]),
  search: z.record(z.string(), z.string()),
});

/**
 * Something to act on, in no language: `kind` and `params` say what, by a rule of docs/metrics.md. `how` is the rule with
 * its numbers. `stake` is the money at stake, by which findings are ranked.
 */
export const Finding = z.object({
  kind: z.enum(findingKinds),
  severity: z.enum(["good", "note", "mend"]),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  stake: Money,
  figures: z.array(FindingFigure),
  how: z.string(),
  next: NextStep,
});
export type Finding = z.infer<typeof Finding>;

/** What came back for each unit of cost. */
const Sentence = z.object({
  per: z.literal("1"),
  back: Ratio,
  /** 90 % interval; null where it rests on fewer than ten conversions. */
  low: Ratio.nullable(),
  high: Ratio.nullable(),
  conversions: z.number(),
});

/** The ROI statement as a page: with what it is laid beside, what did best and worst, the ladder and what to do next. */
export const Overview = z.object({
  statement: Statement,
  filters: Only.extend({ goal: z.string().nullable() }),
  compare: z.enum(comparisons),
  /** Null where none was asked, or where no facts reach back there. */
  before: Before.nullable(),
  /** How social's conversions changed against `before`, as a rate per day; null where there is no whole stretch to compare with. */
  trend: z
    .object({
      percent: z.number().nullable(),
      interval: z.object({ low: z.number(), high: z.number(), level: z.literal(0.9) }).nullable(),
      /** The chance of a change as large where nothing changed; null below ten conversions in both together. */
      chance: z.number().nullable(),
      beyondNoise: z.boolean(),
    })
    .nullable(),
  campaigns: ranking(Ranked),
  posts: ranking(RankedPost),
  ladder: z.array(Rung),
  findings: z.array(Finding).max(3),
  /** Null where there is no cost, or nothing that could show a return. */
  sentence: Sentence.nullable(),
});
export type Overview = z.infer<typeof Overview>;
