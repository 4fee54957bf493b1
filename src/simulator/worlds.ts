import type { Calendar } from "./calendar.ts";
import { Dice } from "./chance.ts";
import { foresee, hearsay } from "./foresight.ts";
import { type Happening, insertByMoment } from "./happening.ts";
import { type Conversion, Life, type Witness } from "./life.ts";
import type { Market } from "./market.ts";
import { sides } from "./sides.ts";

/** World 0 is the one written down; world 1 + s lacks side s as well. */
const worldCount = 1 + sides.length;

/** How far back, in people, friends are looked for: what has to be kept of them is then the same for any number. */
const neighbourhood = 512;

/** How many people have friends' words to hear: in b2b the colleagues who came before, four people to a company. */
export const peoplePerCompany = 4;

/**
 * Lives every person through the written world and, where it can matter, through the worlds that lack one side each.
 * People come in order of their ids, so that what a person hears of friends (smaller ids) is known in every world.
 */
export class Worlds {
  readonly #market: Market;
  readonly #calendar: Calendar;
  readonly #dice: Dice;
  readonly #life: Life;
  readonly #off: number;
  /** First conversion of the latest `neighbourhood` people in every world, −1 for none. */
  readonly #firstAt = new Int32Array(neighbourhood * worldCount).fill(-1);

  constructor({ market, calendar, seed, off }: { market: Market; calendar: Calendar; seed: number; off: number }) {
    this.#market = market;
    this.#calendar = calendar;
    this.#dice = new Dice(seed);
    this.#life = new Life(market, calendar, this.#dice);
    this.#off = off;
  }

  /** The person's conversions in every world; a world that can't differ has the very list of world 0. */
  live(person: number, witness: Witness): (readonly Conversion[])[] {
    this.#dice.of(person);
    const ahead = foresee(this.#market, this.#calendar, this.#dice);
    const friends = this.#friendsOf(person);
    const factual = this.#life.live(this.#withHearsay(ahead, friends, 0), this.#off, witness);
    const met = this.#life.met;
    const outcomes: (readonly Conversion[])[] = [factual];
    for (let side = 0; side < sides.length; side++) {
      const bit = 1 << side;
      const same = (this.#off & bit) !== 0 || ((met & bit) === 0 && !this.#heardOtherwise(friends, side + 1));
      outcomes.push(same ? factual : this.#life.live(this.#withHearsay(ahead, friends, side + 1), this.#off | bit));
    }
    this.#remember(person, outcomes);
    return outcomes;
  }

  #friendsOf(person: number): number[] {
    if (this.#market.model === "b2b") {
      const first = person - (person % peoplePerCompany);
      return Array.from({ length: person - first }, (_, n) => first + n);
    }
    const among = Math.min(person, neighbourhood - 1);
    return among === 0 ? [] : [0, 1].map((n) => person - 1 - this.#dice.pick("friend", n, among));
  }

  #withHearsay(ahead: readonly Happening[], friends: readonly number[], world: number): readonly Happening[] {
    let heard: Happening[] | undefined;
    for (const [nth, friend] of friends.entries()) {
      const at = this.#firstConversion(friend, world);
      const word = at < 0 ? undefined : hearsay(this.#market, this.#dice, nth, at);
      if (word === undefined) continue;
      heard ??= [...ahead];
      insertByMoment(heard, word);
    }
    return heard ?? ahead;
  }

  #heardOtherwise(friends: readonly number[], world: number): boolean {
    return friends.some((friend) => this.#firstConversion(friend, world) !== this.#firstConversion(friend, 0));
  }

  #firstConversion(person: number, world: number): number {
    return this.#firstAt[(person % neighbourhood) * worldCount + world] ?? -1;
  }

  #remember(person: number, outcomes: readonly (readonly Conversion[])[]) {
    const base = (person % neighbourhood) * worldCount;
    for (const [world, conversions] of outcomes.entries()) this.#firstAt[base + world] = conversions[0]?.moment ?? -1;
  }
}
