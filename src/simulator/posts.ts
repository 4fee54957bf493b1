import { type Calendar, dayOf, wakingMoment } from "./calendar.ts";
import type { Dice } from "./chance.ts";
import type { SimulatedModel } from "./market.ts";
import { isPaid, type Network, networkOf, sideOf } from "./sides.ts";

/** One piece of content the business published. */
export interface Post {
  readonly network: Network;
  readonly number: number;
  readonly id: string;
  /** What its links say in `utm_content`. */
  readonly tag: string;
  readonly moment: number;
  readonly text: string;
  exposures: number;
  clicks: number;
}

const weekly: Record<SimulatedModel, Partial<Record<Network, number>>> = {
  "online-shop": { instagram: 4, facebook: 3, tiktok: 3, x: 4, youtube: 0.5 },
  b2b: { linkedin: 3, x: 4, youtube: 0.5, facebook: 1 },
};

const texts: Record<SimulatedModel, string[]> = {
  "online-shop": [
    "New in: the Ola table lamp.\nLinen shade, oak foot.",
    "How to light a reading corner, in three steps",
    'You asked for it: "warm white" is back',
    "From our workshop: a lamp is born",
    "Small flats, big light. Which one is yours?",
  ],
  b2b: [
    "Planning a quarter in an afternoon: our template",
    "What we learned from 40 operations teams.\n\nA thread in five points",
    'Case study: from "Excel on Fridays" to one plan',
    "Webinar: forecasting without fear",
  ],
};

/** The posts of every organic side in order of time; each network's first stands when its first day begins. */
export class Posts {
  readonly #bySide = new Map<number, Post[]>();

  /** `named`: links say a post by its own id, not by a number somebody counts. */
  constructor(model: SimulatedModel, calendar: Calendar, dice: Dice, { named = false } = {}) {
    for (const [network, perWeek] of Object.entries(weekly[model]) as [Network, number][]) {
      const side = sideOf(network, false);
      const count = Math.max(1, Math.floor((calendar.days * perWeek) / 7));
      const idOf = (number: number) =>
        `${17 + side}${String(840_000_000_000 + number * 7_919_003 + side * 104_729).padStart(13, "0")}`;
      const post = (number: number): Post => ({
        network,
        number,
        id: idOf(number),
        tag: named ? idOf(number) : `post-${number + 1}`,
        moment:
          number === 0
            ? 6 * 60
            : wakingMoment(Math.floor((number * 7) / perWeek), dice.of(-1).draw("post", side * 4096 + number) * 0.8),
        text: texts[model][number % texts[model].length] ?? "",
        exposures: 0,
        clicks: 0,
      });
      this.#bySide.set(
        side,
        Array.from({ length: count }, (_, number) => post(number)).filter(
          ({ moment }) => dayOf(moment) < calendar.days,
        ),
      );
    }
  }

  /** The post an organic exposure showed: one of the latest two before it. */
  seenAt(side: number, moment: number, uniform: number): Post | undefined {
    const posts = isPaid(side) ? undefined : this.#bySide.get(side);
    if (posts === undefined) return undefined;
    let low = 0;
    for (let high = posts.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((posts[middle] as Post).moment <= moment) low = middle + 1;
      else high = middle;
    }
    return posts[Math.max(0, low - 1 - Math.floor(uniform * 2))];
  }

  of(network: Network): readonly Post[] {
    return this.#bySide.get(sideOf(network, false)) ?? [];
  }
}

/** Where a post can be looked at. */
export function permalink({ network, id }: Post): string {
  const host = network === "x" ? "x.com" : `www.${networkOf(sideOf(network, false))}.com`;
  return `https://${host}/example_${network}/${network === "x" ? "status" : "posts"}/${id}`;
}
