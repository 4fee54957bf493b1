import type { ModelName } from "../attribution/models.ts";
import type { Grouping, Statement } from "../model/statement.ts";
import { roiStatement } from "../questions/roi-statement.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptExports } from "./kept-exports.ts";
import type { Place } from "./place.ts";
import { roiQuestion } from "./roi-question.ts";

/** The statement of facts that are kept, over all their days, as `retorno roi` gives it when nothing else is asked. */
export async function keptStatement(
  facts: Warehouse,
  place: Place,
  { by = "network", model = "last" }: { by?: Grouping; model?: ModelName } = {},
): Promise<Statement> {
  const asked = { period: { from: undefined, to: undefined }, lookbackDays: null, currency: null };
  const { question } = await roiQuestion(facts, (where) => keptExports(facts, where), place, asked);
  return roiStatement(facts, { ...question, by, model });
}
