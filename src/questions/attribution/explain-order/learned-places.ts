import type { JourneyTable } from "../../../attribution/journey-table.ts";
import { markov } from "../../../attribution/markov/markov.ts";
import { type LearnedName, learnedModels } from "../../../attribution/models.ts";
import type { PathTable } from "../../../attribution/paths/path-table.ts";
import { shapley } from "../../../attribution/shapley.ts";
import type { LearnedCredit } from "../../../model/attribution/explain-order.ts";
import { toDecimal } from "../../../model/money.ts";
import type { JourneyLine } from "../lines.ts";

interface LearnedRow {
  readonly conversions: number;
  readonly value: number;
  readonly removalEffect: number | null;
}

/** The models whose credit rests on the paths to conversions alone, as here nobody else's are read. */
const learned = {
  markov: (paths: PathTable): LearnedRow[] => [...markov(paths).rows],
  shapley: (paths: PathTable): LearnedRow[] => shapley(paths).rows.map((row) => ({ ...row, removalEffect: null })),
} satisfies Partial<Record<LearnedName, (paths: PathTable) => LearnedRow[]>>;

/** What each model that learns from all journeys credits some of the lines with, over all journeys. */
export function learnedPlaces(
  table: JourneyTable,
  lines: readonly JourneyLine[],
  some: readonly number[],
  currency: string,
): LearnedCredit[] {
  const paths = pathsOf(table);
  return Object.entries(learned).map(([name, credit]) => {
    const { title, assumes } = learnedModels[name as keyof typeof learned];
    const rows = credit(paths);
    const all = rows.reduce((sum, { conversions }) => sum + conversions, 0);
    const places = some.flatMap((line) => {
      const [row, of] = [rows[line], lines[line]];
      if (row === undefined || of === undefined) return [];
      const { conversions, value, removalEffect } = row;
      const share = all === 0 ? 0 : conversions / all;
      return [{ ...of, conversions, value: toDecimal(Math.round(value), currency), share, removalEffect }];
    });
    return { model: name, title, assumes, places };
  });
}

/** Journeys that have touches, a path each. */
function pathsOf({ offsets, places, placeCount, valueMinor }: JourneyTable): PathTable {
  const walked = Array.from(valueMinor.keys()).filter((at) => (offsets[at + 1] as number) > (offsets[at] as number));
  return {
    channels: Array.from({ length: placeCount }, (_, line) => String(line)),
    offsets: Uint32Array.from([0, ...walked.map((at) => offsets[at + 1] as number)]),
    steps: places,
    conversions: new Float64Array(walked.length).fill(1),
    values: Float64Array.from(walked, (at) => valueMinor[at] as number),
    nulls: new Float64Array(walked.length),
  };
}
