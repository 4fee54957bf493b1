/**
 * One person's dice. `draw(purpose, index)` depends on seed, person, purpose and index alone, never on what was drawn
 * before, so that a world with a network switched off rolls the same numbers for all that is left. Only integer
 * arithmetic: the same bits on every machine.
 */
export class Dice {
  #high = 0;
  #low = 0;
  readonly #seedHigh: number;
  readonly #seedLow: number;

  constructor(seed: number) {
    this.#seedLow = mix(seed | 0);
    this.#seedHigh = mix(Math.floor(seed / 4294967296) + 0x632be5ab);
  }

  /** Takes up the dice of person `id`. */
  of(id: number): this {
    this.#high = mix(this.#seedHigh ^ Math.imul(id + 1, 0x9e3779b1));
    this.#low = mix(this.#seedLow + Math.imul(id ^ 0x5bf03635, 0x85ebca6b));
    return this;
  }

  /** Uniform in [0, 1), a multiple of 2⁻³². */
  draw(purpose: Purpose, index = 0): number {
    return this.bits(purpose, index) / 4294967296;
  }

  /** A whole number from 0 to `below` − 1. */
  pick(purpose: Purpose, index: number, below: number): number {
    return Math.floor(this.draw(purpose, index) * below);
  }

  /** 32 uniform bits. */
  bits(purpose: Purpose, index: number): number {
    return (
      mix(this.#high ^ mix((this.#low + Math.imul(purposes[purpose], 0x7feb352d)) ^ Math.imul(index, 0x27d4eb2f))) >>> 0
    );
  }
}

/** A number of its own for the `n`th thing that follows from the thing numbered `id`: the same in every world. */
export function childId(id: number, n: number): number {
  return mix(id ^ Math.imul(n + 1, 0x9e3779b1));
}

/** What a draw decides. The numbers are part of the seed's meaning: append, never renumber. */
const purposes = {
  audience: 1,
  exposureWeek: 2,
  exposureMoment: 3,
  click: 4,
  later: 5,
  laterMoment: 6,
  need: 7,
  needMoment: 8,
  way: 9,
  ad: 10,
  wayOut: 11,
  buy: 12,
  again: 13,
  againMoment: 14,
  retarget: 15,
  retargetMoment: 16,
  friend: 17,
  hearsay: 18,
  hearsayMoment: 19,
  repeat: 20,
  repeatMoment: 21,
  subscriber: 22,
  post: 23,
  cost: 24,
  impressions: 25,
  consent: 26,
  consentAnalytics: 27,
  name: 28,
  second: 29,
  basket: 30,
  quantity: 31,
  code: 32,
  fate: 33,
  refund: 34,
  shipping: 35,
  claim: 36,
  tag: 37,
  city: 38,
  capitals: 39,
  dealOpens: 40,
  dealCycle: 41,
  dealWon: 42,
  dealSize: 43,
  influencer: 44,
  liking: 45,
  checkout: 46,
  harvest: 47,
  season: 48,
  dark: 49,
  browser: 50,
} as const;

export type Purpose = keyof typeof purposes;

/** The finalizer of MurmurHash3: every input bit reaches every output bit. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
