import type { ModelName } from "../attribution/models.ts";
import { type CampaignNames, campaignNames } from "../journeys/campaigns.ts";
import { layConversions } from "../journeys/conversions.ts";
import { layDayRates } from "../journeys/day-rates.ts";
import { type Leaf, layOrigins } from "../journeys/origins.ts";
import type { JourneyScope } from "../journeys/scope.ts";
import { layJourneys } from "../journeys/touches.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { layCredit } from "./credit.ts";

/** Lays the tables `conversion`, `journey_touch` and `credit` of a scope under a model; answers what their leaves stand for. */
export async function layCreditedJourneys(
  facts: Warehouse,
  { scope, model }: { scope: JourneyScope; model: ModelName },
): Promise<{ leaves: Leaf[]; campaigns: CampaignNames }> {
  await layDayRates(facts, scope);
  const spellings = scope.plan.costs.flatMap(({ scope: of }) => (of?.campaign === undefined ? [] : [of.campaign]));
  const campaigns = await campaignNames(facts, scope.workspace, spellings);
  const leaves = await layOrigins(facts, scope.workspace, scope.plan, campaigns);
  await layConversions(facts, scope);
  await layJourneys(facts, scope);
  await layCredit(facts, model);
  return { leaves, campaigns };
}
