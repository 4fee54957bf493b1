import { isSocial, type Truth } from "./truth.ts";

/** What one model credits the networks of a world with, in minor units. */
export interface ModelCredit {
  readonly model: string;
  readonly lines: readonly {
    readonly network: string;
    readonly paid: boolean;
    readonly minor: number;
    /** The 90 % interval; null where there is not enough data. */
    readonly interval: { readonly low: number; readonly high: number } | null;
  }[];
  /** Everything the model shared out, and what it left unattributed. */
  readonly allMinor: number;
}

/** One model's credit in one world beside that world's truth. */
export interface Comparison {
  readonly model: string;
  /** Summed over every network's paid and organic side: how far the credit is off, either way. */
  readonly offMinor: number;
  /** What is true of all sides together. */
  readonly trueMinor: number;
  /** The same of the social networks' sides alone. */
  readonly socialOffMinor: number;
  readonly trueSocialSidesMinor: number;
  /** Credit of social as a whole, and what a world without any of it lacks. */
  readonly socialMinor: number;
  readonly trueSocialMinor: number;
  /** Lines with a 90 % interval, and those whose interval holds the truth. */
  readonly intervals: number;
  readonly intervalsHolding: number;
  /** Pairs of sides of which the truth of one is at least twice the other's, and those that the model has in that order. */
  readonly pairs: number;
  readonly pairsInOrder: number;
  /** How far the model's parts are from all orders' revenue, in minor units: 0 where it reconciles. */
  readonly unreconciledMinor: number;
}

/** Holds one model's credit against the truth. A side that the model does not name is credited with nothing. */
export function compare(truth: Truth, { model, lines, allMinor }: ModelCredit): Comparison {
  const beside = truth.sides.map(({ network, paid, minor }) => {
    const line = lines.find((one) => one.network === network && one.paid === paid);
    return { social: isSocial({ network }), truth: minor, credit: line?.minor ?? 0, interval: line?.interval ?? null };
  });
  const drawn = beside.flatMap(({ truth, interval }) => (interval ? [{ truth, ...interval }] : []));
  const pairs = beside.flatMap((more) =>
    beside.filter((less) => more.truth > 0 && more.truth >= 2 * less.truth).map((less) => more.credit > less.credit),
  );
  const social = beside.filter(({ social }) => social);
  const offBy = (sides: typeof beside) => sum(sides.map(({ truth, credit }) => Math.abs(credit - truth)));
  return {
    model,
    offMinor: offBy(beside),
    trueMinor: sum(beside.map(({ truth }) => truth)),
    socialOffMinor: offBy(social),
    trueSocialSidesMinor: sum(social.map(({ truth }) => truth)),
    socialMinor: sum(social.map(({ credit }) => credit)),
    trueSocialMinor: truth.socialMinor,
    intervals: drawn.length,
    intervalsHolding: drawn.filter(({ truth, low, high }) => low <= truth && truth <= high).length,
    pairs: pairs.length,
    pairsInOrder: pairs.filter(Boolean).length,
    unreconciledMinor: allMinor - truth.revenueMinor,
  };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
