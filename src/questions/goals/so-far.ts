import type { Goal } from "../../model/goal.ts";
import type { GoalNeed } from "../../model/goal-pace.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { followerDays } from "./activity-days.ts";
import { recipeOf } from "./goal-measures.ts";
import type { MeasureDay, SoFar } from "./pace-of.ts";
import type { DaySums, PeriodFacts } from "./period-facts.ts";

/** What a measure has come to, day by day, or what is missing for it to be known. */
export type Found = SoFar | { readonly needs: GoalNeed };

interface Days {
  readonly from: string;
  readonly to: string;
}

/** A measure over the days from `from` until before `to`. */
export async function soFarOf(
  facts: Warehouse,
  { measure, segment }: Pick<Goal, "measure" | "segment">,
  { told, workspace, from, to }: Days & { told: PeriodFacts; workspace: string },
): Promise<Found> {
  if (measure === "followers") {
    if (segment?.campaign !== undefined || segment?.paid !== undefined) return { needs: "another segment" };
    return followersIn(await followerDays(facts, { workspace, network: segment?.network ?? null, to }), { from, to });
  }
  const recipe = recipeOf(measure);
  const { top, less, bottom, restsOn, kind, factor = 1 } = recipe;
  const parts = [];
  for (const ingredient of [top, less, bottom, restsOn]) {
    const found: DaySums = ingredient == null ? { days: new Map() } : await told.of(ingredient, segment ?? null);
    if ("needs" in found) return found;
    parts.push(found.days);
  }
  const [tops, lesses, bottoms, counted] = parts;
  const days = daysOf({ from, to }).map((day): MeasureDay => {
    return { top: (tops?.get(day) ?? 0) - (lesses?.get(day) ?? 0), bottom: bottoms?.get(day) ?? 0 };
  });
  const count = restsOn === null ? Number.POSITIVE_INFINITY : sumOf(counted);
  if (bottom !== undefined && sumOf(bottoms) === 0) return { needs: recipe.without ?? "results" };
  return { kind, factor, days, start: 0, count };
}

const sumOf = (days: ReadonlyMap<string, number> | undefined) =>
  days === undefined ? 0 : [...days.values()].reduce((sum, amount) => sum + amount, 0);

/** A stock's changes from day to day: between two days that tell it, evenly. */
function followersIn(told: readonly { day: string; followers: number }[], { from, to }: Days): Found {
  if (told.length === 0) return { needs: "followers" };
  const days = daysOf({ from, to });
  const before = told.findLast(({ day }) => day < from);
  const inside = told.filter(({ day }) => day >= from);
  const first = before ?? inside[0];
  if (first === undefined) return { needs: "followers" };
  const changes = new Map<string, number>();
  let [last, lastDay] = [first.followers, before === undefined ? first.day : from];
  for (const { day, followers } of inside) {
    const between = days.filter((one) => one > lastDay && one <= day);
    for (const one of between) changes.set(one, (followers - last) / between.length);
    if (between.length === 0) changes.set(day, (changes.get(day) ?? 0) + followers - last);
    [last, lastDay] = [followers, day];
  }
  return {
    ...{ kind: "stock", factor: 1, start: first.followers, count: Number.POSITIVE_INFINITY },
    days: days.map((day) => ({ top: changes.get(day) ?? 0, bottom: 0 })),
  };
}

/** The days from one to before another. */
function daysOf({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(from); day.toString() < to; day = day.add({ days: 1 }))
    days.push(day.toString());
  return days;
}
