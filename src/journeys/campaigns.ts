import { z } from "zod";
import { foldCampaign } from "../model/campaign-name.ts";
import { sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** Which campaign a name or id means, however it was spelled. */
export interface CampaignNames {
  /** The campaign's name as the ad platform (else whoever named it first) writes it; null where nothing is named. */
  nameOf(written: string | null, detail?: readonly (string | null)[]): string | null;
}

const AdName = z.object({
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  adset: z.string().nullable(),
  adsetId: z.string().nullable(),
  adId: z.string().nullable(),
});

/**
 * Knows campaigns by the ad platforms' rows: by name and by id, and by the ids of their ad sets and ads (ads often put
 * those into `utm_campaign`), and by an ad set's name where no campaign has it and it is of one campaign only.
 * `spellings` are names that win over none, such as the plan's.
 */
export async function campaignNames(
  warehouse: Warehouse,
  workspace: string,
  spellings: readonly string[],
): Promise<CampaignNames> {
  const ads = await warehouse.rows(
    AdName,
    sql`
    /* journeys/campaigns */
    select campaign, campaign_id as "campaignId", adset, adset_id as "adsetId", ad_id as "adId"
    from ad_day where workspace = ${workspace}
    group by all order by all`,
  );
  return namesOf(ads, spellings);
}

export function namesOf(ads: readonly z.infer<typeof AdName>[], spellings: readonly string[]): CampaignNames {
  const byName = new Map<string, string>();
  const byId = new Map<string, string>();
  const byAdSet = new Map<string, string | null>();
  for (const { campaign, campaignId, adset, adsetId, adId } of ads) {
    const name = campaign ?? (campaignId === null ? null : (byId.get(campaignId) ?? campaignId));
    if (name === null) continue;
    const known = byName.get(foldCampaign(name)) ?? name;
    byName.set(foldCampaign(name), known);
    for (const id of [campaignId, adsetId, adId]) if (id !== null && !byId.has(id)) byId.set(id, known);
    if (adset !== null) {
      const other = byAdSet.get(foldCampaign(adset));
      byAdSet.set(foldCampaign(adset), other === undefined || other === known ? known : null);
    }
  }
  const seen = new Map(spellings.map((name) => [foldCampaign(name), name]));
  const lookUp = (written: string): string | null =>
    byName.get(foldCampaign(written)) ?? byId.get(written.trim()) ?? byAdSet.get(foldCampaign(written)) ?? null;

  return {
    nameOf(written, detail = []) {
      for (const part of [written, ...detail]) {
        const found = part === null ? null : lookUp(part);
        if (found !== null && (part === written || byId.has(part?.trim() ?? ""))) return found;
      }
      if (written === null || foldCampaign(written) === "") return null;
      const folded = foldCampaign(written);
      if (!seen.has(folded)) seen.set(folded, written);
      return seen.get(folded) ?? null;
    },
  };
}
