import type { Chain } from "./chain.ts";
import { invert } from "./inverse.ts";
import { fromStart, reach } from "./reach.ts";
import { effectOf } from "./removal-effect.ts";
import { solveColumns } from "./solve-columns.ts";

/** What each channel's removal takes away, 0 to 1, of the conversions and of their value. */
export interface RemovalEffects {
  /** The chance of a path to convert. */
  readonly chance: number;
  readonly conversions: Float64Array;
  readonly value: Float64Array;
}

/** A matrix above this is not inverted: the work grows with the cube. */
const mostInverted = 1200;
/** Numbers in a block of columns that are solved side by side: eight megabytes. */
const blockSize = 2 ** 20;

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
  const { states, order, tuples, channels } = chain;
  const held = reach(chain, chain.conversion);
  const worth = reach(chain, chain.value);
  const [chance, meanValue] = [fromStart(chain, held), fromStart(chain, worth)];
  const effects = noEffects(chain, chance);
  const width = Math.max(1, Math.min(32, channels.length, Math.floor(blockSize / Math.max(1, states))));
  for (let first = 0; first < channels.length; first += width) {
    const columns = Math.min(width, channels.length - first);
    const entered = firstEntries(chain, first, columns);
    for (let state = 0; state < states; state++) {
      const column = (tuples[state * order] as number) - first;
      if (column < 0 || column >= columns) continue;
      const flow = entered[state] as number;
      const channel = column + first;
      effects.conversions[channel] = (effects.conversions[channel] as number) + flow * (held[state] as number);
      effects.value[channel] = (effects.value[channel] as number) + flow * (worth[state] as number);
    }
  }
  return {
    chance,
    conversions: effects.conversions.map((lost) => shareOf(lost, chance)),
    value: effects.value.map((lost) => shareOf(lost, meanValue)),
  };
}

/** By state, the share of paths that meet its latest channel there first; of the channels from `first` on alone. */
function firstEntries(chain: Chain, first: number, columns: number): Float64Array {
  const { states, order, tuples, offsets, to, share, start } = chain;
  const columnOf = Int32Array.from({ length: states }, (_, state) => {
    const column = (tuples[state * order] as number) - first;
    return column < 0 || column >= columns ? -1 : column;
  });
  const entered = new Float64Array(states);
  /** What the flows of a step bring; those that reach their column's channel end there. */
  const times = (x: Float64Array, y: Float64Array): void => {
    y.fill(0);
    for (let state = 0; state < states; state++) {
      const until = offsets[state + 1] as number;
      for (let at = offsets[state] as number; at < until; at++)
        addRow(y, (to[at] as number) * columns, x, state * columns, columns, share[at] as number);
    }
    for (let state = 0; state < states; state++) {
      const column = columnOf[state] as number;
      if (column === -1) continue;
      entered[state] = y[state * columns + column] as number;
      y[state * columns + column] = 0;
    }
  };
  const begun = new Float64Array(states * columns);
  for (let state = 0; state < states; state++) {
    begun.fill(start[state] as number, state * columns, (state + 1) * columns);
    if (columnOf[state] !== -1) begun[state * columns + (columnOf[state] as number)] = 0;
  }
  const flows = solveColumns(begun, columns, times);
  times(flows, new Float64Array(begun.length));
  return entered.map((flow, state) => flow + (columnOf[state] === -1 ? 0 : (start[state] as number)));
}

function addRow(y: Float64Array, into: number, x: Float64Array, from: number, columns: number, share: number): void {
  for (let column = 0; column < columns; column++)
    y[into + column] = (y[into + column] as number) + share * (x[from + column] as number);
}

const noEffects = ({ channels }: Chain, chance: number): RemovalEffects => ({
  chance,
  conversions: new Float64Array(channels.length),
  value: new Float64Array(channels.length),
});

const shareOf = (lost: number, whole: number): number => effectOf(whole, whole - lost);
