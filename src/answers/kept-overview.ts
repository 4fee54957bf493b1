import type { Comparison, Overview } from "../model/overview.ts";
import { overview } from "../questions/overview/overview.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptExports } from "./kept-exports.ts";
import type { Place } from "./place.ts";
import { type Asked, roiQuestion } from "./roi-question.ts";

/** The overview of facts that are kept. */
export async function keptOverview(
  facts: Warehouse,
  place: Place,
  { model, compare, ...asked }: { model: string; compare: Comparison } & Asked,
): Promise<Overview> {
  const { question, reach } = await roiQuestion(facts, (where) => keptExports(facts, where), place, asked);
  return overview(facts, { ...question, model, compare, reach });
}
