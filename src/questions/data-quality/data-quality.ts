import { type CampaignNames, campaignNames } from "../../journeys/campaigns.ts";
import type { SetAside } from "../../journeys/once/source.ts";
import { layOrigins } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { DataQuality, QualityCheck } from "../../model/data-quality.ts";
import type { SourceSummary } from "../../model/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layScope } from "../journeys/credited-journeys.ts";
import { touchesByLeaf } from "../roi/activity.ts";
import { adCampaigns } from "./ad-campaigns.ts";
import { spendRule, spendWithoutTouches, touchesWithoutSpend } from "./ads-and-touches.ts";
import { daysMissing } from "./days-missing.ts";
import { needsRate, summed } from "./level.ts";
import { salesRule, salesWithoutJourney } from "./sales-without-journey.ts";
import { seenTags } from "./seen-tags.ts";
import { utmSpellings } from "./tag-spellings.ts";
import { currenciesWithoutRate, eventsBehind, overlappingFiles, rejectedRows, sharedKeys } from "./told-of-files.ts";
import { untaggedSocial, untaggedVisits } from "./untagged.ts";

/** What is known of the files beside their facts. */
export interface KnownFiles {
  readonly sources: readonly SourceSummary[];
  readonly setAside: readonly SetAside[];
  readonly nameOf: ReadonlyMap<number, string>;
}

/** Looks the facts of a scope over, check by check; they count once already. */
export async function dataQuality(
  facts: Warehouse,
  scope: JourneyScope,
  { sources, setAside, nameOf }: KnownFiles,
  nowMs: number,
): Promise<DataQuality> {
  const { workspace, from, to, currency, timeZone, plan } = scope;
  const rates = await currenciesWithoutRate(facts, scope);
  const { leaves, campaigns } = rates.stops ? await originsOf(facts, scope) : await layScope(facts, scope);
  const touched = await touchesByLeaf(facts, scope, leaves);
  const tags = await seenTags(facts, scope, leaves);
  const named = await adCampaigns(facts, workspace);
  const checks: QualityCheck[] = [
    rates.check,
    await untaggedVisits(facts, scope),
    untaggedSocial(tags),
    utmSpellings(tags, { naming: plan.naming, adCampaigns: named }),
    rates.stops
      ? { kind: "spend_without_touches", ...needsRate(spendRule) }
      : await spendWithoutTouches(facts, scope, { campaigns, touched }),
    touchesWithoutSpend(touched, named),
    rates.stops
      ? { kind: "orders_without_journey", ...needsRate(salesRule) }
      : await salesWithoutJourney(facts, workspace, currency),
    await daysMissing(facts, scope),
    overlappingFiles(setAside, nameOf),
    rejectedRows(sources),
    await sharedKeys(facts, workspace),
    await eventsBehind(facts, workspace, nowMs),
  ];
  return { period: { from, to }, currency, timeZone, ...summed(checks), checks };
}

async function originsOf(facts: Warehouse, { workspace, plan }: JourneyScope) {
  const campaigns: CampaignNames = await campaignNames(facts, workspace, []);
  return { campaigns, leaves: await layOrigins(facts, workspace, plan, campaigns) };
}
