/** The allowed word that is nearest to the one typed, or null where none is near: for "did you mean". */
export function nearest(typed: string, allowed: readonly string[]): string | null {
  const word = fold(typed);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of allowed) {
    const distance = editDistance(word, fold(candidate));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

const fold = (text: string) => text.toLowerCase().replaceAll(/[\s_-]+/g, "");

/** How many letters must be put in, taken out, changed or swapped with their neighbour (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const cell = (row: number, at: number) => rows[row]?.[at] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= one.length; row++) {
    rows.push([row]);
    for (let at = 1; at <= other.length; at++) {
      const changed = cell(row - 1, at - 1) + (one[row - 1] === other[at - 1] ? 0 : 1);
      const isSwap = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const swapped = isSwap ? cell(row - 2, at - 2) + 1 : changed;
      rows[row]?.push(Math.min(changed, swapped, cell(row - 1, at) + 1, cell(row, at - 1) + 1));
    }
  }
  return cell(one.length, other.length);
}
