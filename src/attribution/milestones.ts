import type { OwnModel, Stage } from "../model/own-model.ts";
import type { Journey, RuleModel, Touch } from "./journey.ts";

export interface MilestoneShares {
  title: string;
  assumes: string;
  /** The share of the touch that stands before each stage. */
  anchors: Partial<Record<Stage, number>>;
  /** The share of all other touches together, up to the stage `until` where one is named. */
  rest: number;
  until?: Stage;
}

/**
 * The milestone family as data, because vendors give one name to different things: Google's, HubSpot's and Bizible's
 * "U" are three models.
 */
export const milestoneFamily = {
  lead: {
    title: "Lead creation",
    assumes:
      "The first touch and the touch before a person became a lead get 40 % of a conversion's value each, and all others share 20 %. It takes finding leads for marketing's work, so whatever helped to win the deal later counts little.",
    anchors: { first: 0.4, lead: 0.4 },
    rest: 0.2,
  },
  u: {
    title: "U-shaped",
    assumes:
      "The first touch and the touch before a person became a lead get half of a conversion's value each, all others nothing. It takes marketing's work for done once the lead is there.",
    anchors: { first: 0.5, lead: 0.5 },
    rest: 0,
  },
  w: {
    title: "W-shaped",
    assumes:
      "The first touch and the touches before the lead and before the deal was opened get 30 % of a conversion's value each, and the others up to the deal's opening share 10 %. It takes the rest for the sales team's work: touches after the opening get nothing.",
    anchors: { first: 0.3, lead: 0.3, opportunity: 0.3 },
    rest: 0.1,
    until: "opportunity",
  },
  "full-path": {
    title: "Full path",
    assumes:
      "The first touch and the touches before the lead, the deal's opening and the win get 22.5 % of a conversion's value each, and all others share 10 %. It takes these four moments for equally important, which is a convention rather than a finding.",
    anchors: { first: 0.225, lead: 0.225, opportunity: 0.225, won: 0.225 },
    rest: 0.1,
  },
} as const satisfies Record<string, MilestoneShares>;

/**
 * A model of the family. An anchor is the last touch at or before its stage's moment, the first touch that of `first`;
 * one touch may be several. The share of an anchor that is missing goes to the other anchors pro rata, and so does the
 * rest's where there are no other touches.
 */
export function milestones(shares: MilestoneShares): RuleModel {
  return { title: shares.title, assumes: shares.assumes, weigh: (journey) => weighed(journey, shares) };
}

const moments = {
  first: "the first touch",
  lead: "the touch before the lead",
  opportunity: "the touch before the deal's opening",
  won: "the touch before the win",
} satisfies Record<Stage, string>;

/** The shares of a model that a workspace made its own, with what it takes for granted in words. */
export function ownShares({ name, title = name, anchors, rest, until }: OwnModel): MilestoneShares {
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  const held = (Object.entries(anchors) as [Stage, number | undefined][]).flatMap(([stage, share]) =>
    share === undefined || share === 0 ? [] : [{ stage, share }],
  );
  const said = held.map(({ stage, share }) => `${moments[stage]} ${percent(share)}`).join(", ");
  const others = rest === 0 ? "all others nothing" : `all others together ${percent(rest)}`;
  return {
    title,
    assumes: `Of a conversion's value ${said} and ${others}${until === undefined ? "" : `, up to the ${until} stage`}. The shares are this workspace's own choice rather than a finding.`,
    anchors: Object.fromEntries(held.map(({ stage, share }) => [stage, share])),
    rest,
    ...(until === undefined ? {} : { until }),
  };
}

function weighed(journey: Journey, { anchors, rest, until }: MilestoneShares): number[] {
  const { touches } = journey;
  const held = (Object.entries(anchors) as [Stage, number][])
    .map(([stage, share]) => ({ index: anchorOf(stage, journey), share }))
    .filter(({ index }) => index !== -1);
  const heldShare = held.reduce((sum, { share }) => sum + share, 0);
  const end = (until === undefined ? null : momentOf(until, journey)) ?? Number.POSITIVE_INFINITY;
  const anchored = new Set(held.map(({ index }) => index));
  const isMiddle = ({ at }: Touch, index: number) => at <= end && !anchored.has(index);
  const middles = touches.filter(isMiddle).length;
  const ofAnchors = middles === 0 ? 1 : 1 - rest;
  const weights = touches.map((touch, index) => (isMiddle(touch, index) ? rest / middles : 0));
  for (const { index, share } of held) weights[index] = (weights[index] ?? 0) + (share / heldShare) * ofAnchors;
  return weights;
}

/** The index of the stage's anchor; −1 where the stage was not reached or no touch came before it. */
function anchorOf(stage: Stage, journey: Journey): number {
  if (stage === "first") return journey.touches.length === 0 ? -1 : 0;
  const moment = momentOf(stage, journey);
  return moment === null ? -1 : journey.touches.findLastIndex(({ at }) => at <= moment);
}

function momentOf(stage: Stage, { touches, leadAt, opportunityAt, convertedAt }: Journey): number | null {
  switch (stage) {
    case "first":
      return touches[0]?.at ?? null;
    case "lead":
      return leadAt;
    case "opportunity":
      return opportunityAt;
    case "won":
      return convertedAt;
  }
}
