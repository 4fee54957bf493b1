import type { Leaf } from "../src/journeys/origins.ts";
import type { JourneyScope } from "../src/journeys/scope.ts";
import { instantsOf, periodBetween } from "../src/model/period.ts";
import { Plan } from "../src/model/plan.ts";
import type { LaidJourneys } from "../src/questions/journeys/credited-journeys.ts";
import { raw } from "../src/warehouse/sql.ts";
import type { Warehouse } from "../src/warehouse/warehouse.ts";

/** A journey as a test writes it: who converted, what it was worth in minor units, and the leaves met before, first to last. */
export interface JourneyByHand {
  /** The person, a number; null where the order names none. */
  readonly who: number | null;
  readonly minor: number;
  /** Places by their number in the leaves. */
  readonly path: readonly number[];
}

/** A leaf of a network, its social ones being those that are no search engine. */
export const leafOf = (network: string, paid: boolean): Leaf => ({
  network,
  channel: network === "none" ? "Direct" : `${paid ? "Paid" : "Organic"} ${network === "google" ? "Search" : "Social"}`,
  paid,
  social: network !== "none" && network !== "google",
  campaign: null,
  post: null,
});

const plan = Plan.parse({ currency: "EUR", timeZone: "UTC" });
const [from, to] = ["2026-03-01", "2026-04-01"] as const;
/** March 2026 of a workspace in euros whose plan says nothing else. */
export const march: JourneyScope = {
  workspace: "w",
  from,
  to,
  ...instantsOf(periodBetween(from, to), "UTC"),
  timeZone: "UTC",
  currency: "EUR",
  lookbackDays: 90,
  rules: plan.journeys,
  conversionsOf: "sales",
  plan,
};

/** For tests: lays `conversion` and `journey_touch` as they are written, a touch a day up to the last day of March 2026. */
export async function layByHand(
  facts: Warehouse,
  leaves: readonly Leaf[],
  journeys: readonly JourneyByHand[],
): Promise<LaidJourneys> {
  const conversions = journeys.map(({ who, minor }, at) => [
    String(at),
    who === null ? null : String(who),
    String(minor),
  ]);
  await facts.stage("conversion_text", 3, conversions);
  const touches = journeys.flatMap(({ path }, conversion) =>
    path.map((leaf, at) =>
      [conversion, at + 1, path.length, leaf, leaves[leaf]?.channel === "Direct", path.length - at].map(String),
    ),
  );
  await facts.stage("touch_text", 6, touches);
  await facts.run(
    raw(`create or replace temp table conversion as
      select cast(c0 as bigint) as conversion, timestamptz '2026-03-31 12:00:00Z' as occurred_at, date '2026-03-31' as day,
        cast(c2 as bigint) as value_minor, null::timestamptz as lead_at, null::timestamptz as opportunity_at,
        cast(c1 as ubigint) as unit, 1 as source, false as unpaid
      from conversion_text;
      create or replace temp table journey_touch as
      select cast(c0 as bigint) as conversion, cast(c1 as bigint) as position, cast(c2 as bigint) as touches,
        timestamptz '2026-03-31 12:00:00Z' - to_days(cast(c5 as integer)) as occurred_at,
        cast(c3 as integer) as leaf, cast(c4 as boolean) as direct, 1 as tier, false as view
      from touch_text`),
  );
  return { scope: march, leaves, campaigns: { nameOf: (campaign) => campaign } as LaidJourneys["campaigns"] };
}
