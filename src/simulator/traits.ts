import type { Market } from "./market.ts";

/** What a simulated business can have that makes attribution harder; without any it is as it always was. */
export const traits = ["brand-demand", "retargeting", "word-of-mouth", "season", "dark-social", "cookie-loss"] as const;

export type Trait = (typeof traits)[number];

/** How much of what people do can be seen afterwards. The truth does not depend on it. */
export interface Tracking {
  /** Share of people who refuse to be tracked. */
  readonly refusing: number;
  /** Share of visits by an organic social side whose link says nothing of where it came from. */
  readonly dark: number;
  /** Days after the latest visit that a browser is recognised. */
  readonly cookieDays: number;
  /** Chance that a visit is in another browser than the one before. */
  readonly otherBrowser: number;
}

/** The market that some traits make of one. */
export function marketWith(market: Market, traits: readonly Trait[]): Market {
  return Object.assign({}, market, ...traits.map((trait) => changes[trait]?.(market)));
}

/** What can be seen in a business with some traits. */
export function trackingWith(traits: readonly Trait[]): Tracking {
  return {
    ...{ refusing: 0.1, dark: 0, cookieDays: Number.POSITIVE_INFINITY, otherBrowser: 0 },
    ...(traits.includes("dark-social") ? { dark: 0.6 } : {}),
    ...(traits.includes("cookie-loss") ? { refusing: 0.3, cookieDays: 7, otherBrowser: 0.15 } : {}),
  };
}

const changes: Partial<Record<Trait, (market: Market) => Partial<Market>>> = {
  /** Many come to buy whatever is advertised, search for the name, and click the ad above the result they wanted. */
  "brand-demand": ({ need }) => ({
    need: Math.min(0.5, need * 2.2),
    adClickShare: 0.6,
    adSubstitution: 0.92,
    searchSubstitution: 0.85,
  }),
  /** Ads follow most visitors, add little interest, and take visits of people who were on their way. */
  retargeting: () => ({ retarget: 0.3, followedLift: 0.15, harvest: 0.65 }),
  /** Nearly every purchase is heard of by friends or colleagues, who then want the thing too; no file shows it. */
  "word-of-mouth": ({ hearsayLift }) => ({ hearsay: 0.9, hearsayLift: hearsayLift * 4 }),
  /** Most needs come in three weeks of the quarter, and the business advertises then. */
  season: () => ({ season: { from: 30, to: 51, share: 0.65, adsInside: 1.8, adsOutside: 0.75 } }),
};
