import { z } from "zod";
import { raw } from "../../warehouse/sql.ts";
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
 * Lays the views `event_once`, `order_once`, `lead_once`, `deal_once`, `post_once`, `analytics_day_once` and the table
 * `ad_once`: the facts without what several files tell of; and `order_refund`, what went back of the orders. The facts themselves stay as they are. Answers what is set
 * aside, and for which file.
 */
export async function countOnce(
  warehouse: Warehouse,
  workspace: string,
  sources: readonly FactSource[],
): Promise<SetAside[]> {
  await rankSources(warehouse, sources);
  const setAside = [
    ...(await recordsOnce(warehouse, workspace)),
    ...(await visitsOnce(warehouse, workspace)),
    ...(await analyticsOnce(warehouse, workspace)),
    ...(await adsOnce(warehouse, workspace, await campaignNames(warehouse, workspace, []))),
  ];
  await refundsOnce(warehouse, workspace);
  await openViews(warehouse);
  return setAside;
}

const Hidden = z.object({ hidden: z.boolean() });

/** A view that hides nothing need not look at each row whether it is hidden. */
async function openViews(warehouse: Warehouse): Promise<void> {
  for (const fact of ["event", "order", "lead", "deal", "post", "analytics_day"]) {
    const { hidden } = await warehouse.row(
      Hidden,
      raw(`/* journeys/once */ select exists (from repeated_${fact}) as hidden`),
    );
    if (hidden) continue;
    await openOnceView(warehouse, fact);
  }
}
