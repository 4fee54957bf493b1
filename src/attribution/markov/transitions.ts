import type { Chain } from "./chain.ts";

export interface ChainStep {
  /** The channels of the state, the earliest first, joined by " > "; "(start)" before a path's beginning. */
  readonly from: string;
  /** The same, or "(conversion)" or "(null)". */
  readonly to: string;
  /** The share of those who stood at `from`; one `from`'s shares sum to 1. */
  readonly share: number;
}

const least = 1e-12;

/** Every transition of a chain that was ever taken, those of one state together, its beginning first. */
export function transitions(chain: Chain): ChainStep[] {
  const { states, offsets, to, share, start, conversion } = chain;
  const names = Array.from({ length: states }, (_, state) => nameOf(chain, state));
  const steps: ChainStep[] = [];
  const add = (from: string, into: string, part: number) => {
    if (part > least) steps.push({ from, to: into, share: part });
  };
  for (let state = 0; state < states; state++) add("(start)", names[state] as string, start[state] as number);
  for (let state = 0; state < states; state++) {
    const from = names[state] as string;
    let rest = 1 - (conversion[state] as number);
    for (let at = offsets[state] as number; at < (offsets[state + 1] as number); at++) {
      add(from, names[to[at] as number] as string, share[at] as number);
      rest -= share[at] as number;
    }
    add(from, "(conversion)", conversion[state] as number);
    add(from, "(null)", rest);
  }
  return steps;
}

function nameOf({ order, tuples, channels }: Chain, state: number): string {
  const window = Array.from(tuples.subarray(state * order, (state + 1) * order)).filter((channel) => channel >= 0);
  return window
    .reverse()
    .map((channel) => channels[channel] as string)
    .join(" > ");
}
