import { type Calendar, dayOf, sameDayAfter, wakingMoment } from "./calendar.ts";
import { childId, type Dice } from "./chance.ts";
import { endOf } from "./foresight.ts";
import { Agenda, type Happening } from "./happening.ts";
import { decayed, saturation } from "./interest.ts";
import type { Market } from "./market.ts";
import { direct, isPaid, sideOf } from "./sides.ts";

/** One macro action of a person: an order, or an address left. `ordinal` counts the person's own from 0. */
export interface Conversion {
  readonly moment: number;
  readonly ordinal: number;
  /** The side whose influencer's code was at hand, or −1. */
  readonly codeSide: number;
}

/** Told, in order of time, what happens in the world that is written down. */
export interface Witness {
  exposed(exposure: Happening, clicked: boolean): void;
  visited(visit: Happening): void;
  converted(conversion: Conversion): void;
}

const googleOrganic = sideOf("google", false);
const googlePaid = sideOf("google", true);
const influenced = new Set([sideOf("instagram", false), sideOf("tiktok", false), sideOf("youtube", false)]);
const codeDays = 30;

/** One person's life in one world. Made once and used for all: `live` starts afresh. */
export class Life {
  /** Bits of the sides that the last life met, whether switched on or not: without them it would have been the same. */
  met = 0;
  readonly #market: Market;
  readonly #end: number;
  readonly #dice: Dice;
  readonly #agenda = new Agenda();
  #off = 0;
  #interest = 0;
  #interestAt = 0;
  #hasVisited = false;
  #codeSide = -1;
  #codeAt = 0;
  #conversions: Conversion[] = [];
  #witness: Witness | undefined;

  constructor(market: Market, calendar: Calendar, dice: Dice) {
    this.#market = market;
    this.#end = endOf(calendar);
    this.#dice = dice;
  }

  /** Lives through what lies ahead (in order of time) with the sides of the bit mask `off` switched off. */
  live(ahead: readonly Happening[], off: number, witness?: Witness): Conversion[] {
    this.met = 0;
    this.#off = off;
    this.#interest = 0;
    this.#interestAt = 0;
    this.#hasVisited = false;
    this.#codeSide = -1;
    this.#conversions = [];
    this.#witness = witness;
    this.#agenda.open(ahead);
    for (let next = this.#agenda.take(); next !== undefined; next = this.#agenda.take()) {
      if (next.moment < this.#end) this.#meet(next);
    }
    return this.#conversions;
  }

  #meet(happening: Happening) {
    const { kind, moment, id, side } = happening;
    if (kind === "exposure") {
      this.met |= 1 << side;
      if ((this.#off & (1 << side)) !== 0) return;
    }
    this.#interest = decayed(this.#interest, moment - this.#interestAt);
    this.#interestAt = moment;
    if (kind === "exposure") this.#see(happening);
    else if (kind === "visit" || kind === "harvested") this.#visit(happening);
    else if (kind === "need") {
      this.#interest +=
        this.#market.needLow + this.#dice.draw("liking", id) * (this.#market.needHigh - this.#market.needLow);
      this.#visitByThemselves(moment, childId(id, 0));
    } else {
      this.#interest += this.#market.hearsayLift;
      if (this.#dice.draw("later", id) < 0.4) this.#visitByThemselves(moment, childId(id, 0));
    }
  }

  #see(exposure: Happening) {
    const { moment, side, id, retargeted } = exposure;
    const reach = this.#market.reach[side];
    if (reach === undefined) return;
    const warmth = saturation(this.#interest, 1);
    const lift = retargeted ? reach.lift * this.#market.followedLift : reach.lift;
    this.#interest += lift * (0.4 + 1.2 * this.#dice.draw("liking", side));
    if (influenced.has(side) && this.#dice.draw("influencer", id) < 0.25) {
      this.#codeSide = side;
      this.#codeAt = moment;
    }
    const clicked = this.#dice.draw("click", id) < reach.click * (0.6 + 1.2 * warmth) * (retargeted ? 1.5 : 1);
    this.#witness?.exposed(exposure, clicked);
    if (clicked) this.#visit({ ...exposure, kind: "visit", id: childId(id, 0) });
    else if (this.#dice.draw("later", id) < reach.later * (0.5 + 1.5 * warmth)) {
      this.#visitByThemselves(this.#daysLater(moment, id, 3), childId(id, 1));
    }
  }

  /** A visit nobody sent: through a search, an ad above its results, or directly, unless an ad that follows takes it. */
  #visitByThemselves(moment: number, id: number) {
    const follower = this.#harvester(id);
    if (follower !== undefined) {
      this.#agenda.add({ moment, kind: "harvested", side: follower, id, retargeted: true });
      return;
    }
    const side = this.#wayIn(id);
    if (side >= 0) this.#agenda.add({ moment, kind: "visit", side, id, retargeted: false });
  }

  #harvester(id: number): number | undefined {
    const { harvest, retargeters } = this.#market;
    if (harvest === 0 || !this.#hasVisited || this.#dice.draw("harvest", id) >= harvest) return undefined;
    const side = retargeters[this.#dice.pick("harvest", childId(id, 7), retargeters.length)];
    if (side === undefined) return undefined;
    this.met |= 1 << side;
    return this.#isOn(side) ? side : undefined;
  }

  #wayIn(id: number): number {
    const market = this.#market;
    if (this.#dice.draw("way", id) >= market.searchShare) return direct;
    if (this.#dice.draw("ad", id) < market.adClickShare) {
      this.met |= 1 << googlePaid;
      if (this.#isOn(googlePaid)) return googlePaid;
      if (this.#dice.draw("wayOut", id) >= market.adSubstitution) return -1;
    }
    this.met |= 1 << googleOrganic;
    if (this.#isOn(googleOrganic)) return googleOrganic;
    return this.#dice.draw("wayOut", id + 1) < market.searchSubstitution ? direct : -1;
  }

  #isOn = (side: number) => this.#market.reach[side] !== undefined && (this.#off & (1 << side)) === 0;

  #visit(visit: Happening) {
    const { moment, id } = visit;
    const market = this.#market;
    this.#witness?.visited(visit);
    this.#hasVisited = true;
    const chance = market.convertMost * saturation(this.#interest, market.convertHalf);
    const mayConvert = !(market.once && this.#conversions.length > 0);
    if (mayConvert && this.#dice.draw("buy", id) < chance) return this.#convert(moment, id);
    if (this.#dice.draw("again", id) < market.comeBack * saturation(this.#interest, 0.8)) {
      this.#visitByThemselves(this.#daysLater(moment, id, 6), childId(id, 1));
    }
    if (mayConvert && this.#dice.draw("retarget", id) < market.retarget) this.#follow(moment, id);
  }

  #convert(moment: number, id: number) {
    const ordinal = this.#conversions.length;
    const codeSide = moment - this.#codeAt < codeDays * 1440 ? this.#codeSide : -1;
    const at = sameDayAfter(moment, 2 + this.#dice.pick("checkout", id, 22));
    const conversion = { moment: at, ordinal, codeSide };
    this.#conversions.push(conversion);
    this.#witness?.converted(conversion);
    this.#interest *= this.#market.satisfied;
    if (this.#dice.draw("repeat", ordinal) >= this.#market.repeat) return;
    const bits = this.#dice.bits("repeatMoment", ordinal);
    const again = wakingMoment(dayOf(moment) + 15 + (bits % 55), bits / 4294967296);
    this.#agenda.add({ moment: again, kind: "need", side: -1, id: childId(ordinal, 77), retargeted: false });
  }

  /** An ad of a retargeting side, one to four days after a visit that brought nothing. */
  #follow(moment: number, id: number) {
    const { retargeters } = this.#market;
    const side = retargeters[this.#dice.pick("retargetMoment", id, retargeters.length)];
    if (side === undefined || !isPaid(side)) return;
    const at = this.#daysLater(moment, childId(id, 5), 4);
    this.#agenda.add({ moment: at, kind: "exposure", side, id: childId(id, 2), retargeted: true });
  }

  #daysLater(moment: number, id: number, most: number): number {
    const bits = this.#dice.bits("laterMoment", id);
    return wakingMoment(dayOf(moment) + 1 + (bits % most), bits / 4294967296);
  }
}
