import { z } from "zod";
import type { Worth } from "../../model/attribution/about.ts";
import { toDecimal } from "../../model/money.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { unexplainedByDay } from "../journeys/credit.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { analyticsRevenue } from "../roi/analytics-revenue.ts";

/**
 * How much of what no touch explains an analytics table can tell of at most, whatever the model: in each of its days or
 * ranges no more than it has for the sources it names, and no more than is open. The statement credits it to those
 * sources; a table holds no persons, so that no journey has it. Null without a table, and for what is no sale.
 */
export async function toldByAnalytics(
  facts: Warehouse,
  { scope, campaigns }: Pick<LaidJourneys, "scope" | "campaigns">,
): Promise<Worth | null> {
  if (scope.conversionsOf !== "sales" || !(await hasTable(facts, scope.workspace))) return null;
  const { rows } = await analyticsRevenue(facts, scope, campaigns);
  const named = rows.filter(({ leaf, revenueMinor }) => leaf.channel !== "Unassigned" && revenueMinor > 0);
  if (named.length === 0) return null;
  const unexplained = await unexplainedByDay(facts);
  let [minor, conversions] = [0, 0];
  for (const range of Map.groupBy(named, ({ from, to }) => `${from} ${to}`).values()) {
    const { from, to } = range[0] ?? { from: "", to: "" };
    const open = unexplained.filter(({ day }) => day >= from && day < to);
    const openMinor = open.reduce((sum, day) => sum + day.minor, 0);
    if (openMinor === 0) continue;
    const told = Math.min(
      openMinor,
      range.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0),
    );
    minor += told;
    conversions += open.reduce((sum, day) => sum + day.conversions, 0) * (told / openMinor);
  }
  return { conversions, value: toDecimal(minor, scope.currency) };
}

async function hasTable(facts: Warehouse, workspace: string): Promise<boolean> {
  const { has } = await facts.row(
    z.object({ has: z.boolean() }),
    sql`
    /* questions/told-by-analytics */
    select exists (from analytics_day where workspace = ${workspace} and revenue_minor > 0) as has`,
  );
  return has;
}
