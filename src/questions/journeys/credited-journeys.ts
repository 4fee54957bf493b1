import { type CampaignNames, campaignNames } from "../../journeys/campaigns.ts";
import { layConversions } from "../../journeys/conversions.ts";
import { layDayRates } from "../../journeys/day-rates.ts";
import { type Leaf, layOrigins } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { layJourneys } from "../../journeys/touches.ts";
import type { Only } from "../../model/only.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Journeys that are laid in `conversion` and `journey_touch`, the rules they were put together by, and what their leaves stand for. */
export interface LaidJourneys {
  readonly scope: JourneyScope;
  readonly leaves: readonly Leaf[];
  readonly campaigns: CampaignNames;
  /** Journeys of more than 500 touches, of which the first and the last 499 are kept; none unless said. */
  readonly cut?: number;
  /** The days that the facts are about, whatever was asked. */
  readonly reach?: { readonly from: string; readonly to: string } | null;
  /** What a touch of each of them matches; left out where they are all journeys. */
  readonly only?: Only;
}

/** Lays the tables `conversion` and `journey_touch` of a scope. */
export async function layScope(facts: Warehouse, scope: JourneyScope): Promise<LaidJourneys> {
  await layDayRates(facts, scope);
  const spellings = scope.plan.costs.flatMap(({ scope: of }) => (of?.campaign === undefined ? [] : [of.campaign]));
  const campaigns = await campaignNames(facts, scope.workspace, spellings);
  const leaves = await layOrigins(facts, scope.workspace, scope.plan, campaigns);
  await layConversions(facts, scope);
  const cut = await layJourneys(facts, scope);
  return { scope, leaves, campaigns, cut };
}
