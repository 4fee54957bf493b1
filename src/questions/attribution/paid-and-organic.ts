import { MICRO } from "../../attribution/credit.ts";
import type { PaidAndOrganic, PaidAndOrganicNetwork } from "../../model/attribution/paid-and-organic.ts";
import { minorDigits, toDecimal } from "../../model/money.ts";
import { poissonBootstrap, type Replicates } from "../../statistics/poisson-bootstrap.ts";
import { shareInterval } from "../../statistics/share-interval.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layCredit } from "../journeys/credit.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { laySides, sidesInJourneys } from "./network-sides.ts";
import { perJourney } from "./per-journey.ts";
import { summedBy } from "./summed-by.ts";

const level = 0.9;
const fewest = 10;
const mostUnits = 1024;

/**
 * What each network's ads and its organic side had to do with the conversions: roles, credit under a rule model, and the
 * journeys that hold both, with the side that was met first. Credits sum over networks, sides and elsewhere to what the
 * journeys explain, to the minor unit.
 */
export async function paidAndOrganic(
  facts: Warehouse,
  laid: LaidJourneys,
  { model }: { model: string },
): Promise<PaidAndOrganic> {
  const rule = perJourney(model, laid.scope.plan);
  const about = await aboutJourneys(facts, laid);
  const names = await laySides(facts, laid.leaves);
  const groups = await layUnits(facts, mostUnits);
  await layCredit(facts, rule);
  const credits = await creditsOf(facts, names.length, groups);
  const journeys = await sidesInJourneys(facts, names.length);
  const { currency } = about;
  const worth = (conversions: number, minor: number) => ({ conversions, value: toDecimal(minor, currency) });
  const side = (network: number, paid: boolean): PaidAndOrganicNetwork["paid"] => {
    const of = journeys.side(network, paid);
    const { micro, minor, interval } = credits.of(2 * network + Number(paid));
    const enough = micro >= fewest * MICRO;
    const major = ({ low, high }: { low: number; high: number }) => {
      const unit = 10 ** minorDigits(currency);
      return { low: Math.round(low) / unit, high: Math.round(high) / unit, level } as const;
    };
    return {
      met: worth(of.met, of.minor),
      roles: { origin: of.origin, assist: of.assist, converter: of.converter },
      credited: worth(micro / MICRO, minor),
      interval: enough ? major(interval()) : null,
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
  const elsewhere = credits.of(2 * names.length);
  return {
    about,
    model: { name: rule.name, title: rule.title, assumes: rule.assumes },
    networks: networks
      .filter(({ met }) => met.conversions > 0)
      .toSorted((a, b) => b.met.conversions - a.met.conversions || (a.network < b.network ? -1 : 1)),
    elsewhere: worth(elsewhere.micro / MICRO, elsewhere.minor),
    how,
  };
}

const how = {
  met: "Conversions with at least one touch of this side before them. One with both sides is met by both.",
  credited: "The model's credit of each touch, summed over the touches of this side.",
  both: "Conversions with a paid and an organic touch of the same network before them; which came first is told by their first touches.",
  organicFirstShare: "organicFirst / (paidFirst + organicFirst)",
  interval:
    "The middle 90 % of 1,000 Poisson-bootstrap replicates over persons (a deal's: accounts), seed 1. A side comes first where the interval of the share keeps off one half.",
};

const beyondHalf = ({ low, high }: { low: number; high: number }) => {
  if (low > 0.5) return "organic";
  return high < 0.5 ? "paid" : null;
};

/** What each side is credited with: side 2 n + 1 is network n's paid one, 2 n its organic one, the last what has no network. */
async function creditsOf(facts: Warehouse, networks: number, groups: number | null) {
  const [units = [], keys = [], minors = [], micros = []] = await facts.columns(
    raw(`/* questions/paid-and-organic */
    select u.nr, coalesce(2 * s.network + s.paid::integer, ${2 * networks}) as side, sum(x.minor), sum(x.micro)
    from credit as x join conversion as c using (conversion) join unit as u on u.unit = ${unitOf("c")}
    left join leaf_side as s using (leaf)
    group by all order by all`),
  );
  const keyCount = 2 * networks + 1;
  const [minor, micro] = [summedBy(keys, minors, keyCount), summedBy(keys, micros, keyCount)];
  let drawn: Replicates | null = null;
  return {
    of(side: number) {
      return {
        minor: minor[side] as number,
        micro: micro[side] as number,
        interval: () => {
          drawn ??= poissonBootstrap({ units, keys, values: minors, keyCount, groups });
          return drawn.interval([side], level);
        },
      };
    },
  };
}
