/**
 * SQL of the fact's names: in a row with a campaign group that is the campaign, and LinkedIn's campaign the ad set.
 * Newer reports call the group a campaign and the campaign an ad set, as others do.
 */
export const levels: Readonly<Record<string, string>> = {
  campaign_id: 'case when coalesce("group", groupId) is not null then groupId else campaignId end',
  campaign: 'coalesce("group", case when groupId is null then campaign end)',
  adset_id: 'case when coalesce("group", groupId) is not null then campaignId else adsetId end',
  adset: 'case when coalesce("group", groupId) is not null then campaign else adset end',
};
