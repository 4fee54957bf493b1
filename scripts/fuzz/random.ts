/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to, but without, `below`. */
  below(below: number): number;
  /** One of several; there must be one. */
  pick<T>(of: readonly T[]): T;
  /** True this many times out of a hundred. */
  chance(percent: number): boolean;
  shuffled<T>(of: readonly T[]): T[];
}

/** Mulberry32, begun from a run's seed and the number of a case, so that each case can be made alone. */
export function randomOf(seed: number, caseNumber: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(caseNumber + 1, 0xc2b2ae35);
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick<T>(of: readonly T[]): T {
      if (of.length === 0) throw new Error("nothing to pick from");
      return of[below(of.length)] as T;
    },
    chance: (percent) => next() * 100 < percent,
    shuffled<T>(of: readonly T[]): T[] {
      const all = [...of];
      for (let at = all.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [all[at], all[other]] = [all[other] as T, all[at] as T];
      }
      return all;
    },
  };
}
