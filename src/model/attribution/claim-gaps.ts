import { z } from "zod";
import { Interval, JourneysAbout, Money, Worth } from "./about.ts";

/** What can lie behind a gap between what a platform claims and what the orders show. */
const gapCauses = [
  "other_action",
  "view_through",
  "untracked",
  "unnamed_click",
  "window",
  "double_claim",
  "credit_elsewhere",
  "other_day",
  "late",
  "currency",
  "value_basis",
] as const;
export type GapCause = (typeof gapCauses)[number];

const LikelyCause = z.object({
  cause: z.enum(gapCauses),
  /** As many conversions of the gap as it can explain at most; null where it is about their value, or nothing counts it. */
  conversions: z.number().nullable(),
  /** What speaks for it, in one sentence. */
  evidence: z.string(),
});
export type LikelyCause = z.infer<typeof LikelyCause>;

const Gap = z.object({
  /** What the platform says. The value is null where it names none. */
  claimed: z.object({ conversions: z.number(), value: Money.nullable() }),
  /** What the model credits to paid touches of the platform's networks. */
  found: Worth,
  /** Claimed less found. */
  gap: z.object({ conversions: z.number(), value: Money.nullable() }),
  /** Conversions with a paid touch of it inside the lookback. Each counts once at every level, so they do not add up. */
  reached: z.number().int(),
  /** The gap taken apart; the three sum to it. */
  parts: z.object({
    /** Claimed less reached: no click was seen that could have led to them. Below 0 where it reached more than it claims. */
    withoutClick: z.number(),
    /** What it reached and the model credits to others, where another platform that claims conversions reached it too. */
    doubleClaim: z.number(),
    /** What it reached and the model credits to other touches alone. */
    creditElsewhere: z.number(),
  }),
  clicks: z.number().int(),
  impressions: z.number().int(),
  /** The likeliest first; none where nothing speaks for any. */
  causes: z.array(LikelyCause),
});

const GapDay = Gap.extend({
  /** Null for rows that name no day. */
  day: z.iso.date().nullable(),
  /** Whether the platform told it of a range of days, over which it is spread evenly. */
  spread: z.boolean(),
});
export type GapDay = z.infer<typeof GapDay>;

const Sure = {
  /** The gap's conversions as chance alone would move what is found; null below ten found conversions. */
  interval: Interval.nullable(),
  enough: z.boolean(),
};

const GapCampaign = Gap.extend({ ...Sure, campaign: z.string().nullable(), days: z.array(GapDay) });
export type GapCampaign = z.infer<typeof GapCampaign>;

const GapPlatform = Gap.extend({ ...Sure, platform: z.string(), title: z.string(), campaigns: z.array(GapCampaign) });
export type GapPlatform = z.infer<typeof GapPlatform>;

/** What ad platforms claim beside what the orders show; days sum to campaigns, campaigns to platforms, platforms to the totals. */
export const ClaimGaps = z.object({
  about: JourneysAbout,
  model: z.string(),
  how: z.string(),
  totals: z.object({ claimed: z.number(), found: Worth, gap: z.number() }),
  platforms: z.array(GapPlatform),
  /** Platforms with ads in the period that claim nothing. */
  silent: z.array(z.string()),
});
export type ClaimGaps = z.infer<typeof ClaimGaps>;
