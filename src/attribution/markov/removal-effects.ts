import type { Chain } from "./chain.ts";
import { invert } from "./inverse.ts";
import { fromStart } from "./reach.ts";
import { effectOf } from "./removal-effect.ts";
import { type SparseRows, solve } from "./solve.ts";

/** What each channel's removal takes away, 0 to 1, of the conversions and of their value. */
export interface RemovalEffects {
  /** The chance of a path to convert. */
  readonly chance: number;
  readonly conversions: Float64Array;
  readonly value: Float64Array;
}

/** A matrix above this is not inverted: the work grows with the cube. */
const mostInverted = 1200;

/** The removal effects of all channels, exactly: at order 1 by one inverse, above that by the flows into each channel. */
export function removalEffects(chain: Chain): RemovalEffects {
  return chain.order === 1 && chain.states <= mostInverted ? byInverse(chain) : byFlows(chain);
}

/** RE = g·h / (N·p), where N = (I − Q)⁻¹, g = sᵀN the expected visits and h = N·r what is to be had from a state. */
function byInverse(chain: Chain): RemovalEffects {
  const { states, offsets, to, share, tuples, start } = chain;
  const inverse = new Float64Array(states * states);
  for (let state = 0; state < states; state++) {
    inverse[state * states + state] = 1;
    for (let at = offsets[state] as number; at < (offsets[state + 1] as number); at++)
      inverse[state * states + (to[at] as number)] = -(share[at] as number);
  }
  invert(inverse, states);
  const [visits, held, worth] = [new Float64Array(states), new Float64Array(states), new Float64Array(states)];
  for (let from = 0, at = 0; from < states; from++) {
    for (let into = 0; into < states; into++, at++) {
      const times = inverse[at] as number;
      visits[into] = (visits[into] as number) + (start[from] as number) * times;
      held[from] = (held[from] as number) + times * (chain.conversion[into] as number);
      worth[from] = (worth[from] as number) + times * (chain.value[into] as number);
    }
  }
  const [chance, meanValue] = [fromStart(chain, held), fromStart(chain, worth)];
  const effects = noEffects(chain, chance);
  for (let state = 0; state < states; state++) {
    const entered = (visits[state] as number) / (inverse[state * states + state] as number);
    const channel = tuples[state] as number;
    effects.conversions[channel] = shareOf(entered * (held[state] as number), chance);
    effects.value[channel] = shareOf(entered * (worth[state] as number), meanValue);
  }
  return effects;
}

/**
 * The paths that would be lost with a channel are those that enter a state whose latest channel it is, for the first time:
 * how many do is one sparse system a channel, whatever the reward.
 */
function byFlows(chain: Chain): RemovalEffects {
  const { states, order, tuples, channels, start } = chain;
  const onward: SparseRows = { offsets: chain.offsets, at: chain.to, share: chain.share };
  const every = new Uint8Array(states).fill(1);
  const held = solve(onward, chain.conversion, every, chain.conversion);
  const worth = solve(onward, chain.value, every, chain.value);
  const [chance, meanValue] = [fromStart(chain, held), fromStart(chain, worth)];
  const effects = noEffects(chain, chance);
  const inflows = transposed(onward, states);
  // Whatever no transition leaves brings nothing anywhere, and need not be solved.
  const leads = every.map((_, state) =>
    (chain.offsets[state] as number) < (chain.offsets[state + 1] as number) ? 1 : 0,
  );
  const flows = solve(inflows, start, leads, start);
  for (let channel = 0; channel < channels.length; channel++) {
    const isIn = leads.map((lead, state) => (tuples[state * order] === channel ? 0 : lead));
    const others = solve(inflows, start, isIn, flows);
    let [lost, lostWorth] = [0, 0];
    for (let state = 0; state < states; state++) {
      if (tuples[state * order] !== channel) continue;
      let entered = start[state] as number;
      for (let at = inflows.offsets[state] as number; at < (inflows.offsets[state + 1] as number); at++)
        entered += (inflows.share[at] as number) * (others[inflows.at[at] as number] as number);
      lost += entered * (held[state] as number);
      lostWorth += entered * (worth[state] as number);
    }
    effects.conversions[channel] = shareOf(lost, chance);
    effects.value[channel] = shareOf(lostWorth, meanValue);
  }
  return effects;
}

function transposed({ offsets, at, share }: SparseRows, rows: number): SparseRows {
  const starts = new Uint32Array(rows + 1);
  for (const column of at) starts[column + 1] = (starts[column + 1] as number) + 1;
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const next = starts.slice();
  const turned = { offsets: starts, at: new Uint32Array(at.length), share: new Float64Array(at.length) };
  for (let row = 0; row < rows; row++) {
    for (let entry = offsets[row] as number; entry < (offsets[row + 1] as number); entry++) {
      const column = at[entry] as number;
      const place = next[column] as number;
      next[column] = place + 1;
      turned.at[place] = row;
      turned.share[place] = share[entry] as number;
    }
  }
  return turned;
}

const noEffects = ({ channels }: Chain, chance: number): RemovalEffects => ({
  chance,
  conversions: new Float64Array(channels.length),
  value: new Float64Array(channels.length),
});

const shareOf = (lost: number, whole: number): number => effectOf(whole, whole - lost);
