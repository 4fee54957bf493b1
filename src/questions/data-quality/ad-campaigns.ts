import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** The campaigns that ad reports of a workspace name, whenever they ran. */
export async function adCampaigns(facts: Warehouse, workspace: string): Promise<string[]> {
  const rows = await facts.rows(
    z.object({ campaign: z.string() }),
    sql`
    /* questions/data-quality/ad-campaigns */
    select distinct coalesce(campaign, campaign_id) as campaign from ad_day
    where workspace = ${workspace} and coalesce(campaign, campaign_id) is not null order by 1`,
  );
  return rows.map(({ campaign }) => campaign);
}
