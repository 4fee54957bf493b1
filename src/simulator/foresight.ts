import { type Calendar, dayOf, minutesPerDay, wakingMoment } from "./calendar.ts";
import { childId, type Dice } from "./chance.ts";
import { type Happening, insertByMoment } from "./happening.ts";
import type { Market } from "./market.ts";
import { isPaid } from "./sides.ts";

const needId = 1 << 20;
const hearsayId = 1 << 21;
const daysBetweenNeeds = 90;

/** All that is settled about a person before any world is run: who can reach them when, and when needs arise. */
export function foresee(market: Market, { days }: Calendar, dice: Dice): Happening[] {
  const ahead: Happening[] = [];
  for (let side = 0; side < market.reach.length; side++) {
    const reach = market.reach[side];
    if (reach === undefined || reach.audience === 0 || dice.draw("audience", side) >= reach.audience) continue;
    for (let week = 0; week * 7 < days; week++) {
      const id = side * 1024 + week;
      if (dice.draw("exposureWeek", id) >= reach.weekly * push(market, side, week * 7)) continue;
      const bits = dice.bits("exposureMoment", id);
      const day = week * 7 + (bits % 7);
      if (day >= days) continue;
      const moment = wakingMoment(day, bits / 4294967296);
      insertByMoment(ahead, { moment, kind: "exposure", side, id, retargeted: false });
    }
  }
  foreseeNeeds(market, days, dice, ahead);
  return ahead;
}

/** How much more or less is advertised in the week of a day. */
function push({ season }: Market, side: number, day: number): number {
  if (season === undefined || !isPaid(side)) return 1;
  const within = day % daysBetweenNeeds;
  return season.from <= within && within < season.to ? season.adsInside : season.adsOutside;
}

function foreseeNeeds(market: Market, days: number, dice: Dice, ahead: Happening[]) {
  for (let block = 0; block * daysBetweenNeeds < days; block++) {
    const id = needId + block;
    if (dice.draw("need", id) >= market.need) continue;
    const bits = dice.bits("needMoment", id);
    const day = block * daysBetweenNeeds + dayOfNeed(market, bits, id, dice);
    if (day >= days) continue;
    const moment = wakingMoment(day, bits / 4294967296);
    insertByMoment(ahead, { moment, kind: "need", side: -1, id, retargeted: false });
  }
}

/** The day of the 90 on which a need arises. */
function dayOfNeed({ season }: Market, bits: number, id: number, dice: Dice): number {
  const inSeason = season !== undefined && dice.draw("season", id) < season.share;
  return inSeason ? season.from + (bits % (season.to - season.from)) : bits % daysBetweenNeeds;
}

/** What is heard of a friend's conversion, the `nth` friend's: 1 to 8 days after it, or never. */
export function hearsay(market: Market, dice: Dice, nth: number, friendConvertedAt: number): Happening | undefined {
  if (dice.draw("hearsay", nth) >= market.hearsay) return undefined;
  const bits = dice.bits("hearsayMoment", nth);
  const moment = wakingMoment(dayOf(friendConvertedAt) + 1 + (bits % 8), bits / 4294967296);
  return { moment, kind: "hearsay", side: -1, id: childId(hearsayId, nth), retargeted: false };
}

/** The moment before which something has to happen to be seen. */
export const endOf = ({ days }: Calendar): number => days * minutesPerDay;
