import type { GoalsPace } from "../model/goal-pace.ts";
import { Plan } from "../model/plan.ts";
import { goalsPace, type KeptGoal } from "../questions/goals/goals-pace.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptExports } from "./kept-exports.ts";
import type { Place } from "./place.ts";
import { roiQuestion } from "./roi-question.ts";

/** Any two days: the scope of each goal has its own. */
const someDays = { from: "2000-01-01", to: "2000-01-02" };

/** The pace of goals, of facts that are kept. */
export async function keptGoalsPace(
  facts: Warehouse,
  place: Place,
  { goals, model, nowMs }: { goals: readonly KeptGoal[]; model: string; nowMs: number },
): Promise<GoalsPace> {
  const zone = place.plan?.timeZone ?? place.zone;
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate().toString();
  if (goals.length === 0) return { today, currency: currencyOf(place), model, items: [] };
  const load = (where: Place) => keptExports(facts, where);
  const asked = { period: someDays, lookbackDays: null, currency: null };
  const { question, reach } = await roiQuestion(facts, load, place, asked);
  return goalsPace(facts, { scope: question.scope, goals, model, today, reach });
}

const currencyOf = ({ currency, plan }: Place): string => plan?.currency ?? currency ?? Plan.parse({}).currency;
