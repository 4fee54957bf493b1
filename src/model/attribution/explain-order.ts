import { z } from "zod";
import { Evidence } from "../evidence.ts";
import { groupings } from "../statement.ts";
import { JourneysAbout, LineOf, Money, Worth } from "./about.ts";

/** A moment, ISO 8601 in UTC. */
const Moment = z.iso.datetime();

/** How a touch came to be known, best first; each stands for a tier of evidence. */
export const touchKinds = ["tracked visit", "redeemed code", "source in a CRM", "survey answer"] as const;

/** The row of a file, or of what the server saw itself, that something is known from. */
export const RowOfFacts = z.object({
  /** What the row tells of. */
  fact: z.enum(["visit", "ad view", "order", "deal", "refund", "lead", "survey answer"]),
  file: z.string(),
  format: z.string(),
  /** Its own number in the file; null for what has none, such as a visit: there the moment and the marketing columns find it. */
  id: z.string().nullable(),
  at: Moment.nullable(),
  /** The marketing columns as they stand there, such as utm_source. */
  written: z.record(z.string(), z.string()),
});
export type RowOfFacts = z.infer<typeof RowOfFacts>;

/** Why something that a row tells is no touch of the journey. */
export const leftOutReasons = {
  outside_lookback: "is older than the lookback",
  same_sitting: "belongs to a sitting that already stands as a touch",
  weaker_evidence: "is weaker evidence than what stands",
  before_previous: "came before the order before this one, and each conversion starts the journey anew",
  only_seen: "is an ad that was seen and not clicked",
  cut: "stands in the middle of a journey of more than 500 touches",
  too_many: "is older than the latest touches that the rules keep",
  path_form: "is left out by the form of the path that is looked at",
} as const;
export type LeftOutReason = keyof typeof leftOutReasons;

const Touch = LineOf.extend({
  /** 1 is the first of the journey. */
  position: z.number().int(),
  at: Moment,
  /** Days from the touch to the conversion. */
  daysBefore: z.number(),
  channel: z.string(),
  campaign: z.string().nullable(),
  post: z.string().nullable(),
  role: z.enum(["origin", "assist", "converter", "only"]),
  kind: z.enum(touchKinds),
  evidence: Evidence,
  /** Whether it is an ad that was seen and not clicked. */
  view: z.boolean(),
  /** Where it was read; null where no row says just this. */
  row: RowOfFacts.nullable(),
});
export type ExplainedTouch = z.infer<typeof Touch>;

const LeftOut = LineOf.extend({
  at: Moment,
  kind: z.enum(touchKinds),
  reason: z.enum(Object.keys(leftOutReasons) as [LeftOutReason, ...LeftOutReason[]]),
  row: RowOfFacts,
});

const ruleCredit = z.object({
  model: z.string(),
  title: z.string(),
  assumes: z.string(),
  /** One for each touch, in their order: the shares sum to 1, the values to the order's. */
  credits: z.array(z.object({ share: z.number(), value: Money })),
});

/** What a model that learns from all journeys credits a place of this journey with, over all of them: never a part of this order. */
const learnedCredit = z.object({
  model: z.string(),
  title: z.string(),
  assumes: z.string(),
  places: z.array(
    LineOf.extend({
      ...Worth.shape,
      /** Its shares of the conversions and of the value that the model credits to all places, 0 to 1. */
      share: z.number(),
      valueShare: z.number(),
      /** Whether it rests on ten credited conversions or more. */
      enough: z.boolean(),
    }),
  ),
});
export type LearnedCredit = z.infer<typeof learnedCredit>;

const Explained = z.object({
  kind: z.enum(["order", "deal"]),
  id: z.string().nullable(),
  at: Moment,
  value: Money,
  /** How the value was worked out, with its amounts. */
  how: z.string(),
  stages: z.object({ lead: Moment.nullable(), opportunity: Moment.nullable() }),
  /** How many persons stand behind it, and by how many browsers, addresses and numbers they are known. */
  persons: z.number().int(),
  keys: z.number().int(),
  /** What tells of the order itself; `counts` is false for a row in whose place another counts. */
  rows: z.array(RowOfFacts.extend({ counts: z.boolean(), says: z.string() })),
  touches: z.array(Touch),
  /** Touches that are left out between the first and the second, where the journey had more than 500; listed in `leftOut`. */
  cut: z.number().int(),
  /** Every rule model, exactly; none where there are no touches. */
  credits: z.array(ruleCredit),
  leftOut: z.array(LeftOut),
  /** Left out beyond those that are listed. */
  leftOutMore: z.number().int(),
});
export type Explained = z.infer<typeof Explained>;

/** One order or deal, with all that is known of how it came about. Two shops may number alike: then there are several. */
export const ExplainedOrder = z.object({
  about: JourneysAbout,
  by: z.enum(groupings),
  /** The number that was asked for. */
  number: z.string(),
  orders: z.array(Explained),
  /** Models that learn from all journeys to conversions: they credit places, not touches. */
  learned: z.array(learnedCredit),
});
export type ExplainedOrder = z.infer<typeof ExplainedOrder>;
