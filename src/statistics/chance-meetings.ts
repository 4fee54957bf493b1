/** In how many journeys there are so many different places, by that number, and in how many each place is met. */
export interface Meetings {
  readonly sizes: ArrayLike<number>;
  readonly met: ArrayLike<number>;
}

export interface ChanceMeetings {
  /** Of places i and j at i × places + j: the journeys in which both would be met. */
  readonly both: Float64Array;
  /** The odds of each place, from which another sample's fit can begin. */
  readonly odds: Float64Array;
}

const mostRounds = 400;
const tolerance = 1e-7;

/**
 * In how many journeys every two places would be met if places had nothing to do with each other, but each journey had as
 * many different places as it has, and each place were met as often as it is: the conditional Bernoulli sample of each
 * size, with odds that give the places their counts. Plain products of shares would not do: journeys with one place hold
 * no pair, so that all pairs would seem to avoid each other.
 *
 * Source: Chen, Dempster and Liu, Weighted finite population sampling to maximize entropy (1994), Biometrika 81.
 */
export function meetingsByChance({ sizes, met }: Meetings, from?: Float64Array): ChanceMeetings {
  const odds = Float64Array.from(met, (count, place) => (count > 0 ? usable(from?.[place]) : 0));
  const largest = sizes.length - 1;
  const whole = new Float64Array(largest + 1);
  const without = new Float64Array(largest + 1);
  for (let round = 0; round < mostRounds; round++) {
    let change = 0;
    symmetric(odds, whole);
    const before = odds.slice();
    for (let place = 0; place < odds.length; place++) {
      const own = before[place] as number;
      if (own === 0) continue;
      symmetric(before, without, place);
      let expected = 0;
      for (let size = 1; size <= largest; size++)
        expected += ((sizes[size] as number) * own * (without[size - 1] as number)) / positive(whole[size] as number);
      const moved = (met[place] as number) / expected;
      odds[place] = own * moved;
      change = Math.max(change, Math.abs(moved - 1));
    }
    scaleToMeanOne(odds);
    if (change <= tolerance) break;
  }
  return { both: pairsOf(odds, sizes), odds };
}

const usable = (odds: number | undefined) => (odds !== undefined && odds > 0 && Number.isFinite(odds) ? odds : 1);

function pairsOf(odds: Float64Array, sizes: ArrayLike<number>): Float64Array {
  const places = odds.length;
  const largest = sizes.length - 1;
  const both = new Float64Array(places * places);
  const whole = new Float64Array(largest + 1);
  const without = new Float64Array(largest + 1);
  symmetric(odds, whole);
  for (let a = 0; a < places; a++) {
    for (let b = a + 1; b < places; b++) {
      const own = (odds[a] as number) * (odds[b] as number);
      if (own === 0) continue;
      symmetric(odds, without, a, b);
      let expected = 0;
      for (let size = 2; size <= largest; size++)
        expected += ((sizes[size] as number) * own * (without[size - 2] as number)) / positive(whole[size] as number);
      both[a * places + b] = both[b * places + a] = expected;
    }
  }
  return both;
}

/** The elementary symmetric polynomials of the odds up to the length of `into`, one or two places left out. */
function symmetric(odds: Float64Array, into: Float64Array, out = -1, alsoOut = -1): void {
  into.fill(0);
  into[0] = 1;
  for (let place = 0; place < odds.length; place++) {
    if (place === out || place === alsoOut) continue;
    const own = odds[place] as number;
    for (let size = into.length - 1; size > 0; size--)
      into[size] = (into[size] as number) + own * (into[size - 1] as number);
  }
}

/** No journey has more places than there are: nothing is divided by what cannot be. */
const positive = (sum: number) => (sum > 0 ? sum : 1);

/** Odds say the same whatever they are all multiplied by; near 1 their products stay in range. */
function scaleToMeanOne(odds: Float64Array): void {
  const some = odds.filter((one) => one > 0);
  const scale = Math.exp(some.reduce((sum, one) => sum + Math.log(one), 0) / Math.max(1, some.length));
  for (let place = 0; place < odds.length; place++) odds[place] = (odds[place] as number) / scale;
}
