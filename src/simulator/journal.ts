import { type Ad, type AdBook, around } from "./ad-book.ts";
import { dayOf, minutesPerDay } from "./calendar.ts";
import type { Dice } from "./chance.ts";
import type { Claims } from "./claims.ts";
import type { Happening } from "./happening.ts";
import type { Conversion, Witness } from "./life.ts";
import type { Market } from "./market.ts";
import type { Post, Posts } from "./posts.ts";
import { direct, isPaid, networkOf } from "./sides.ts";
import { type Tags, tagsOf } from "./tags.ts";
import type { Tracking } from "./traits.ts";

/** A visit as it shows up. */
export interface Touch {
  readonly moment: number;
  readonly second: number;
  /** The side it came by, or `direct`. */
  readonly way: number;
  readonly tags: Tags;
  /** Whether analytics saw the session; of those who refuse cookies half are. */
  readonly analysed: boolean;
  /** The browser it was made in, as far as it was recognised: 0, 1 … of the person's own. */
  readonly browser: number;
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
  readonly tracking: Tracking;
  /** What a platform would say a conversion is worth, in cents. */
  readonly valueCents: (conversion: Conversion) => number;
}

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
  readonly #tracking: Tracking;
  readonly #valueCents: (conversion: Conversion) => number;
  #ad: Ad | undefined;
  #post: Post | undefined;

  constructor({ market, dice, book, posts, claims, tracking, valueCents }: JournalParts) {
    this.#reach = market.reach;
    this.#dice = dice;
    this.#book = book;
    this.#posts = posts;
    this.#claims = claims;
    this.#tracking = tracking;
    this.#valueCents = valueCents;
  }

  /** Opens an empty page for a person. */
  begin(person: number): void {
    this.#dice.of(person);
    this.touches = [];
    this.outcomes = [];
    this.tracked = this.#dice.draw("consent") >= this.#tracking.refusing;
    this.#claims.begin();
  }

  /** Whether it is known whose a touch was: it was made in a browser that bought or left an address. */
  isNamed({ browser }: Touch): boolean {
    return (
      this.#tracking.cookieDays === Number.POSITIVE_INFINITY ||
      this.outcomes.some(({ touch }) => touch.browser === browser)
    );
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
    // Nobody shows a search ad to people who don't search: it is seen and clicked in one, as is one that harvests.
    const harvested = kind === "harvested";
    if (harvested || (reach !== undefined && isPaid(side) && reach.audience === 0)) {
      this.#ad = this.#book.choose(side, dayOf(moment), harvested, dice.draw("post", id));
      if (this.#ad !== undefined) this.#showAd(this.#ad, moment, id, true);
    }
    this.touches.push({
      moment,
      second: dice.pick("second", id, 60),
      way: side,
      tags: tagsOf(this.#isDark(side, id) ? direct : side, moment, this.#ad, this.#post, dice.draw("tag", id)),
      analysed: dice.draw("consentAnalytics", id) < (this.tracked ? 0.95 : 0.5),
      browser: this.#browserAt(moment, id),
    });
    if (kind === "visit" || harvested) this.#ad = undefined;
  }

  /** A link that was passed on, or opened where nothing says what it came from. */
  #isDark(side: number, id: number): boolean {
    const { dark } = this.#tracking;
    if (dark === 0 || side === direct || isPaid(side)) return false;
    const network = networkOf(side);
    return network !== "google" && network !== "email" && this.#dice.draw("dark", id) < dark;
  }

  #browserAt(moment: number, id: number): number {
    const { cookieDays, otherBrowser } = this.#tracking;
    const before = this.touches.at(-1);
    if (before === undefined) return 0;
    const forgotten = moment - before.moment > cookieDays * minutesPerDay;
    const another = otherBrowser > 0 && this.#dice.draw("browser", id) < otherBrowser;
    return forgotten || another ? before.browser + 1 : before.browser;
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
