import type { Chain } from "./chain.ts";

/** Changes below this no longer move a figure that is printed. */
const tolerance = 1e-14;
const mostSweeps = 100_000;

/**
 * What is to be had on average from each state: h = reward + Q·h, by Gauss–Seidel. Whatever reaches a state that holds one
 * of the `removed` channels is lost. `from` is where the sweeps begin, such as the answer with nothing removed.
 *
 * Source: Kemeny and Snell, Finite Markov Chains (1960), ch. III; the sweeps converge, for every state reaches an end.
 */
export function reach(
  chain: Chain,
  reward: Float64Array,
  removed: readonly number[] = [],
  from: Float64Array = new Float64Array(chain.states),
): Float64Array {
  const { states, offsets, to, share } = chain;
  const held = from.slice();
  const isOut = statesWith(chain, removed);
  for (let state = 0; state < states; state++) if (isOut[state] === 1) held[state] = 0;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let change = 0;
    for (let state = states - 1; state >= 0; state--) {
      if (isOut[state] === 1) continue;
      let sum = reward[state] as number;
      const until = offsets[state + 1] as number;
      for (let at = offsets[state] as number; at < until; at++)
        sum += (share[at] as number) * (held[to[at] as number] as number);
      const moved = Math.abs(sum - (held[state] as number));
      if (moved > change * Math.max(1, Math.abs(sum))) change = moved / Math.max(1, Math.abs(sum));
      held[state] = sum;
    }
    if (change <= tolerance) break;
  }
  return held;
}

/** The mean over the states in which paths begin. */
export function fromStart({ start }: Pick<Chain, "start">, held: Float64Array): number {
  let sum = 0;
  for (let state = 0; state < start.length; state++) sum += (start[state] as number) * (held[state] as number);
  return sum;
}

/** 1 for each state that holds one of these channels. */
function statesWith({ states, order, tuples }: Chain, channels: readonly number[]): Uint8Array {
  const marks = new Uint8Array(states);
  if (channels.length === 0) return marks;
  const wanted = new Set(channels);
  for (let at = 0; at < tuples.length; at++) if (wanted.has(tuples[at] as number)) marks[Math.floor(at / order)] = 1;
  return marks;
}
