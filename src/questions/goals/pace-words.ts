import { type Goal, measures } from "../../model/goal.ts";
import type { GoalNeed, GoalPace } from "../../model/goal-pace.ts";
import { recipeOf } from "./goal-measures.ts";

type Told = Omit<GoalPace, "says" | "how">;

interface Context {
  readonly currency: string;
  readonly model: string;
  /** Whether the facts end before today and before the goal does. */
  readonly endsEarly: boolean;
}

/** Where a goal stands, in a sentence or two. */
export function paceInWords(told: Told, { currency, endsEarly }: Context): string {
  const inUnit = (amount: string | null) => withUnit(amount, told, currency);
  const { status, reason, needs, value, target, expected, projected, daysGone, daysAll } = told;
  if (reason === "not begun") return `The goal begins on ${told.from}.`;
  if (status === "not measurable") return missing[needs ?? "results"];
  const upTo = endsEarly ? ` The facts end before ${told.asOf}: what came later is not in.` : "";
  const stands = `${inUnit(value)} after ${daysGone} of ${daysAll} days`;
  if (reason === "over")
    return `${status === "reached" ? "Reached" : "Missed"}: ${inUnit(value)}; the target was ${inUnit(target)}.`;
  if (status === "reached") return `Reached: ${stands}; the target is ${inUnit(target)}.${upTo}`;
  if (status === "missed") return `Missed: ${stands}, beyond the ${inUnit(target)} it was to stay below.${upTo}`;
  const heading =
    projected?.low == null
      ? ""
      : ` At this pace ${inUnit(projected.value)} at the end, between ${inUnit(projected.low)} and ${inUnit(projected.high)}; the target is ${inUnit(target)}.`;
  if (reason === "few days") return `Too early to say: ${stands}; less than a week tells nothing.${upTo}`;
  if (reason === "few results") return `Too early to say: ${stands}, resting on fewer than ten results.${upTo}`;
  const word = { ahead: "Ahead", behind: "Behind", "on track": "On track" }[status as string] ?? "Too early to say";
  return `${word}: ${stands}, where ${inUnit(expected)} would be on the way.${heading}${upTo}`;
}

function withUnit(amount: string | null, { unit }: Told, currency: string): string {
  if (amount === null) return "an unknown amount";
  return { money: `${amount} ${currency}`, count: amount, "per cent": `${amount} %`, ratio: amount }[unit];
}

const missing: Record<GoalNeed, string> = {
  orders: "Not measurable yet: bring in orders or won deals.",
  leads: "Not measurable yet: bring in leads from a CRM or a form.",
  deals: "Not measurable yet: bring in deals from a CRM.",
  ads: "Not measurable yet: bring in an ad platform's report.",
  posts: "Not measurable yet: bring in a network's export of posts.",
  "posts or ads": "Not measurable yet: bring in a network's export of posts or an ad platform's report.",
  visits: "Not measurable yet: put the tracker on the site, or bring in visits.",
  followers: "Not measurable yet: bring in a network's export of followers.",
  costs: "Not measurable yet: no cost lies in these days; enter costs or bring in ad spend.",
  results: "Not measurable yet: there is nothing to divide by in these days.",
  "facts of these days": "Not measurable yet: the facts end before the goal begins; bring in newer ones.",
  "another segment":
    "Not measurable for this segment: no file tells it apart. Give the goal another segment or another measure.",
};

/** How the figures were worked out, with the numbers in them. */
export function paceMethod(told: Told, { model, currency }: Context): string {
  const { measure, kind, baseline, target, daysGone, daysAll, expected } = told;
  const inUnit = (amount: string | null) => withUnit(amount, told, currency);
  const isCredit = measures[measure].kind === "KPI";
  const what =
    measure === "followers" ? "followers as last told, summed over accounts" : recipeOf(measure as SummedMeasure).how;
  const way =
    kind === "sum"
      ? `target × time gone = ${target} × ${daysGone} / ${daysAll} = ${inUnit(expected)}`
      : `baseline + (target − baseline) × time gone = ${baseline} + (${target} − ${baseline}) × ${daysGone} / ${daysAll} = ${inUnit(expected)}`;
  const credit = isCredit ? `, credited by the model ${model} with ${told.lookbackDays} days of lookback` : "";
  return [
    `${what}${credit}, from ${told.from} until before ${told.asOf ?? told.from}: ${inUnit(told.value)}.`,
    `Expected by now: ${way}.`,
    kind === "ratio"
      ? "Projected: a ratio of sums stays what it is if the days to come are like those so far."
      : "Projected: what there is + its daily mean × the days to come.",
    "Interval: the days so far drawn with replacement 1,000 times, the days to come drawn from each, 5th to 95th percentile; not given below seven days or ten results.",
  ].join(" ");
}

type SummedMeasure = Exclude<Goal["measure"], "followers">;
