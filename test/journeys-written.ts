import type { Leaf } from "../src/journeys/origins.ts";
import { JourneyRules } from "../src/model/journey-rules.ts";
import { instantsOf, periodBetween } from "../src/model/period.ts";
import { Plan } from "../src/model/plan.ts";
import type { LaidJourneys } from "../src/questions/journeys/credited-journeys.ts";
import { raw } from "../src/warehouse/sql.ts";
import type { Warehouse } from "../src/warehouse/warehouse.ts";

/** A conversion as a test writes it: whose it is, when, what it is worth, and its touches. */
export interface Written {
  readonly who: number;
  /** "2026-03-04T12:00Z" */
  readonly at: string;
  readonly minor: number;
  /** Place and how many days before the conversion, first to last. */
  readonly touches: readonly (readonly [place: number, daysBefore: number])[];
}

const leafOf = (network: string, paid: boolean): Leaf => ({
  network,
  channel: paid ? "Paid Social" : "Organic Social",
  paid,
  social: true,
  campaign: null,
  post: null,
});

/** What the places 0, 1, 2 … of a test stand for. */
export const leaves: readonly Leaf[] = [
  leafOf("instagram", false),
  leafOf("instagram", true),
  leafOf("facebook", true),
  leafOf("tiktok", false),
];

/** Lays `conversion` and `journey_touch` as journeys have them. */
export async function layWritten(
  facts: Warehouse,
  written: readonly Written[],
  { from = "2026-01-01", to = "2026-04-01", rules = {} }: { from?: string; to?: string; rules?: object } = {},
): Promise<LaidJourneys> {
  const plan = Plan.parse({ currency: "EUR", timeZone: "UTC" });
  await facts.stage(
    "conversion_text",
    4,
    written.map(({ who, at, minor }, nr) => [String(nr), String(Date.parse(at)), String(minor), String(who)]),
  );
  const touches = written.flatMap(({ at, touches }, conversion) =>
    touches.map(([place, days], nr) =>
      [conversion, nr + 1, touches.length, Date.parse(at) - days * 86_400_000, place].map(String),
    ),
  );
  await facts.stage("touch_text", 5, touches);
  await facts.run(
    raw(`create or replace temp table conversion as
      select cast(c0 as bigint) as conversion, make_timestamptz(cast(c1 as bigint) * 1000) as occurred_at,
        cast(make_timestamp(cast(c1 as bigint) * 1000) as date) as day, cast(c2 as bigint) as value_minor, hash(c3) as unit
      from conversion_text;
      create or replace temp table journey_touch as
      select cast(c0 as bigint) as conversion, cast(c1 as bigint) as position, cast(c2 as bigint) as touches,
        make_timestamptz(cast(c3 as bigint) * 1000) as occurred_at, cast(c4 as integer) as leaf, false as direct, 1 as tier, false as view
      from touch_text`),
  );
  const scope = {
    workspace: "w",
    from,
    to,
    ...instantsOf(periodBetween(from, to), "UTC"),
    timeZone: "UTC",
    currency: "EUR",
    lookbackDays: 90,
    rules: JourneyRules.parse(rules),
    conversionsOf: "sales" as const,
    plan,
  };
  return { scope, leaves, campaigns: { nameOf: () => null } };
}
