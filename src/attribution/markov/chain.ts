import type { PathTable } from "../paths/path-table.ts";
import { countWindows, type WindowCounts } from "./windows.ts";

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
  return chainFrom(table.channels, countWindows(table, { order, nulls }));
}

/** The same of what was counted. */
export function chainFrom(channels: readonly string[], counts: WindowCounts): Chain {
  const keys = counts.steps.keys();
  const space = counts.base ** counts.order;
  const { windows, states } = windowsOf(keys, counts);
  const outflow = Float64Array.from(windows, (window) => counts.ended.of(window));
  const start = new Float64Array(windows.length);
  const offsets = new Uint32Array(windows.length + 1);
  const to = new Uint32Array(keys.length);
  const share = new Float64Array(keys.length);
  let [paths, edges] = [0, 0];
  // Keys ascend, so that the transitions of a state stand together and in the order of the states.
  for (const key of keys) {
    const window = Math.floor(key / counts.base);
    const next = states(key % space);
    const weight = counts.steps.of(key);
    if (window === 0) {
      start[next] = weight;
      paths += weight;
      continue;
    }
    const state = states(window);
    to[edges] = next;
    share[edges++] = weight;
    offsets[state + 1] = edges;
    outflow[state] = (outflow[state] as number) + weight;
  }
  for (let state = 0; state < windows.length; state++) {
    offsets[state + 1] = Math.max(offsets[state + 1] as number, offsets[state] as number);
    for (let at = offsets[state] as number; at < (offsets[state + 1] as number); at++)
      share[at] = (share[at] as number) / (outflow[state] as number);
    start[state] = (start[state] as number) / paths;
  }
  return {
    order: counts.order,
    channels,
    states: windows.length,
    tuples: tuplesOf(windows, counts),
    offsets,
    to: to.subarray(0, edges),
    share: share.subarray(0, edges),
    start,
    conversion: windows.map((window, state) => counts.converted.of(window) / (outflow[state] as number)),
    value: windows.map((window, state) => counts.value.of(window) / (outflow[state] as number)),
    paths,
  };
}

/** Up to so many windows each has a place of its own to hold its number. */
const mostDirect = 2 ** 23;

/** Every window that a step leads to, ascending, and the number of each among them. */
function windowsOf(
  keys: Float64Array,
  { base, order }: WindowCounts,
): { windows: Float64Array; states: (window: number) => number } {
  const space = base ** order;
  if (space > mostDirect) return windowsByHash(keys, space);
  const numbers = new Int32Array(space);
  let found = 0;
  for (let at = 0; at < keys.length; at++) {
    const window = (keys[at] as number) % space;
    if (numbers[window] === 0) found++;
    numbers[window] = 1;
  }
  const windows = new Float64Array(found);
  for (let window = 0, state = 0; window < space; window++) {
    if (numbers[window] === 0) continue;
    windows[state] = window;
    numbers[window] = state++;
  }
  return { windows, states: (window) => numbers[window] as number };
}

function windowsByHash(keys: Float64Array, space: number): ReturnType<typeof windowsOf> {
  const found = new Set<number>();
  for (const key of keys) found.add(key % space);
  const windows = Float64Array.from(found).sort();
  const numbers = new Map<number, number>();
  for (const [state, window] of windows.entries()) numbers.set(window, state);
  return { windows, states: (window) => numbers.get(window) as number };
}

function tuplesOf(windows: Float64Array, { order, base }: WindowCounts): Int32Array {
  const tuples = new Int32Array(windows.length * order);
  for (const [state, window] of windows.entries()) {
    for (let rest = window, at = 0; at < order; at++, rest = Math.floor(rest / base))
      tuples[state * order + at] = (rest % base) - 1;
  }
  return tuples;
}
