import { type PathTable, withoutSteps, withSteps } from "../paths/path-table.ts";
import type { PathCredit } from "../paths/rule-credit.ts";
import { type Chain, chainOf } from "./chain.ts";
import { type RemovalEffects, removalEffects } from "./removal-effects.ts";

/** What Markov's model credits a channel with. */
export interface MarkovRow {
  readonly channel: string;
  /** Its share of the conversions; with the other rows' they sum to all. */
  readonly conversions: number;
  readonly value: number;
  /** The share of the conversions that would be lost if whatever reached the channel were lost, 0 to 1. */
  readonly removalEffect: number;
}

export interface MarkovAnswer {
  readonly order: number;
  /** Whether paths that did not convert were counted. */
  readonly nulls: boolean;
  /** The chance of a path to convert. */
  readonly chance: number;
  readonly conversions: number;
  readonly value: number;
  /** Of rows that name no channel: not among the conversions. */
  readonly unattributed: { readonly conversions: number; readonly value: number };
  readonly rows: readonly MarkovRow[];
  readonly chain: Chain;
}

/**
 * Credits channels by their removal effects in a Markov chain of order 1 to 4, exactly: RE = 1 − p without the channel / p.
 * Conversions are shared by the effects on conversions, their value by the effects on value. A RangeError where there is no
 * such order.
 *
 * Source: Anderl, Becker, von Wangenheim and Schumann, Mapping the customer journey (2016), doi:10.1016/j.ijresmar.2016.03.001.
 */
export function markov(
  table: PathTable,
  { order = 1, nulls = true }: { order?: number; nulls?: boolean } = {},
): MarkovAnswer {
  if (!Number.isInteger(order) || order < 1 || order > 4)
    throw new RangeError(`the order of a chain is 1, 2, 3 or 4, not ${order}`);
  const chain = chainOf(table, { order, nulls });
  const totals = withSteps(table);
  const effects = removalEffects(chain);
  const credit = creditFrom(effects, totals);
  const rows = table.channels.map((channel, at) => ({
    channel,
    conversions: credit.conversions[at] as number,
    value: credit.value[at] as number,
    removalEffect: effects.conversions[at] as number,
  }));
  const unattributed = withoutSteps(table);
  return { order, nulls, chance: effects.chance, ...totals, unattributed, rows, chain };
}

/** Conversions and their value, shared by the removal effects on each. */
export function creditFrom(
  effects: RemovalEffects,
  { conversions, value }: { readonly conversions: number; readonly value: number },
): PathCredit {
  return {
    conversions: sharesOf(effects.conversions).map((share) => share * conversions),
    value: sharesOf(effects.value).map((share) => share * value),
  };
}

function sharesOf(effects: Float64Array): Float64Array {
  const sum = effects.reduce((all, one) => all + one, 0);
  return effects.map((effect) => (sum === 0 ? 0 : effect / sum));
}
