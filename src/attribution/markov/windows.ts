import type { PathTable } from "../paths/path-table.ts";
import { StepCounts } from "./step-counts.ts";

/**
 * How often the steps of paths were taken. A window is the last channels of a path as a number to the base of a power of two,
 * the latest its lowest digit, 0 before a path's beginning: a state is a window of `order` channels, a step one of a channel
 * more. Runs of one channel are collapsed.
 */
export interface WindowCounts {
  readonly order: number;
  /** Above the number of channels. */
  readonly base: number;
  readonly steps: StepCounts;
  /** By the window a path ended in: how often, how often in a conversion, and what those were worth. */
  readonly ended: StepCounts;
  readonly converted: StepCounts;
  readonly value: StepCounts;
}

/** Counts the paths of a table; those that did not convert only where `nulls` are wanted. */
export function countWindows(table: PathTable, { order, nulls }: { order: number; nulls: boolean }): WindowCounts {
  const bits = 32 - Math.clz32(table.channels.length);
  const base = 2 ** bits;
  const [steps, ended] = [new StepCounts(base ** (order + 1)), new StepCounts(base ** order)];
  const [converted, value] = [new StepCounts(base ** order), new StepCounts(base ** order)];
  const { direct } = steps;
  const endOf = direct === null ? hashed(table, steps, { order, base }) : counted(table, direct, bits * order, bits);
  for (let row = 0; row + 1 < table.offsets.length; row++) {
    const conversions = table.conversions[row] as number;
    const weight = conversions + (nulls ? (table.nulls[row] as number) : 0);
    if (weight <= 0 || table.offsets[row] === table.offsets[row + 1]) continue;
    const window = endOf(row, weight);
    ended.add(window, weight);
    converted.add(window, conversions);
    value.add(window, table.values[row] as number);
  }
  return { order, base, steps, ended, converted, value };
}

/** The window that a row ends in; 0 where it has no step. */
export function lastWindow(
  { offsets, steps }: PathTable,
  row: number,
  { order, base }: Pick<WindowCounts, "order" | "base">,
): number {
  let [window, digit, left, last] = [0, 1, order, -1];
  for (let at = (offsets[row + 1] as number) - 1; at >= (offsets[row] as number) && left > 0; at--) {
    const channel = steps[at] as number;
    if (channel === last) continue;
    last = channel;
    window += (channel + 1) * digit;
    digit *= base;
    left--;
  }
  return window;
}

/** Tells each step of a row, and answers the window it ends in. */
export function stepsOfRow(
  { offsets, steps }: PathTable,
  row: number,
  { order, base }: Pick<WindowCounts, "order" | "base">,
  tell: (step: number) => void,
): number {
  const space = base ** order;
  let [window, last] = [0, -1];
  for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
    const channel = steps[at] as number;
    if (channel === last) continue;
    last = channel;
    const step = window * base + channel + 1;
    tell(step);
    window = step % space;
  }
  return window;
}

/** Adds a row's steps, and answers the window it ended in. */
type CountRow = (row: number, weight: number) => number;

function counted({ offsets, steps }: PathTable, sums: Float64Array, orderBits: number, bits: number): CountRow {
  const mask = 2 ** orderBits - 1;
  return (row, weight) => {
    let [window, last] = [0, -1];
    const until = offsets[row + 1] as number;
    for (let at = offsets[row] as number; at < until; at++) {
      const channel = steps[at] as number;
      if (channel === last) continue;
      last = channel;
      const step = (window << bits) | (channel + 1);
      sums[step] = (sums[step] as number) + weight;
      window = step & mask;
    }
    return window;
  };
}

/** The same where steps are too many for 32 bits. */
const hashed =
  (table: PathTable, sums: StepCounts, shape: Pick<WindowCounts, "order" | "base">): CountRow =>
  (row, weight) =>
    stepsOfRow(table, row, shape, (step) => sums.add(step, weight));
