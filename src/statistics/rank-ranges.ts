import { quantile } from "./quantile.ts";

/** The places a figure can have among the others, 1 the highest. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

/**
 * For each figure the ranks it can have with the chance `level`, from the same drawings of all of them: it stands below
 * another only where their difference keeps off 0, with the critical value taken over all its differences together.
 *
 * Source: Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for ranks, Review of Economic Studies 91(1), doi:10.1093/restud/rdad006.
 */
export function rankRanges(figures: readonly number[], draws: readonly Float64Array[], level = 0.9): RankRange[] {
  return figures.map((figure, own) => {
    const others = figures.flatMap((other, at) => (at === own ? [] : [differenceOf(figure - other, draws, own, at)]));
    const critical = quantile(largestOf(others, draws[own]?.length ?? 0).sort(), level);
    const isSure = ({ difference, error }: Difference) => difference !== 0 && Math.abs(difference) > critical * error;
    const sure = others.filter(isSure);
    const above = sure.filter(({ difference }) => difference < 0).length;
    return { best: 1 + above, worst: figures.length - (sure.length - above) };
  });
}

interface Difference {
  readonly difference: number;
  /** Its standard error, and how many of them each drawing lies away from it. */
  readonly error: number;
  readonly away: Float64Array;
}

function differenceOf(difference: number, draws: readonly Float64Array[], one: number, other: number): Difference {
  const [ones, others] = [draws[one] ?? new Float64Array(0), draws[other] ?? new Float64Array(0)];
  const away = ones.map((drawn, at) => drawn - (others[at] as number));
  const mean = away.reduce((sum, drawn) => sum + drawn, 0) / away.length;
  const error = Math.sqrt(away.reduce((sum, drawn) => sum + (drawn - mean) ** 2, 0) / Math.max(1, away.length - 1));
  return { difference, error, away: away.map((drawn) => (error === 0 ? 0 : Math.abs(drawn - difference) / error)) };
}

/** The farthest that any of the differences lies away, in each drawing. */
function largestOf(differences: readonly Difference[], count: number): Float64Array {
  const largest = new Float64Array(count);
  for (const { away } of differences)
    for (let at = 0; at < count; at++) largest[at] = Math.max(largest[at] as number, away[at] as number);
  return largest;
}
