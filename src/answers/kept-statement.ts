import type { Grouping, Statement } from "../model/statement.ts";
import { roiStatement } from "../questions/roi/roi-statement.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptExports } from "./kept-exports.ts";
import type { Place } from "./place.ts";
import { type Asked, roiQuestion } from "./roi-question.ts";

/** Asks for all that is kept, by the plan. */
const everything: Asked = { period: { from: undefined, to: undefined }, lookbackDays: null, currency: null };

/** The statement of facts that are kept; over all their days and as `retorno roi` gives it where nothing else is asked. */
export async function keptStatement(
  facts: Warehouse,
  place: Place,
  { by = "network", model = "last", ...asked }: { by?: Grouping; model?: string } & Partial<Asked> = {},
): Promise<Statement> {
  const kept = (where: Place) => keptExports(facts, where);
  const { question } = await roiQuestion(facts, kept, place, { ...everything, ...asked });
  return roiStatement(facts, { ...question, by, model });
}
