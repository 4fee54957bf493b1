import type { BusinessModel } from "../model/business-model.ts";

/** The business models that can be simulated. */
export const simulatedModels = ["online-shop", "b2b"] as const satisfies readonly BusinessModel[];

export type SimulatedModel = (typeof simulatedModels)[number];

/**
 * How one side reaches people and what that does to them. Chances are per person or per contact, money in cents.
 * An exposure is a contact that is noticed; a platform reports `impressions` of them for each.
 */
export interface Reach {
  /** Share of people it can reach at all: followers, an ad's audience, subscribers. */
  readonly audience: number;
  /** Chance of one exposure in a week, for somebody in the audience. */
  readonly weekly: number;
  /** Interest that one exposure adds. */
  readonly lift: number;
  /** Chance that an exposure is clicked; grows with interest. */
  readonly click: number;
  /** Chance that an exposure brings a visit by another way within days; grows with interest. */
  readonly later: number;
  /** Cents an exposure costs, on average; 0 where it is organic. */
  readonly costCents: number;
  /** Cents a click costs on top. */
  readonly clickCents: number;
  readonly impressions: number;
}

/** How a market works: who needs something, who reaches them, and what makes them buy. */
export interface Market {
  readonly model: SimulatedModel;
  /** Share of people in whom a need arises within 90 days. */
  readonly need: number;
  /** Interest a need brings, at the least and at the most. */
  readonly needLow: number;
  readonly needHigh: number;
  /** Of the visits people make by themselves: how many go through a search, and how many of those click an ad. */
  readonly searchShare: number;
  readonly adClickShare: number;
  /** How many ad clicks of a search would have clicked the organic result instead, had there been no ad. */
  readonly adSubstitution: number;
  /** How many organic search visits would have come directly, had there been no result. */
  readonly searchSubstitution: number;
  /** Chance to buy (or to leave an address) at a visit, with interest without bound. */
  readonly convertMost: number;
  /** Interest at which half of that chance is reached. */
  readonly convertHalf: number;
  /** Chance to come back after a visit that brought nothing, with interest without bound. */
  readonly comeBack: number;
  /** Chance that an ad follows a visitor who bought nothing, if somebody retargets. */
  readonly retarget: number;
  /** The interest an ad that follows adds, as a share of what the same ad adds otherwise. */
  readonly followedLift: number;
  /** Of the visits that people who came before would make by themselves: how many an ad that follows them takes. */
  readonly harvest: number;
  /** Chance that a friend's purchase is heard of, and the interest it brings. */
  readonly hearsay: number;
  readonly hearsayLift: number;
  /** Chance of another need after a purchase, within 15 to 70 days. */
  readonly repeat: number;
  /** Whether a person converts at most once, as with leaving an address. */
  readonly once: boolean;
  /** Interest left after a conversion, as a share. */
  readonly satisfied: number;
  /** By `sides`; undefined where the business does nothing there. */
  readonly reach: readonly (Reach | undefined)[];
  /** The sides whose ads follow visitors. */
  readonly retargeters: readonly number[];
  /** Undefined where a day is like the other. */
  readonly season: Season | undefined;
}

/** A part of every 90 days in which more is wanted and more is advertised. */
export interface Season {
  /** Its first day of the 90, counted from 0, and the first day after it. */
  readonly from: number;
  readonly to: number;
  /** Share of needs that arise in it instead of on any day. */
  readonly share: number;
  /** What multiplies the chance of a paid exposure inside it and outside. */
  readonly adsInside: number;
  readonly adsOutside: number;
}
