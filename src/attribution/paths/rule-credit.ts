import type { PathTable } from "./path-table.ts";

/** The rules that a path alone can be shared by: it tells the order of touches, not their moments. */
export const pathRules = ["first", "last", "linear", "position"] as const;
export type PathRule = (typeof pathRules)[number];

/** What is credited to each channel, by its place in the table. */
export interface PathCredit {
  readonly conversions: Float64Array;
  readonly value: Float64Array;
}

/** Shares each row's conversions and value by the rule; a channel that a path meets twice is shared twice. Rows without a step credit nobody. */
export function ruleCredit({ channels, offsets, steps, conversions, values }: PathTable, rule: PathRule): PathCredit {
  const credit = { conversions: new Float64Array(channels.length), value: new Float64Array(channels.length) };
  for (let row = 0; row + 1 < offsets.length; row++) {
    const [from, until] = [offsets[row] as number, offsets[row + 1] as number];
    const [converted, value] = [conversions[row] as number, values[row] as number];
    if (converted === 0 && value === 0) continue;
    for (let at = from; at < until; at++) {
      const share = ruleShare(rule, at - from, until - from);
      if (share === 0) continue;
      const channel = steps[at] as number;
      credit.conversions[channel] = (credit.conversions[channel] as number) + share * converted;
      credit.value[channel] = (credit.value[channel] as number) + share * value;
    }
  }
  return credit;
}

/** The share of the touch at `at`, from 0, of a path of `touches`. */
export function ruleShare(rule: PathRule, at: number, touches: number): number {
  const isEnd = at === 0 || at === touches - 1;
  switch (rule) {
    case "first":
      return at === 0 ? 1 : 0;
    case "last":
      return at === touches - 1 ? 1 : 0;
    case "linear":
      return 1 / touches;
    case "position":
      if (touches <= 2) return 1 / touches;
      return isEnd ? 0.4 : 0.2 / (touches - 2);
  }
}
