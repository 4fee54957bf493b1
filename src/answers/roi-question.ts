import { countOnce } from "../journeys/once/count-once.ts";
import type { FactSource, SetAside } from "../journeys/once/source.ts";
import type { JourneyScope } from "../journeys/scope.ts";
import { KnownError } from "../model/errors.ts";
import type { Segment } from "../model/goal.ts";
import type { Reject } from "../model/inspection.ts";
import type { JourneyRules } from "../model/journey-rules.ts";
import type { Only } from "../model/only.ts";
import { daysIn, instantsOf, periodBetween } from "../model/period.ts";
import { Plan } from "../model/plan.ts";
import { rememberLaid } from "../questions/journeys/credited-journeys.ts";
import { costRows } from "../questions/roi/cost-rows.ts";
import { mainCurrency } from "../questions/roi/main-currency.ts";
import { periodOfFacts } from "../questions/roi/period-of-facts.ts";
import type { RoiQuestion } from "../questions/roi/roi-statement.ts";
import { sourcesWithoutDates } from "../questions/roi/sources-without-dates.ts";
import { costEntriesFromRows } from "../state/plan/cost-sheet.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { fileWarnings, repeatWarnings, summaryOf } from "./file-notes.ts";
import { goalNamed } from "./goal-named.ts";
import type { KnownFile } from "./live-files.ts";
import { refuseIfNothingKnown } from "./load-exports.ts";
import type { Place } from "./place.ts";

/** What may be asked beside the plan; what is not asked is the plan's own or the files'. */
export interface Asked {
  readonly period: { readonly from: string | undefined; readonly to: string | undefined };
  readonly lookbackDays: number | null;
  readonly currency: string | null;
  /** Rules of journeys other than the plan's. */
  readonly rules?: Partial<JourneyRules>;
  /** A goal of the plan by name: what it counts as conversions, its lookback and, unless others are asked, its period and segment. */
  readonly goal?: string | null;
  /** What the answer is restricted to. */
  readonly only?: Partial<Only>;
}

/** The question but for grouping and model. */
export type RoiAsked = Omit<RoiQuestion, "by" | "model" | "only"> & { readonly only: Only };

/**
 * Loads the files; answers the question but for grouping and model, the rows that were not read, the files on disk that
 * rows came from, and the days that the facts are about, whatever was asked.
 */
export async function roiQuestion(
  warehouse: Warehouse,
  load: (place: Place) => Promise<KnownFile[]>,
  place: Place,
  asked: Asked,
): Promise<{
  question: RoiAsked;
  rejects: Reject[];
  inputs: string[];
  reach: Reach | null;
  setAside: SetAside[];
}> {
  const { files, sheet, setAside, plan, home, reach } = await preparedFacts(warehouse, load, place, asked.currency);
  const { workspace } = place;
  const { scope, only, isChosen } = await scopeOf({ workspace, plan, currency: home, reach }, asked);
  const question = {
    scope,
    only,
    chosenPeriod: isChosen,
    hasPlan: place.plan !== null || sheet.entries.length > 0,
    sources: files.map((file) => summaryOf(file, files, setAside, sheet.rejectedIn.get(file.source) ?? 0)),
    undatedFiles: await undatedAdFiles(warehouse, workspace, files),
    warnings: [...fileWarnings(files), ...repeatWarnings(files, setAside)],
  };
  const inputs = files.filter(({ tables }) => tables.some(({ rows }) => rows > 0)).map(({ given }) => given);
  return { question, rejects: [...files.flatMap(({ rejects }) => rejects), ...sheet.rejects], inputs, reach, setAside };
}

/** Facts of which each thing counts once, whatever is asked of them. */
interface PreparedFacts {
  readonly files: readonly KnownFile[];
  readonly sheet: Awaited<ReturnType<typeof sheetCosts>>;
  readonly setAside: SetAside[];
  /** With the costs that stand in spreadsheets. */
  readonly plan: Plan;
  /** The currency of the answer. */
  readonly home: string;
  readonly reach: Reach | null;
}

const remembered = new WeakMap<Warehouse, { readonly of: string; readonly prepared: PreparedFacts } | null>();

/**
 * Has a connection remember what was prepared and laid on it for the question before. Whoever keeps it answers for it that
 * neither the facts nor the plan change meanwhile.
 */
export function rememberQuestions(facts: Warehouse): void {
  remembered.set(facts, null);
  rememberLaid(facts);
}

async function preparedFacts(
  warehouse: Warehouse,
  load: (place: Place) => Promise<KnownFile[]>,
  place: Place,
  currency: string | null,
): Promise<PreparedFacts> {
  const of = JSON.stringify([place.workspace, place.zone, place.currency, currency]);
  const standing = remembered.get(warehouse);
  if (standing?.of === of) return standing.prepared;
  const { workspace, zone } = place;
  const files = await load({ ...place, currency: place.currency ?? currency });
  refuseIfNothingKnown(files);
  const home = currency ?? place.currency ?? (await mainCurrency(warehouse, workspace)) ?? "EUR";
  const sheet = await sheetCosts(warehouse, workspace, files);
  const setAside = await countOnce(warehouse, workspace, factSources(files));
  const base = place.plan ?? Plan.parse({ currency: home, timeZone: zone });
  const plan = { ...base, costs: [...base.costs, ...sheet.entries] };
  const reach = await periodOfFacts(warehouse, { workspace, plan });
  const prepared = { files, sheet, setAside, plan, home, reach };
  if (remembered.has(warehouse)) remembered.set(warehouse, { of, prepared });
  return prepared;
}

/** The costs that stand in spreadsheets among the files. */
async function sheetCosts(warehouse: Warehouse, workspace: string, files: readonly KnownFile[]) {
  const entries: Plan["costs"] = [];
  const rejects: Reject[] = [];
  const rejectedIn = new Map<number, number>();
  for (const { source, file, tables } of files) {
    if (!tables.some(({ fact }) => fact === "cost_row")) continue;
    const { header, rows } = await costRows(warehouse, workspace, source);
    const read = costEntriesFromRows(header, rows, file);
    entries.push(...read.entries);
    rejects.push(...read.rejects);
    rejectedIn.set(source, read.rejects.length);
  }
  return { entries, rejects, rejectedIn };
}

/** The first day, and the first that is no longer there. */
export interface Reach {
  readonly from: string;
  readonly to: string;
}

/** Costs are laid on each day of a period. */
const mostDays = 3653;

async function scopeOf(
  { workspace, plan, currency, reach }: { workspace: string; plan: Plan; currency: string; reach: Reach | null },
  { period: asked, lookbackDays, rules: askedRules, goal: goalName, only: askedOnly }: Asked,
): Promise<{ scope: JourneyScope; only: Only; isChosen: boolean }> {
  const { timeZone } = plan;
  const goal = goalName == null ? null : goalNamed(plan, goalName);
  const known = goal?.period ?? reach;
  const from = asked.from ?? known?.from;
  const to = asked.to ?? known?.to;
  if (from === undefined || to === undefined) {
    throw new KnownError("source_rejected", "nothing in the files says which days they are about", {
      hint: "choose a period, such as from 2026-03-01 to 2026-04-01",
    });
  }
  const period = periodBetween(from, to);
  if (daysIn(period) > mostDays) {
    throw new KnownError(
      "invalid_request",
      `the period from ${from} to ${to} has ${daysIn(period)} days, more than ten years`,
      {
        hint: "choose a shorter one, such as from 2026-03-01 to 2026-04-01",
      },
    );
  }
  const isChosen = goal !== null || asked.from !== undefined || asked.to !== undefined;
  const scope = { workspace, from, to, ...instantsOf(period, timeZone), timeZone, currency, plan };
  return {
    scope: {
      ...scope,
      lookbackDays: lookbackDays ?? goal?.lookbackDays ?? plan.lookbackDays,
      rules: { ...plan.journeys, ...askedRules },
      conversionsOf: goal?.conversionsOf ?? "sales",
      goal: goal?.name ?? null,
    },
    only: onlyOf(goal?.segment ?? {}, askedOnly ?? {}),
    isChosen,
  };
}

/** A goal's segment, but for what else is asked; null asks for no restriction. */
const onlyOf = (segment: Segment, asked: Partial<Only>): Only => ({
  network: asked.network === undefined ? (segment.network ?? null) : asked.network,
  paid: asked.paid === undefined ? (segment.paid ?? null) : asked.paid,
  campaign: asked.campaign === undefined ? (segment.campaign ?? null) : asked.campaign,
});

function factSources(files: readonly KnownFile[]): FactSource[] {
  const known = files.filter(({ format }) => format !== null);
  return known.map(({ source, file, format, writtenMs }) => ({ source, file, format: format?.id ?? "", writtenMs }));
}

async function undatedAdFiles(warehouse: Warehouse, workspace: string, files: readonly KnownFile[]): Promise<string[]> {
  const undated = await sourcesWithoutDates(warehouse, workspace);
  return files.filter(({ source }) => undated.includes(source)).map(({ file }) => file);
}
