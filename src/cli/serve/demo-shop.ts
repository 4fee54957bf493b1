import { join } from "node:path";
import type { z } from "zod";
import { importExports } from "../../answers/kept-exports.ts";
import type { WatchFiles } from "../../answers/load-exports.ts";
import type { Place } from "../../answers/place.ts";
import { Goal } from "../../model/goal.ts";
import type { Plan } from "../../model/plan.ts";
import { simulate } from "../../simulator/simulate.ts";
import { readPlan } from "../../state/plan/plan-file.ts";
import { layLinkVisits, type VisitedLink } from "../../warehouse/link-visits.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What is made up; the same numbers make the same people and orders, whatever day it is. */
export const shop = { model: "online-shop", people: 4000, days: 90, seed: 7, namesPosts: true } as const;

export const shopName = "Faro Azul";

/** The first of the shop's days, so that the last is the day before `today`. */
export const firstDayOfShop = (today: string): string => addDays(today, -shop.days);

/** Writes the shop's exports into a folder; answers its plan, with goals that are under way on the day after its last. */
export async function makeShopExports(out: string, from: string): Promise<Plan> {
  await simulate({ ...shop, out, from });
  const plan = await readPlan(join(out, "plan.yaml"));
  return { ...plan, business: madeUp, goals: goalsOf(from).map((goal) => Goal.parse(goal)) };
}

/** Says on whatever is exported that none of it is real; on pages the mark of a demo says it. */
const madeUp = `${shopName} (made up)`;

const goalsOf = (from: string): z.input<typeof Goal>[] => [
  {
    name: "230 orders from social media",
    measure: "conversions",
    baseline: "170",
    target: "230",
    objective: "Sell more of what we make ourselves",
    from,
    to: addDays(from, shop.days + 30),
  },
  {
    name: "160 orders that Instagram brought",
    measure: "conversions",
    segment: { network: "instagram" },
    baseline: "120",
    target: "160",
    objective: "Be found where people look for ideas",
    from: addDays(from, 15),
    to: addDays(from, shop.days + 15),
  },
  {
    name: "TikTok pays for itself",
    measure: "roi",
    segment: { network: "tiktok" },
    baseline: "-60",
    target: "0",
    objective: "Stop what costs more than it brings",
    from: addDays(from, 30),
    to: addDays(from, shop.days + 30),
  },
];

interface ShopBrought {
  readonly workspace: string;
  readonly plan: Plan;
  /** As `layDemoLinks` made them. */
  readonly links: readonly VisitedLink[];
  readonly watch: WatchFiles;
}

/** Brings the shop's exports and its links' clicks into a workspace; what is there already stays as it is. */
export async function importShop(
  facts: Warehouse,
  exports: string,
  { workspace, plan, links, watch }: ShopBrought,
): Promise<void> {
  await importExports(facts, [exports], { ...placeOfShop(workspace, plan), watch });
  await layLinkVisits(facts, workspace, links);
}

/** Where the shop's questions are asked. */
export const placeOfShop = (workspace: string, plan: Plan): Place => ({
  workspace,
  zone: plan.timeZone,
  currency: plan.currency,
  plan,
});

const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
