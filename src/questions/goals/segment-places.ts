import type { CampaignNames } from "../../journeys/campaigns.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { Segment } from "../../model/goal.ts";

/**
 * Whether a place belongs to a goal's segment: all of social where it has none, or names only paid or not; else whatever
 * the network or the campaign is, by the campaign's name or id.
 */
export function inSegment(segment: Segment | null, campaigns: CampaignNames): (leaf: Leaf) => boolean {
  const { network, campaign, paid } = segment ?? {};
  const name = campaign === undefined ? undefined : campaigns.nameOf(campaign);
  const isNamed = network !== undefined || campaign !== undefined;
  return (leaf) =>
    (isNamed || leaf.social) &&
    (network === undefined || leaf.network === network) &&
    (name === undefined || leaf.campaign === name) &&
    (paid === undefined || leaf.paid === paid);
}
