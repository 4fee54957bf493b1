import { modelNamed } from "../attribution/models.ts";
import type { JourneyScope } from "../journeys/scope.ts";
import { type Journey, type JourneyMark, journeys } from "../questions/journeys/journeys.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptExports } from "./kept-exports.ts";
import type { Place } from "./place.ts";
import { type Asked, roiQuestion } from "./roi-question.ts";

/** A page of the journeys of facts that are kept, with the scope they were put together in. */
export async function keptJourneys(
  facts: Warehouse,
  place: Place,
  { model, most, after, ...asked }: { model: string; most: number; after: JourneyMark | null } & Asked,
): Promise<{ scope: JourneyScope; journeys: Journey[]; next: JourneyMark | null }> {
  const { question } = await roiQuestion(facts, (where) => keptExports(facts, where), place, asked);
  const { scope, only } = question;
  const of = { scope, only, model: modelNamed(model, scope.plan.models) };
  return { scope, ...(await journeys(facts, of, { most, after })) };
}
