import fc from "fast-check";
import { expect, it } from "vitest";
import { credit, creditMicros } from "./credit.ts";
import { creditJourneys } from "./credit-journeys.ts";
import type { Journey } from "./journey.ts";
import type { JourneyTable } from "./journey-table.ts";
import { allModels, type Model } from "./models.ts";

const hourMs = 3_600_000;
const won = Date.UTC(2026, 2, 31, 12);

type Valued = Journey & { valueMinor: number };

const age = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((halfDays) => halfDays * 12 * hourMs),
  fc.integer({ min: 0, max: 90 * 24 * hourMs }),
);
const stage = fc.option(fc.integer({ min: -4, max: 44 }).map((halfDays) => won - halfDays * 12 * hourMs));
const anyJourney: fc.Arbitrary<Valued> = fc
  .record({
    touches: fc.array(fc.record({ age, direct: fc.boolean() }), { maxLength: 40 }),
    leadAt: stage,
    opportunityAt: stage,
    valueMinor: fc.oneof(
      fc.constantFrom(0, 1, 2, 3, 7, 100, 1_000_000_007, -5),
      fc.integer({ min: 0, max: 2_000_000 }),
    ),
  })
  .map(({ touches, ...rest }) => ({
    ...rest,
    convertedAt: won,
    touches: touches.map(({ age, direct }) => ({ at: won - age, direct })).toSorted((a, b) => a.at - b.at),
  }));

function tableOf(journeys: readonly Valued[]): JourneyTable {
  const touches = journeys.flatMap((journey) => journey.touches);
  const offsets = [0];
  for (const journey of journeys) offsets.push((offsets.at(-1) ?? 0) + journey.touches.length);
  return {
    offsets: Uint32Array.from(offsets),
    places: new Uint32Array(touches.length),
    placeCount: 1,
    touchedAt: Float64Array.from(touches, ({ at }) => at),
    direct: Uint8Array.from(touches, ({ direct }) => Number(direct)),
    lookedUp: new Uint8Array(touches.length),
    convertedAt: Float64Array.from(journeys, ({ convertedAt }) => convertedAt),
    leadAt: Float64Array.from(journeys, ({ leadAt }) => leadAt ?? Number.NaN),
    opportunityAt: Float64Array.from(journeys, ({ opportunityAt }) => opportunityAt ?? Number.NaN),
    valueMinor: Float64Array.from(journeys, ({ valueMinor }) => valueMinor),
    units: new Uint32Array(journeys.length),
  };
}

const own = [
  { name: "our-w", anchors: { first: 0.1, lead: 0.5, won: 0.2 }, rest: 0.2, until: "opportunity" as const },
  { name: "lead-or-rest", anchors: { lead: 0.6 }, rest: 0.4, until: "lead" as const },
  { name: "only-lead", anchors: { lead: 1 }, rest: 0 },
];
const rules = allModels(own).filter((model): model is Extract<Model, { kind: "rule" }> => model.kind === "rule");

it.each(rules)("credits journeys in columns under $name as one by one", (model) => {
  fc.assert(
    fc.property(fc.array(anyJourney, { minLength: 1, maxLength: 20 }), (journeys) => {
      const { minor, micro } = creditJourneys(tableOf(journeys), model);
      const some = journeys.filter(({ touches }) => touches.length > 0);
      const weights = some.map((journey) => model.weigh(journey));
      expect([...minor]).toEqual(some.flatMap(({ valueMinor }, at) => credit(valueMinor, weights[at] ?? [])));
      expect([...micro]).toEqual(weights.flatMap((own) => creditMicros(own)));
    }),
    { seed: 1 },
  );
});
