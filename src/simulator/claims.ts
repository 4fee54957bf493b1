import type { Ad, AdBook } from "./ad-book.ts";
import { dayOf, minutesPerDay } from "./calendar.ts";
import { type Platform, platforms } from "./campaigns.ts";
import type { Dice } from "./chance.ts";
import type { SimulatedModel } from "./market.ts";

/** When a platform takes a conversion for its own: so many days after a click, so many after a mere view. */
interface Rule {
  readonly clickDays: number;
  readonly viewDays: number;
  /** Share of buyers it served some ad nobody noticed within its view window. */
  readonly unnoticed: number;
}

const rules: Record<Platform, Rule> = {
  meta: { clickDays: 7, viewDays: 1, unnoticed: 0.5 },
  tiktok: { clickDays: 7, viewDays: 1, unnoticed: 0.22 },
  google: { clickDays: 30, viewDays: 0, unnoticed: 0.25 },
  linkedin: { clickDays: 30, viewDays: 7, unnoticed: 0.35 },
};

interface Contact {
  readonly ad: Ad;
  readonly moment: number;
}

/** Counts for each platform the conversions it would report: every one of somebody who met its ads in its window. */
export class Claims {
  readonly #book: AdBook;
  /** The sides each platform shows ads on; a platform without any claims nothing. */
  readonly #running: readonly (readonly [Platform, readonly number[]])[];
  readonly #seen = new Map<Platform, Contact>();
  readonly #clicked = new Map<Platform, Contact>();

  /** `off`: the sides that show no ads, as a bit mask. */
  constructor(book: AdBook, off: number) {
    this.#book = book;
    this.#running = platforms.flatMap((platform) => {
      const ads = book.ads.filter(({ campaign, side }) => campaign.platform === platform && (off & (1 << side)) === 0);
      return ads.length === 0 ? [] : [[platform, [...new Set(ads.map(({ side }) => side))]] as const];
    });
  }

  /** Forgets the person before. */
  begin(): void {
    this.#seen.clear();
    this.#clicked.clear();
  }

  see(ad: Ad, moment: number, clicked: boolean): void {
    (clicked ? this.#clicked : this.#seen).set(ad.campaign.platform, { ad, moment });
  }

  /** Every platform claims the conversion that it has a contact for, on the day of the contact. */
  convert(moment: number, valueCents: number, ordinal: number, dice: Dice): void {
    for (const [platform, sides] of this.#running) {
      const { clickDays, viewDays } = rules[platform];
      const contact =
        within(this.#clicked.get(platform), moment, clickDays) ??
        within(this.#seen.get(platform), moment, viewDays) ??
        this.#unnoticed(platform, sides, moment, ordinal, dice);
      if (contact === undefined) continue;
      this.#book.add(contact.ad, dayOf(contact.moment), "claims", 1);
      this.#book.add(contact.ad, dayOf(contact.moment), "claimedCents", valueCents);
    }
  }

  #unnoticed(platform: Platform, sides: readonly number[], moment: number, ordinal: number, dice: Dice) {
    const index = ordinal * platforms.length + platforms.indexOf(platform);
    if (dice.draw("claim", index) >= rules[platform].unnoticed) return undefined;
    const side = sides[dice.pick("claim", index + 8192, sides.length)] ?? -1;
    const ad = this.#book.choose(side, dayOf(moment), false, dice.draw("claim", index + 16384));
    return ad && { ad, moment };
  }
}

const within = (contact: Contact | undefined, moment: number, days: number) =>
  contact !== undefined && moment - contact.moment <= days * minutesPerDay ? contact : undefined;

/** The platforms of a model, in the order they are listed. */
export const platformsOf = (model: SimulatedModel): readonly Platform[] =>
  model === "b2b" ? ["google", "linkedin"] : ["meta", "tiktok", "google"];
