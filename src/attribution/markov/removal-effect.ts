import type { Chain } from "./chain.ts";
import { fromStart, reach } from "./reach.ts";

/**
 * The share of the conversions that would be lost if every path that reaches one of these channels ended there, 0 to 1:
 * 1 − p without them / p. Channels are numbered by their place in `chain.channels`. `reward` is what is lost, conversions
 * unless said: `chain.value` asks for the share of the value. A RangeError
 * where a number is none of a channel.
 *
 * Source: Anderl, Becker, von Wangenheim and Schumann, Mapping the customer journey (2016), doi:10.1016/j.ijresmar.2016.03.001.
 */
export function removalEffect(
  chain: Chain,
  removed: readonly number[],
  reward: Float64Array = chain.conversion,
): number {
  const wrong = removed.find((one) => !Number.isInteger(one) || one < 0 || one >= chain.channels.length);
  if (wrong !== undefined)
    throw new RangeError(`channels have the numbers 0 to ${chain.channels.length - 1}, which ${wrong} is none of`);
  const held = reach(chain, reward);
  return effectOf(fromStart(chain, held), fromStart(chain, reach(chain, reward, removed, held)));
}

/** What of `whole` is lost where only `without` is left; rounding cannot take it out of 0 to 1. */
export const effectOf = (whole: number, without: number): number =>
  whole === 0 ? 0 : Math.min(1, Math.max(0, 1 - without / whole));
