import { modelNamed } from "../../attribution/models.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { type Goal, measures } from "../../model/goal.ts";
import type { GoalPace, GoalsPace } from "../../model/goal-pace.ts";
import { toDecimal, toMinor } from "../../model/money.ts";
import { calendarDay, daysIn, instantsOf, periodBetween } from "../../model/period.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type FactsThere, factsThere } from "./activity-days.ts";
import { recipeOf } from "./goal-measures.ts";
import { fewestDays, type MeasureDay, type Pace, paceOf } from "./pace-of.ts";
import { paceInWords, paceMethod } from "./pace-words.ts";
import { PeriodFacts } from "./period-facts.ts";
import { type Found, soFarOf } from "./so-far.ts";

/** A goal of the plan with the id it is changed by. */
export interface KeptGoal {
  readonly id: string;
  readonly goal: Goal;
}

interface Question {
  /** The workspace's rules; its period is not looked at. */
  readonly scope: JourneyScope;
  readonly goals: readonly KeptGoal[];
  readonly model: string;
  readonly today: string;
  /** The days that money moved on. */
  readonly reach: { readonly from: string; readonly to: string } | null;
}

/** Where each goal stands, where it is heading, and what the time before it says of its target. */
export async function goalsPace(facts: Warehouse, question: Question): Promise<GoalsPace> {
  const there = await factsThere(facts, question.scope.workspace);
  const tellers = tellersOf(facts, question, there);
  const items: GoalPace[] = [];
  for (const kept of question.goals) items.push(await paceOfGoal(facts, question, kept, tellers));
  return { today: question.today, currency: question.scope.currency, model: question.model, items };
}

interface Days {
  readonly from: string;
  readonly to: string;
}

type Tellers = (asked: Days & { lookbackDays: number }) => PeriodFacts;

/** Goals of the same days and lookback rest on the same journeys. */
function tellersOf(facts: Warehouse, { scope, model: name }: Question, there: FactsThere): Tellers {
  const known = new Map<string, PeriodFacts>();
  const model = modelNamed(name, scope.plan.models);
  return ({ from, to, lookbackDays }) => {
    const key = `${from} ${to} ${lookbackDays}`;
    const days = { from, to, ...instantsOf(periodBetween(from, to), scope.timeZone) };
    const told = known.get(key) ?? new PeriodFacts(facts, { scope: { ...scope, ...days, lookbackDays }, model, there });
    known.set(key, told);
    return told;
  };
}

async function paceOfGoal(
  facts: Warehouse,
  question: Question,
  { id, goal }: KeptGoal,
  tellers: Tellers,
): Promise<GoalPace> {
  const { today, reach, scope, model } = question;
  const [from, to] = [goal.from.toString(), goal.to.toString()];
  const daysAll = daysIn(periodBetween(from, to));
  const latest = [to, today, ...(isMoney(goal) && reach !== null ? [reach.to] : [])].toSorted()[0] ?? to;
  const lookbackDays = goal.lookbackDays ?? scope.plan.lookbackDays;
  const ask = (days: Days): Promise<Found> => {
    const told = tellers({ ...days, lookbackDays });
    return soFarOf(facts, goal, { told, workspace: scope.workspace, ...days });
  };
  const inUnit = unitOf(goal, scope.currency);
  const bounds = { baseline: inUnit.read(goal.baseline), target: inUnit.read(goal.target), daysAll };
  const kind = goal.measure === "followers" ? "stock" : recipeOf(goal.measure).kind;
  const isLater = latest <= from;
  const asked: Found = isLater ? { needs: "facts of these days" } : await ask({ from, to: latest });
  const found = isMoney(goal) || isLater ? asked : untilLast(asked, reach === null ? 0 : daysTo(from, reach.to));
  const asOf = "needs" in found ? latest : addDays(from, found.days.length);
  const begun = asOf > from;
  const pace = paceIn(found, { ...bounds, kind, daysGone: begun ? daysIn(periodBetween(from, asOf)) : 0 });
  const past = await pastOf(question, goal, daysAll, ask);
  const notBegun = today <= from;
  const shown = {
    ...{ id, name: goal.name, measure: goal.measure, unit: measures[goal.measure].unit, kind },
    direction: bounds.target >= bounds.baseline ? ("up" as const) : ("down" as const),
    ...{ segment: segmentOf(goal), baseline: goal.baseline, target: goal.target, objective: goal.objective },
    ...{ from, to, lookbackDays, asOf: begun ? asOf : null, daysAll },
    daysGone: begun ? daysIn(periodBetween(from, asOf)) : 0,
    shareGone: begun ? daysIn(periodBetween(from, asOf)) / daysAll : 0,
    value: inUnit.shown(pace.value),
    count: "needs" in found || !Number.isFinite(found.count) ? null : Math.round(found.count * 100) / 100,
    expected: begun ? inUnit.shown(pace.expected) : null,
    projected:
      pace.projected === null
        ? null
        : {
            value: inUnit.shown(pace.projected.value) ?? "0",
            ...{ low: inUnit.shown(pace.projected.low), high: inUnit.shown(pace.projected.high), level: 0.9 as const },
          },
    status: notBegun ? ("too early to say" as const) : pace.status,
    reason: notBegun ? ("not begun" as const) : pace.reason,
    needs: !notBegun && "needs" in found ? found.needs : null,
    past: past === null ? null : { from: past.from, to: past.to, whole: past.whole, value: inUnit.shown(past.value) },
  };
  const context = { currency: scope.currency, model, endsEarly: begun && asOf < to && asOf < today };
  return { ...shown, says: paceInWords(shown, context), how: paceMethod(shown, context) };
}

function paceIn(
  found: Found,
  {
    kind,
    daysGone,
    ...bounds
  }: { kind: GoalPace["kind"]; daysGone: number; baseline: number; target: number; daysAll: number },
): Pace {
  if (!("needs" in found)) return paceOf(found, bounds);
  const nothing = { kind, factor: 1, start: 0, count: 0 };
  const days = Array.from({ length: daysGone }, () => ({ top: 0, bottom: 0 }));
  const { expected } = paceOf({ ...nothing, days }, bounds);
  return { value: null, expected, projected: null, status: "not measurable", reason: "not measurable" };
}

/** As many days as the goal has, right before it; asked only where facts tell of any of them. */
async function pastOf({ reach }: Question, goal: Goal, daysAll: number, ask: (days: Days) => Promise<Found>) {
  const to = goal.from.toString();
  const from = addDays(to, -daysAll);
  if (isMoney(goal) && (reach === null || reach.from >= to)) return null;
  const found = await ask({ from, to });
  if ("needs" in found) return null;
  const { value } = paceOf(found, { baseline: 0, target: 0, daysAll });
  const first = found.days.findIndex(isTold);
  const whole = (reach !== null && reach.from <= from) || (!isMoney(goal) && first !== -1 && first < fewestDays);
  return first === -1 && !whole ? null : { from, to, value, whole };
}

const isTold = ({ top, bottom }: MeasureDay) => top !== 0 || bottom !== 0;

/** Without the days at the end of which facts tell nothing, but for those that money moved on. */
function untilLast(found: Found, least: number): Found {
  if ("needs" in found) return found;
  const told = Math.max(found.days.findLastIndex(isTold) + 1, least);
  return { ...found, days: found.days.slice(0, told) };
}

const addDays = (day: string, days: number): string => calendarDay(day).add({ days }).toString();
const daysTo = (from: string, to: string): number =>
  Math.max(0, calendarDay(from).until(calendarDay(to), { largestUnit: "day" }).days);

/** What rests on orders, deals, leads or costs is as old as they are. */
const isMoney = ({ measure }: Goal): boolean =>
  measures[measure].kind === "KPI" ||
  measure === "cost" ||
  measure === "adSpend" ||
  measure === "cpc" ||
  measure === "cpm";

/** How a measure is read and shown: money as minor units inside, as decimals outside. */
function unitOf({ measure }: Goal, currency: string) {
  const { unit } = measures[measure];
  const shown = (amount: number): string => {
    if (unit === "money") return toDecimal(Math.round(amount), currency);
    if (unit === "count") return String(Math.abs(amount) >= 100 ? Math.round(amount) : Math.round(amount * 100) / 100);
    return (Math.round(amount * 100) / 100).toFixed(2);
  };
  return {
    read: (said: string): number => (unit === "money" ? toMinor(said, currency) : Number(said)),
    shown: <Amount extends number | null>(amount: Amount) =>
      (amount === null ? null : shown(amount)) as Amount extends null ? null : string,
  };
}

function segmentOf({ segment }: Goal): GoalPace["segment"] {
  if (segment === undefined) return null;
  const { network, campaign, paid } = segment;
  return {
    ...(network === undefined ? {} : { network }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(paid === undefined ? {} : { paid }),
  };
}
