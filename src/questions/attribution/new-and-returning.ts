import { z } from "zod";
import { MICRO } from "../../attribution/credit.ts";
import type { NewAndReturning, NewAndReturningLine } from "../../model/attribution/new-and-returning.ts";
import { toDecimal } from "../../model/money.ts";
import type { Grouping } from "../../model/statement.ts";
import { chanceOfNone } from "../../statistics/chance-of-none.ts";
import { discoveries } from "../../statistics/discoveries.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { shareInterval } from "../../statistics/share-interval.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layCredit } from "../journeys/credit.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { layBoughtBefore } from "./earlier-sales.ts";
import { layLines } from "./lines.ts";
import { perJourney } from "./per-journey.ts";
import { summedBy } from "./summed-by.ts";

const level = 0.9;
const fewest = 10;
const mostUnits = 1024;

/**
 * Conversions of new customers against those of returning ones, by line under a rule model: new is who had bought nothing
 * before, also before the period. Credits sum to the conversions, to the minor unit.
 */
export async function newAndReturning(
  facts: Warehouse,
  laid: LaidJourneys,
  { by, model }: { by: Grouping; model: string },
): Promise<NewAndReturning> {
  const rule = perJourney(model, laid.scope.plan);
  const about = await aboutJourneys(facts, laid);
  const salesKnownSince = await layBoughtBefore(facts, laid.scope);
  const lines = await layLines(facts, laid.leaves, by);
  await layUnits(facts, mostUnits);
  await layCredit(facts, rule);
  const credits = await creditsOf(facts, lines.length);
  const { currency } = about;
  const worth = (micro: number, minor: number) => ({ conversions: micro / MICRO, value: toDecimal(minor, currency) });
  const found = credits.map((credit) => ({
    ...credit,
    enough: credit.newMicro + credit.oldMicro >= fewest * MICRO,
  }));
  const told = found.filter(({ enough }) => enough);
  const isBeyond = discoveries(
    told.map(({ ours, others }) => chanceOfNone(differences(ours, others), leastErrorOf(ours, others))),
  );
  const shown = found.map(({ line, ours, others, enough, ...credit }): NewAndReturningLine => {
    const { key, social } = lines[line] ?? missing(line);
    const beyond = isBeyond[told.findIndex((other) => other.line === line)] ?? false;
    return {
      key,
      social,
      new: worth(credit.newMicro, credit.newMinor),
      returning: worth(credit.oldMicro, credit.oldMinor),
      newShare: ours.share,
      interval: enough ? { ...shareInterval(ours, level), level } : null,
      thanOthers: beyond ? sideOf(ours.share - others.share) : null,
      enough,
    };
  });
  const split = await splitsOf(facts, currency);
  return {
    about,
    model: { name: rule.name, title: rule.title, assumes: rule.assumes },
    by,
    salesKnownSince,
    all: split.all,
    lines: shown.toSorted(
      (a, b) => b.new.conversions - a.new.conversions || b.returning.conversions - a.returning.conversions,
    ),
    unattributed: split.unattributed,
    how,
  };
}

const how = {
  new: "Conversions of persons (a deal's: accounts) of whom no earlier sale is known, inside the period or before it. Orders that name nobody are unknown.",
  lines:
    "The model's credit of each touch, summed over the line's touches in journeys of new and of returning customers.",
  newShare: "new / (new + returning), of the conversions credited to the line",
  thanOthers:
    "The line's share of new customers against that of all other lines together: told where the difference is beyond chance by a bootstrap over persons, with at most one in ten of all that is told expected to be chance (Benjamini and Hochberg).",
  interval:
    "The middle 90 % of 1,000 Poisson-bootstrap replicates over persons (a deal's: accounts), seed 1; of a share of 0 or 1, Clopper and Pearson's.",
};

interface Share {
  readonly share: number;
  /** Credited conversions it is a share of. */
  readonly count: number;
  readonly replicates: Float64Array;
}

const differences = (one: Share, other: Share) => ({
  estimate: one.share - other.share,
  replicates: one.replicates.map((share, at) => share - (other.replicates[at] as number)),
});

/** The standard error of the difference of two shares that are one: the least it is taken for, also where all of a line are alike. */
function leastErrorOf(one: Share, other: Share): number {
  const pooled = (one.share * one.count + other.share * other.count) / (one.count + other.count);
  return Math.sqrt(pooled * (1 - pooled) * (1 / one.count + 1 / other.count));
}

const sideOf = (difference: number) => (difference > 0 ? "more" : "fewer");

/** What each line with any credit is credited with by new and returning customers, with the share of the new ones here and elsewhere. */
async function creditsOf(facts: Warehouse, lines: number) {
  const [units = [], keys = [], minors = [], micros = []] = await facts.columns(
    raw(`/* questions/new-and-returning */
    select u.nr, 2 * l.line + b.before::integer, sum(x.minor), sum(x.micro)
    from credit as x join bought_before as b using (conversion) join conversion as c using (conversion)
    join leaf_line as l using (leaf) join unit as u on u.unit = ${unitOf("c")}
    group by all order by all`),
  );
  const keyCount = 2 * lines;
  const [minor, micro] = [summedBy(keys, minors, keyCount), summedBy(keys, micros, keyCount)];
  // A share needs no drawing around the mean of groups: how many were drawn falls out of it.
  const drawn = poissonBootstrap({ units, keys, values: micros, keyCount });
  const even = drawn.total(Array.from({ length: lines }, (_, line) => 2 * line));
  const odd = drawn.total(Array.from({ length: lines }, (_, line) => 2 * line + 1));
  const [allNew, allOld] = [sumOf(micro, 0), sumOf(micro, 1)];
  return Array.from({ length: lines }, (_, line) => {
    const [newMicro, oldMicro] = [micro[2 * line] as number, micro[2 * line + 1] as number];
    const [fresh, known] = [drawn.of(2 * line), drawn.of(2 * line + 1)];
    const others = even.map((count, at) => {
      const rest = count - (fresh[at] as number);
      return rest / (rest + (odd[at] as number) - (known[at] as number));
    });
    const [otherNew, otherOld] = [allNew - newMicro, allOld - oldMicro];
    return {
      line,
      newMicro,
      oldMicro,
      newMinor: minor[2 * line] as number,
      oldMinor: minor[2 * line + 1] as number,
      ours: shareOf(
        newMicro,
        oldMicro,
        fresh.map((count, at) => count / (count + (known[at] as number))),
      ),
      others: shareOf(otherNew, otherOld, others),
    };
  }).filter(({ newMicro, oldMicro }) => newMicro + oldMicro > 0);
}

const shareOf = (fresh: number, known: number, replicates: Float64Array): Share => ({
  share: fresh / (fresh + known),
  count: (fresh + known) / MICRO,
  replicates,
});

const sumOf = (values: Float64Array, parity: number) =>
  values.reduce((sum, value, at) => (at % 2 === parity ? sum + value : sum), 0);

const SplitRow = z.object({
  isExplained: z.boolean(),
  before: z.boolean().nullable(),
  conversions: z.number(),
  minor: z.number(),
});

/** All conversions, and those without a touch, by whether they came from new customers. */
async function splitsOf(facts: Warehouse, currency: string) {
  const rows = await facts.rows(
    SplitRow,
    raw(`/* questions/new-and-returning */
    select j.conversion is not null as "isExplained", b.before, count(*) as conversions, sum(c.value_minor) as minor
    from conversion as c join bought_before as b using (conversion)
    left join (select conversion from journey_touch where position = 1) as j using (conversion)
    group by all`),
  );
  const worth = (some: readonly z.infer<typeof SplitRow>[]) => ({
    conversions: some.reduce((sum, { conversions }) => sum + conversions, 0),
    value: toDecimal(
      some.reduce((sum, { minor }) => sum + minor, 0),
      currency,
    ),
  });
  const split = (some: readonly z.infer<typeof SplitRow>[]) => ({
    new: worth(some.filter(({ before }) => before === false)),
    returning: worth(some.filter(({ before }) => before === true)),
    unknown: worth(some.filter(({ before }) => before === null)),
  });
  return { all: split(rows), unattributed: split(rows.filter(({ isExplained }) => !isExplained)) };
}

function missing(line: number): never {
  throw new Error(`a credit of the unknown line ${line}`);
}
