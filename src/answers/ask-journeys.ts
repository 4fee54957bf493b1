import { type LaidJourneys, layScope } from "../questions/journeys/credited-journeys.ts";
import { restrictJourneys } from "../questions/journeys/restrict-journeys.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptExports } from "./kept-exports.ts";
import type { KnownFile } from "./live-files.ts";
import type { Place } from "./place.ts";
import { type Asked, roiQuestion } from "./roi-question.ts";

/** A question about journeys that are laid. */
export type JourneyQuestion<Answer> = (facts: Warehouse, laid: LaidJourneys) => Promise<Answer>;

/** Loads the files, puts their journeys together as it is asked, and asks one question of them. */
export async function askJourneys<Answer>(
  facts: Warehouse,
  load: (place: Place) => Promise<KnownFile[]>,
  place: Place,
  asked: Asked,
  question: JourneyQuestion<Answer>,
): Promise<Answer> {
  const {
    question: { scope, only },
    reach,
  } = await roiQuestion(facts, load, place, asked);
  const laid = await restrictJourneys(facts, await layScope(facts, scope), only);
  return question(facts, { ...laid, reach });
}

/** The same of facts that are kept. */
export const askKeptJourneys = <Answer>(
  facts: Warehouse,
  place: Place,
  asked: Asked,
  question: JourneyQuestion<Answer>,
): Promise<Answer> => askJourneys(facts, (where) => keptExports(facts, where), place, asked, question);
