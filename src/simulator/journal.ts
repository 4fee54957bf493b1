import { type Ad, type AdBook, around } from "./ad-book.ts";
import { dayOf } from "./calendar.ts";
import type { Dice } from "./chance.ts";
import type { Claims } from "./claims.ts";
import type { Happening } from "./happening.ts";
import type { Conversion, Witness } from "./life.ts";
import type { Market } from "./market.ts";
import type { Post, Posts } from "./posts.ts";
import { isPaid } from "./sides.ts";
import { type Tags, tagsOf } from "./tags.ts";

/** A visit as it shows up. */
export interface Touch {
  readonly moment: number;
  readonly second: number;
  /** The side it came by, or `direct`. */
  readonly way: number;
  readonly tags: Tags;
  /** Whether analytics saw the session; of those who refuse cookies half are. */
  readonly analysed: boolean;
}

/** A conversion and the visit it came out of. */
export interface Outcome {
  readonly conversion: Conversion;
  readonly touch: Touch;
}

interface JournalParts {
  readonly market: Market;
  readonly dice: Dice;
  readonly book: AdBook;
  readonly posts: Posts;
  readonly claims: Claims;
  /** What a platform would say a conversion is worth, in cents. */
  readonly valueCents: (conversion: Conversion) => number;
}

/** Share of people who refuse to be tracked. */
const refusing = 0.1;

/** What one person does in the world that is written down; ads, posts and claims are counted on the way. */
export class Journal implements Witness {
  touches: Touch[] = [];
  outcomes: Outcome[] = [];
  /** Whether the person lets itself be tracked; a touch of somebody who doesn't is in no file. */
  tracked = true;
  readonly #reach: Market["reach"];
  readonly #dice: Dice;
  readonly #book: AdBook;
  readonly #posts: Posts;
  readonly #claims: Claims;
  readonly #valueCents: (conversion: Conversion) => number;
  #ad: Ad | undefined;
  #post: Post | undefined;

  constructor({ market, dice, book, posts, claims, valueCents }: JournalParts) {
    this.#reach = market.reach;
    this.#dice = dice;
    this.#book = book;
    this.#posts = posts;
    this.#claims = claims;
    this.#valueCents = valueCents;
  }

  /** Opens an empty page for a person. */
  begin(person: number): void {
    this.#dice.of(person);
    this.touches = [];
    this.outcomes = [];
    this.tracked = this.#dice.draw("consent") >= refusing;
    this.#claims.begin();
  }

  exposed({ side, moment, id, retargeted }: Happening, clicked: boolean): void {
    const dice = this.#dice;
    this.#ad = undefined;
    this.#post = undefined;
    if (isPaid(side)) {
      this.#ad = this.#book.choose(side, dayOf(moment), retargeted, dice.draw("ad", id));
      if (this.#ad !== undefined) this.#showAd(this.#ad, moment, id, clicked);
      return;
    }
    this.#post = this.#posts.seenAt(side, moment, dice.draw("post", id));
    if (this.#post === undefined) return;
    this.#post.exposures++;
    if (clicked) this.#post.clicks++;
  }

  visited({ side, moment, id, kind }: Happening): void {
    const dice = this.#dice;
    const reach = this.#reach[side];
    // Nobody shows a search ad to people who don't search: it is seen and clicked in one.
    if (reach !== undefined && isPaid(side) && reach.audience === 0) {
      this.#ad = this.#book.choose(side, dayOf(moment), false, dice.draw("post", id));
      if (this.#ad !== undefined) this.#showAd(this.#ad, moment, id, true);
    }
    this.touches.push({
      moment,
      second: dice.pick("second", id, 60),
      way: side,
      tags: tagsOf(side, moment, this.#ad, this.#post, dice.draw("tag", id)),
      analysed: dice.draw("consentAnalytics", id) < (this.tracked ? 0.95 : 0.5),
    });
    if (kind === "visit") this.#ad = undefined;
  }

  converted(conversion: Conversion): void {
    this.#claims.convert(conversion.moment, this.#valueCents(conversion), conversion.ordinal, this.#dice);
    const touch = this.touches.at(-1);
    if (touch !== undefined) this.outcomes.push({ conversion, touch });
  }

  #showAd(ad: Ad, moment: number, id: number, clicked: boolean) {
    const reach = this.#reach[ad.side];
    if (reach === undefined) return;
    const day = dayOf(moment);
    const dice = this.#dice;
    const clickCents = clicked ? around(reach.clickCents, dice, "cost", id + 1) : 0;
    this.#book.add(ad, day, "spendCents", around(reach.costCents, dice, "cost", id) + clickCents);
    this.#book.add(ad, day, "impressions", around(reach.impressions, dice, "impressions", id));
    if (clicked) this.#book.add(ad, day, "clicks", 1);
    this.#claims.see(ad, moment, clicked);
  }
}
