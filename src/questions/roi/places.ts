import { MICRO } from "../../attribution/credit.ts";
import type { Leaf } from "../../journeys/origins.ts";
import { type Evidence, evidences } from "../../model/evidence.ts";
import { toDecimal } from "../../model/money.ts";
import type { Figures, Grouping, Roles, RowKey } from "../../model/statement.ts";

/** Cost and return gathered at one place or a group of them, in minor units and millionths of conversions. */
export interface Tally {
  costMinor: number;
  adSpendMinor: number;
  returnMinor: Record<Evidence, number>;
  micro: number;
}

/** A line of the statement: its key, and what was gathered there. */
export interface PlaceLine {
  readonly key: RowKey;
  readonly social: boolean;
  readonly tally: Tally;
}

const emptyTally = (): Tally => ({
  costMinor: 0,
  adSpendMinor: 0,
  returnMinor: { measured: 0, declared: 0, aggregated: 0, modelled: 0, assigned: 0 },
  micro: 0,
});

/** The key a place has under a grouping; a campaign or post that is not known is null. */
export function keyOf(by: Grouping, { network, channel, paid, campaign, post }: Omit<Leaf, "social">): RowKey {
  switch (by) {
    case "network":
      return { network, paid };
    case "channel":
      return { channel };
    case "campaign":
      return { network, paid, campaign };
    case "post":
      return { network, post };
    case "paid":
      return { paid };
    default:
      return by satisfies never;
  }
}

/** One text per line of the statement: two places of one key, of which only one is social, are two lines. */
export const lineId = (by: Grouping, leaf: Leaf): string => JSON.stringify([leaf.social, keyOf(by, leaf)]);

/** Gathers cost and return by the lines of a grouping. */
export class Places {
  readonly #by: Grouping;
  readonly #lines = new Map<string, PlaceLine>();

  constructor(by: Grouping) {
    this.#by = by;
  }

  at(leaf: Leaf): Tally {
    const id = lineId(this.#by, leaf);
    const known = this.#lines.get(id);
    if (known) return known.tally;
    const line = { key: keyOf(this.#by, leaf), social: leaf.social, tally: emptyTally() };
    this.#lines.set(id, line);
    return line.tally;
  }

  /** Whether there is a line of such a key. */
  has(wanted: (key: RowKey) => boolean): boolean {
    return this.#lines.values().some(({ key }) => wanted(key));
  }

  /** The lines that hold anything or that are to be `shown` anyhow, by their ids: social first, then what paid best. */
  lines(shown: (id: string, line: PlaceLine) => boolean = () => false): [string, PlaceLine][] {
    return [...this.#lines.entries()]
      .filter(([id, line]) => holdsAnything(line) || shown(id, line))
      .toSorted(([a, one], [b, other]) => compareLines(one, other) || (a < b ? -1 : 1));
  }
}

const holdsAnything = ({ tally }: PlaceLine) => tally.costMinor !== 0 || tally.micro !== 0 || returnOf(tally) !== 0;

function compareLines(one: PlaceLine, other: PlaceLine): number {
  const bySocial = Number(other.social) - Number(one.social);
  if (bySocial !== 0) return bySocial;
  const [a, b] = [one, other].map(
    ({ tally }) => roiOf(tally.costMinor, returnOf(tally)) ?? Number.NEGATIVE_INFINITY,
  ) as [number, number];
  return a === b ? returnOf(other.tally) - returnOf(one.tally) : b - a;
}

export const returnOf = ({ returnMinor }: Tally): number => evidences.reduce((sum, kind) => sum + returnMinor[kind], 0);

/** (return − cost) × 100 / cost, in per cent to two decimals; null without cost. */
function roiOf(costMinor: number, returnMinor: number): number | null {
  if (costMinor === 0) return null;
  return Math.round(((returnMinor - costMinor) * 10_000) / costMinor) / 100;
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const { costMinor, adSpendMinor, returnMinor, micro } of tallies) {
    sum.costMinor += costMinor;
    sum.adSpendMinor += adSpendMinor;
    sum.micro += micro;
    for (const kind of evidences) sum.returnMinor[kind] += returnMinor[kind];
  }
  return sum;
}

/**
 * What a tally comes to on the statement. `isKnown` is false where nothing could show a return: then there is no ROI.
 * What is unattributed (`openMinor`, `openMicro`) belongs to the whole business's figures, though to no evidence.
 */
export function figuresOf(
  tally: Tally,
  currency: string,
  { interval, isKnown, roles, openMinor = 0, openMicro = 0 }: FiguresOptions,
): Figures {
  const returned = returnOf(tally) + openMinor;
  const conversions = (tally.micro + openMicro) / MICRO;
  return {
    cost: toDecimal(tally.costMinor, currency),
    return: toDecimal(returned, currency),
    roi: isKnown ? roiOf(tally.costMinor, returned) : null,
    interval: isKnown ? interval : null,
    conversions,
    cpa: conversions > 0 ? toDecimal(Math.round(tally.costMinor / conversions), currency) : null,
    evidence: splitOf(tally, currency),
    adSpend: toDecimal(tally.adSpendMinor, currency),
    roles,
  };
}

interface FiguresOptions {
  readonly interval: Figures["interval"];
  readonly isKnown: boolean;
  readonly roles: Roles;
  readonly openMinor?: number;
  readonly openMicro?: number;
}

function splitOf({ returnMinor }: Tally, currency: string): Figures["evidence"] {
  const decimal = (kind: Evidence) => toDecimal(returnMinor[kind], currency);
  return {
    measured: decimal("measured"),
    declared: decimal("declared"),
    aggregated: decimal("aggregated"),
    modelled: decimal("modelled"),
    assigned: decimal("assigned"),
  };
}
