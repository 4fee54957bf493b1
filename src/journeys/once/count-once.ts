import type { Warehouse } from "../../warehouse/warehouse.ts";
import { campaignNames } from "../campaigns.ts";
import { adsOnce } from "./ad-rows.ts";
import { analyticsOnce } from "./analytics.ts";
import { recordsOnce } from "./records.ts";
import { rankSources } from "./repeated.ts";
import type { FactSource, SetAside } from "./source.ts";
import { visitsOnce } from "./visits.ts";

/**
 * Lays the views `event_once`, `order_once`, `lead_once`, `deal_once`, `post_once`, `analytics_day_once` and the table
 * `ad_once`: the facts without what several files tell of. The facts themselves stay as they are. Answers what is set
 * aside, and for which file.
 */
export async function countOnce(
  warehouse: Warehouse,
  workspace: string,
  sources: readonly FactSource[],
): Promise<SetAside[]> {
  await rankSources(warehouse, sources);
  return [
    ...(await recordsOnce(warehouse, workspace)),
    ...(await visitsOnce(warehouse, workspace)),
    ...(await analyticsOnce(warehouse, workspace)),
    ...(await adsOnce(warehouse, workspace, await campaignNames(warehouse, workspace, []))),
  ];
}
