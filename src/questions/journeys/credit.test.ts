import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { credit, creditMicros } from "../../attribution/credit.ts";
import type { Journey } from "../../attribution/journey.ts";
import { allModels, type Model } from "../../attribution/models.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layCredit } from "./credit.ts";

let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterAll(() => facts.close());

const hourMs = 3_600_000;
const won = Date.UTC(2026, 2, 31, 12);

type Rule = Extract<Model, { kind: "rule" }>;

type Valued = Journey & { valueMinor: number };

/** Hours before the conversion, few enough that touches and stages often fall on the same moment, or odd milliseconds. */
const age = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((hours) => hours * 12 * hourMs),
  fc.integer({ min: 0, max: 90 * 24 * hourMs }),
);
const stage = fc.option(fc.integer({ min: -4, max: 44 }).map((halfDays) => won - halfDays * 12 * hourMs));
const anyJourney: fc.Arbitrary<Valued> = fc
  .record({
    touches: fc.array(fc.record({ age, direct: fc.boolean() }), { minLength: 1, maxLength: 12 }),
    leadAt: stage,
    opportunityAt: stage,
    valueMinor: fc.oneof(fc.constantFrom(0, 1, 2, 3, 7, 100, 1_000_000_007), fc.integer({ min: 0, max: 2_000_000 })),
  })
  .map(({ touches, ...rest }) => ({
    ...rest,
    convertedAt: won,
    touches: touches.map(({ age, direct }) => ({ at: won - age, direct })).toSorted((a, b) => a.at - b.at),
  }));

/** Lays the tables credit is worked out from; the leaf of a touch is its place in its journey. */
async function lay(journeys: readonly Valued[]): Promise<void> {
  const ms = (at: number | null) => (at === null ? null : String(at));
  const conversions = journeys.map(({ valueMinor, convertedAt, leadAt, opportunityAt }, at) => {
    return [String(at), ms(convertedAt), String(valueMinor), ms(leadAt), ms(opportunityAt)];
  });
  await facts.stage("conversion_text", 5, conversions);
  const touches = journeys.flatMap(({ touches }, conversion) =>
    touches.map(({ at, direct }, index) => [conversion, index + 1, touches.length, at, direct].map(String)),
  );
  await facts.stage("touch_text", 5, touches);
  await facts.run(
    raw(`create or replace temp table conversion as
      select cast(c0 as bigint) as conversion, make_timestamptz(cast(c1 as bigint) * 1000) as occurred_at, cast(c2 as bigint) as value_minor,
        make_timestamptz(cast(c3 as bigint) * 1000) as lead_at, make_timestamptz(cast(c4 as bigint) * 1000) as opportunity_at
      from conversion_text;
      create or replace temp table journey_touch as
      select cast(c0 as bigint) as conversion, cast(c1 as bigint) as position, cast(c2 as bigint) as touches,
        make_timestamptz(cast(c3 as bigint) * 1000) as occurred_at, cast(c1 as integer) as leaf, cast(c4 as boolean) as direct, 1 as tier
      from touch_text`),
  );
}

const Cell = z.object({ conversion: z.number(), leaf: z.number(), minor: z.number(), micro: z.number() });

/** What SQL credits to each touch, journey by journey; touches without credit have none. */
async function creditBySql(model: Rule, journeys: readonly Valued[]) {
  await layCredit(facts, model);
  const cells = await facts.rows(Cell, raw("select conversion, leaf, minor, micro from credit"));
  const found = journeys.map(({ touches }) => ({ minors: touches.map(() => 0), micros: touches.map(() => 0) }));
  for (const { conversion, leaf, minor, micro } of cells) {
    const own = found[conversion];
    if (own === undefined) throw new Error(`credit of an unknown conversion ${conversion}`);
    own.minors[leaf - 1] = minor;
    own.micros[leaf - 1] = micro;
  }
  return found;
}

const creditByOracle = (model: Rule, journeys: readonly Valued[]) =>
  journeys.map((journey) => {
    const weights = model.weigh(journey);
    return { minors: credit(journey.valueMinor, weights), micros: creditMicros(weights) };
  });

/** Models of a workspace's own, of which a journey may reach no stage. */
const own = [
  { name: "our-w", anchors: { first: 0.1, lead: 0.5, won: 0.2 }, rest: 0.2, until: "opportunity" as const },
  { name: "lead-or-rest", anchors: { lead: 0.6 }, rest: 0.4, until: "lead" as const },
  { name: "only-lead", anchors: { lead: 1 }, rest: 0 },
];

it.each(allModels(own).filter((model) => model.kind === "rule"))(
  "credits every touch under $name as the pure model does, to the minor unit and the millionth",
  async (model) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyJourney, { minLength: 1, maxLength: 150 }), async (journeys) => {
        await lay(journeys);
        expect(await creditBySql(model, journeys)).toEqual(creditByOracle(model, journeys));
      }),
      { numRuns: 12, seed: 1 },
    );
  },
);
