import type { PathTable } from "../paths/path-table.ts";
import { Edges } from "./edges.ts";

/**
 * The absorbing chain of a path table. A state is the last `order` channels of a path, fewer at its beginning, with runs of
 * one channel collapsed. Transitions are compressed by state; with `conversion` and what is lost they sum to 1.
 */
export interface Chain {
  readonly order: number;
  readonly channels: readonly string[];
  readonly states: number;
  /** The channels of each state, the latest first, -1 before a path's beginning: `order` numbers a state. */
  readonly tuples: Int32Array;
  /** State i's transitions stand in `to` and `share` from offsets[i] to offsets[i + 1]. */
  readonly offsets: Uint32Array;
  readonly to: Uint32Array;
  readonly share: Float64Array;
  /** The share of paths that begin in a state. */
  readonly start: Float64Array;
  /** The share of a state's outflow that converts. */
  readonly conversion: Float64Array;
  /** The same times the mean value of the conversions whose path ended there. */
  readonly value: Float64Array;
  /** Paths that were counted: conversions, with nulls where those are wanted. */
  readonly paths: number;
}

/** The chain of a table by how often each step was taken; paths that did not convert count only where `nulls` are wanted. */
export function chainOf(table: PathTable, { order, nulls }: { order: number; nulls: boolean }): Chain {
  const base = table.channels.length + 1;
  const space = base ** order;
  const edges = new Edges();
  const codes: number[] = [];
  const known = new Map<number, number>();
  const stateOf = (code: number): number => {
    const found = known.get(code);
    if (found !== undefined) return found;
    known.set(code, codes.length);
    return codes.push(code) - 1;
  };
  const endState = new Int32Array(table.offsets.length - 1).fill(-1);
  for (let row = 0; row + 1 < table.offsets.length; row++) {
    const weight = (table.conversions[row] as number) + (nulls ? (table.nulls[row] as number) : 0);
    if (weight <= 0) continue;
    let [state, last] = [-1, -1];
    const until = table.offsets[row + 1] as number;
    for (let at = table.offsets[row] as number; at < until; at++) {
      const channel = table.steps[at] as number;
      if (channel === last) continue;
      last = channel;
      const from = state;
      state = edges.add((from + 1) * base + channel, weight, () =>
        // The latest channel is the lowest digit; the oldest falls off at the top.
        stateOf((((from === -1 ? 0 : (codes[from] as number)) * base) % space) + channel + 1),
      );
    }
    endState[row] = state;
  }
  return compressed(table, { order, nulls, base, edges, codes, endState });
}

interface Counted {
  readonly order: number;
  readonly nulls: boolean;
  readonly base: number;
  readonly edges: Edges;
  readonly codes: readonly number[];
  /** The state each row ended in, -1 where it counts for nothing. */
  readonly endState: Int32Array;
}

function compressed(table: PathTable, { order, nulls, base, edges, codes, endState }: Counted): Chain {
  const states = codes.length;
  const outflow = new Float64Array(states);
  const conversion = new Float64Array(states);
  const value = new Float64Array(states);
  for (const [row, state] of endState.entries()) {
    if (state === -1) continue;
    const converted = table.conversions[row] as number;
    conversion[state] = (conversion[state] as number) + converted;
    value[state] = (value[state] as number) + (table.values[row] as number);
    outflow[state] = (outflow[state] as number) + converted + (nulls ? (table.nulls[row] as number) : 0);
  }
  const start = new Float64Array(states);
  const offsets = new Uint32Array(states + 1);
  let paths = 0;
  for (const { key, to, weight } of edges) {
    const from = Math.floor(key / base) - 1;
    if (from === -1) {
      start[to] = (start[to] as number) + weight;
      paths += weight;
      continue;
    }
    outflow[from] = (outflow[from] as number) + weight;
    offsets[from + 1] = (offsets[from + 1] as number) + 1;
  }
  for (let state = 0; state < states; state++)
    offsets[state + 1] = (offsets[state + 1] as number) + (offsets[state] as number);
  const at = offsets.slice();
  const to = new Uint32Array(offsets[states] as number);
  const share = new Float64Array(to.length);
  for (const edge of edges) {
    const from = Math.floor(edge.key / base) - 1;
    if (from === -1) continue;
    const place = at[from] as number;
    at[from] = place + 1;
    to[place] = edge.to;
    share[place] = edge.weight / (outflow[from] as number);
  }
  for (let state = 0; state < states; state++) {
    const out = outflow[state] as number;
    conversion[state] = (conversion[state] as number) / out;
    value[state] = (value[state] as number) / out;
    start[state] = (start[state] as number) / paths;
  }
  return {
    order,
    channels: table.channels,
    states,
    tuples: tuplesOf(codes, order, base),
    offsets,
    to,
    share,
    start,
    conversion,
    value,
    paths,
  };
}

function tuplesOf(codes: readonly number[], order: number, base: number): Int32Array {
  const tuples = new Int32Array(codes.length * order);
  for (const [state, code] of codes.entries()) {
    for (let rest = code, at = 0; at < order; at++, rest = Math.floor(rest / base))
      tuples[state * order + at] = (rest % base) - 1;
  }
  return tuples;
}
