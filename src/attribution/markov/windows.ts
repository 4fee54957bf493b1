import type { PathTable } from "../paths/path-table.ts";
import { StepCounts } from "./step-counts.ts";

/**
 * How often the steps of paths were taken, by the window they were taken from. A window is the last `order` channels as a
 * number to the base of channels + 1, the latest its lowest digit, 0 before a path's beginning; a step is
 * window × channels + channel. Runs of one channel are collapsed.
 */
export interface WindowCounts {
  readonly order: number;
  readonly channels: number;
  readonly steps: StepCounts;
  /** By the window a path ended in: how often, how often in a conversion, and what those were worth. */
  readonly ended: StepCounts;
  readonly converted: StepCounts;
  readonly value: StepCounts;
}

/** The window behind a step. */
export function windowAfter(
  window: number,
  channel: number,
  { order, channels }: Pick<WindowCounts, "order" | "channels">,
) {
  const base = channels + 1;
  // The oldest channel falls off at the top.
  return (window % base ** (order - 1)) * base + channel + 1;
}

export function noCounts(channels: number, order: number): WindowCounts {
  const windows = (channels + 1) ** order;
  const [steps, ended] = [new StepCounts(windows * channels), new StepCounts(windows)];
  return { order, channels, steps, ended, converted: new StepCounts(windows), value: new StepCounts(windows) };
}

/** Counts the rows from `from` to `until` of a table; paths that did not convert count only where `nulls` are wanted. */
export function countWindows(
  table: PathTable,
  {
    order,
    nulls,
    from = 0,
    until = table.offsets.length - 1,
  }: { order: number; nulls: boolean; from?: number; until?: number },
): WindowCounts {
  const counts = noCounts(table.channels.length, order);
  const { channels, steps, ended, converted, value } = counts;
  const base = channels + 1;
  const space = base ** (order - 1);
  for (let row = from; row < until; row++) {
    const conversions = table.conversions[row] as number;
    const weight = conversions + (nulls ? (table.nulls[row] as number) : 0);
    const end = table.offsets[row + 1] as number;
    let [window, last] = [0, -1];
    if (weight <= 0 || end === table.offsets[row]) continue;
    for (let at = table.offsets[row] as number; at < end; at++) {
      const channel = table.steps[at] as number;
      if (channel === last) continue;
      last = channel;
      steps.add(window * channels + channel, weight);
      window = (window % space) * base + channel + 1;
    }
    ended.add(window, weight);
    converted.add(window, conversions);
    value.add(window, table.values[row] as number);
  }
  return counts;
}
