import { MICRO } from "../../attribution/credit.ts";
import type { PaidAndOrganic, PaidAndOrganicNetwork } from "../../model/attribution/paid-and-organic.ts";
import { minorDigits, toDecimal, toMinor } from "../../model/money.ts";
import { shareInterval } from "../../statistics/share-interval.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { laySides, sidesInJourneys } from "./network-sides.ts";
import { sideCredits } from "./side-credits.ts";

const level = 0.9;
const fewest = 10;

/**
 * What each network's ads and its organic side had to do with the conversions: roles, credit under a model, and the journeys
 * that hold both, with the side that was met first. Credits sum over networks, sides, elsewhere and nobody to what the
 * journeys explain, to the minor unit.
 */
export async function paidAndOrganic(
  facts: Warehouse,
  laid: LaidJourneys,
  { model }: { model: string },
): Promise<PaidAndOrganic> {
  const about = await aboutJourneys(facts, laid);
  const names = await laySides(facts, laid.leaves);
  const credits = await sideCredits(facts, laid, model, names);
  const journeys = await sidesInJourneys(facts, names.length);
  const { currency } = about;
  const worth = (conversions: number, minor: number) => ({ conversions, value: toDecimal(minor, currency) });
  const creditOf = (side: number) => ({ minor: credits.minor[side] as number, micro: credits.micro[side] as number });
  const side = (network: number, paid: boolean): PaidAndOrganicNetwork["paid"] => {
    const of = journeys.side(network, paid);
    const credited = creditOf(2 * network + Number(paid));
    const enough = credited.micro >= fewest * MICRO;
    const interval = enough ? credits.interval(2 * network + Number(paid)) : null;
    const major = ({ low, high }: { low: number; high: number }) => {
      const unit = 10 ** minorDigits(currency);
      return { low: Math.round(low) / unit, high: Math.round(high) / unit, level } as const;
    };
    return {
      met: worth(of.met, of.minor),
      roles: { origin: of.origin, assist: of.assist, converter: of.converter },
      credited: worth(credited.micro / MICRO, credited.minor),
      interval: interval === null ? null : major(interval),
      enough,
    };
  };
  const networks = names.map((network, at) => {
    const { met, minor } = journeys.either(at);
    return { network, met: worth(met, minor), paid: side(at, true), organic: side(at, false), both: bothOf(at) };
  });
  function bothOf(network: number): PaidAndOrganicNetwork["both"] {
    const { both, minor, paidFirst, replicates } = journeys.both(network);
    const enough = both >= fewest;
    const interval = enough
      ? ({
          ...shareInterval({ share: (both - paidFirst) / both, replicates: replicates(), count: both }, level),
          level,
        } as const)
      : null;
    return {
      ...worth(both, minor),
      paidFirst,
      organicFirst: both - paidFirst,
      organicFirstShare: both === 0 ? null : (both - paidFirst) / both,
      interval,
      first: interval === null ? null : beyondHalf(interval),
      enough,
    };
  }
  const elsewhere = creditOf(2 * names.length);
  const shared = (of: "minor" | "micro") => Array.from(credits[of]).reduce((sum, one) => sum + one, 0);
  const nobody = {
    micro: about.explained.conversions * MICRO - shared("micro"),
    minor: toMinor(about.explained.value, currency) - shared("minor"),
  };
  const { name, title, assumes } = credits.model;
  return {
    about,
    model: { name, title, assumes },
    networks: networks
      .filter(({ met }) => met.conversions > 0)
      .toSorted((a, b) => b.met.conversions - a.met.conversions || (a.network < b.network ? -1 : 1)),
    elsewhere: worth(elsewhere.micro / MICRO, elsewhere.minor),
    nobody: worth(nobody.micro / MICRO, nobody.minor),
    how,
  };
}

const how = {
  met: "Conversions with at least one touch of this side before them. One with both sides is met by both.",
  credited:
    "The model's credit of each touch, summed over the touches of this side; a model that learns from all paths credits the side itself.",
  both: "Conversions with a paid and an organic touch of the same network before them; which came first is told by their first touches.",
  organicFirstShare: "organicFirst / (paidFirst + organicFirst)",
  interval:
    "The middle 90 % of 1,000 Poisson-bootstrap replicates over persons (a deal's: accounts), seed 1. A side comes first where the interval of the share keeps off one half.",
};

const beyondHalf = ({ low, high }: { low: number; high: number }) => {
  if (low > 0.5) return "organic";
  return high < 0.5 ? "paid" : null;
};
