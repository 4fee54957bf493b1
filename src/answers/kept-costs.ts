import { importsOf } from "../intake/exports/import-log.ts";
import { countOnce } from "../journeys/once/count-once.ts";
import type { CostEntry } from "../model/cost.ts";
import type { CostOrigin, CostReport, costUnits } from "../model/cost-report.ts";
import { instantsOf, isBefore, periodBetween } from "../model/period.ts";
import { Plan } from "../model/plan.ts";
import type { Grouping } from "../model/statement.ts";
import { type CostQuestion, costReport } from "../questions/costs/cost-report.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { fileCosts } from "./file-costs.ts";
import { keptExports } from "./kept-exports.ts";
import type { KnownFile } from "./live-files.ts";
import { liveFiles } from "./live-files.ts";
import type { Place } from "./place.ts";
import { type Asked, roiQuestion } from "./roi-question.ts";

/** What may be asked of the costs that are kept. */
export interface AskedCosts {
  readonly asked: Asked;
  readonly unit: (typeof costUnits)[number] | null;
  readonly by: Grouping;
  /** The costs of the plan by their ids, in the plan's order. */
  readonly ids: readonly { readonly id: string; readonly content: CostEntry }[];
  readonly now: number;
}

/**
 * The costs of facts that are kept and of the plan, as `retorno roi` counts them. Before anything was brought in the plan's
 * costs stand alone, from the first day of theirs up to today where no period is asked for.
 */
export async function keptCosts(
  facts: Warehouse,
  given: Place,
  { asked, unit, by, ids, now }: AskedCosts,
): Promise<CostReport> {
  const place = { ...given, plan: given.plan && { ...given.plan, costs: ids.map(({ content }) => content) } };
  const origins = new Map<CostEntry, CostOrigin>(ids.map(({ id, content }) => [content, { kind: "entry", id }]));
  const question = { unit, by, originOf: (entry: CostEntry) => origins.get(entry) ?? unknown(entry) };
  if (!(await isAnythingKept(facts, place))) {
    await countOnce(facts, place.workspace, []);
    return costReport(facts, { ...question, scope: scopeOfPlan(place, asked, now), chosenPeriod: true });
  }
  let files: KnownFile[] = [];
  const kept = async (where: Place) => {
    files = await keptExports(facts, where);
    return files;
  };
  const { scope, chosenPeriod } = (await roiQuestion(facts, kept, place, asked)).question;
  // Behind the plan's own stand those of the sheets, in the order of the files.
  const sheets = files.filter(({ tables }) => tables.some(({ fact }) => fact === "cost_row"));
  const told = await fileCosts(facts, place.workspace, sheets);
  for (const [at, { origin }] of told.entries()) {
    const entry = scope.plan.costs[ids.length + at];
    if (entry !== undefined) origins.set(entry, origin);
  }
  return costReport(facts, { ...question, scope, chosenPeriod });
}

async function isAnythingKept(facts: Warehouse, place: Place): Promise<boolean> {
  const imports = await importsOf(facts, place.workspace);
  if (imports.some(({ undoneAt, rows }) => undoneAt === null && rows > 0)) return true;
  return (await liveFiles(facts, place)).some(({ tables }) => tables.some(({ rows }) => rows > 0));
}

function scopeOfPlan(
  { workspace, zone, currency, plan }: Place,
  { period }: Asked,
  now: number,
): CostQuestion["scope"] {
  const known = plan ?? Plan.parse({ currency: currency ?? "EUR", timeZone: zone });
  const { timeZone, lookbackDays, journeys: rules } = known;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const firsts = known.costs.map(({ from }) => from).filter((day) => !isBefore(today, day));
  const first = firsts.toSorted(Temporal.PlainDate.compare)[0] ?? today.with({ day: 1 });
  const { from = first.toString(), to = today.add({ days: 1 }).toString() } = period;
  const instants = instantsOf(periodBetween(from, to), timeZone);
  const scope = { workspace, from, to, ...instants, timeZone, currency: known.currency, lookbackDays };
  return { ...scope, rules, conversionsOf: "sales", plan: known };
}

function unknown(entry: CostEntry): never {
  throw new Error(`the cost "${entry.what}" comes from nowhere`);
}
