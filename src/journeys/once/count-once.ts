import { z } from "zod";
import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { campaignNames } from "../campaigns.ts";
import { adsOnce } from "./ad-rows.ts";
import { analyticsOnce } from "./analytics.ts";
import { recordsOnce } from "./records.ts";
import { refundsOnce } from "./refunds.ts";
import { openOnceView, rankSources } from "./repeated.ts";
import type { FactSource, SetAside } from "./source.ts";
import { visitsOnce } from "./visits.ts";

/**
 * Lays the views `event_once`, `order_once`, `lead_once`, `deal_once`, `post_once`, `analytics_day_once`, `survey_once` and the table
 * `ad_once`: the facts without what several files tell of; and `order_refund`, what went back of the orders. The facts themselves stay as they are. Answers what is set
 * aside, and for which file.
 */
export async function countOnce(
  warehouse: Warehouse,
  workspace: string,
  sources: readonly FactSource[],
): Promise<SetAside[]> {
  await rankSources(warehouse, sources);
  const told = await factsWhere(
    warehouse,
    (fact) => sql`exists (from ${raw(`"${fact}"`)} where workspace = ${workspace})`,
  );
  const setAside = [
    ...(await recordsOnce(warehouse, workspace, told)),
    ...(await visitsOnce(warehouse, workspace)),
    ...(await analyticsOnce(warehouse, workspace)),
    ...(await adsOnce(warehouse, workspace, await campaignNames(warehouse, workspace, []))),
  ];
  await refundsOnce(warehouse, workspace);
  await warehouse.run(latestAnswers);
  await openViews(warehouse);
  return setAside;
}

/** An answer that was given again to the server is as it was given last; files' answers are told apart where they are read. */
const latestAnswers = raw(`/* journeys/once */
    create or replace temp view survey_once as
    select * from survey_answer
    qualify source > 0 or id is null or row_number() over (partition by workspace, source, id order by rowid desc) = 1`);

const onceFacts = ["event", "order", "lead", "deal", "post", "analytics_day"] as const;
const Told = z.object({ fact: z.string(), told: z.boolean() });

/** The facts that hold for `condition`, a piece of SQL about each: nearly all questions are about a few facts. */
async function factsWhere(warehouse: Warehouse, condition: (fact: string) => Sql): Promise<Set<string>> {
  const each = onceFacts.map((fact) => sql`select ${fact} as fact, ${condition(fact)} as told`);
  const rows = await warehouse.rows(
    Told,
    sql`/* journeys/once */ ${each.reduce((all, one) => sql`${all} union all ${one}`)}`,
  );
  return new Set(rows.filter(({ told }) => told).map(({ fact }) => fact));
}

/** A view that hides nothing need not look at each row whether it is hidden. */
async function openViews(warehouse: Warehouse): Promise<void> {
  const hidden = await factsWhere(warehouse, (fact) => sql`exists (from ${raw(`repeated_${fact}`)})`);
  for (const fact of onceFacts) if (!hidden.has(fact)) await openOnceView(warehouse, fact);
}
