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

/** What stands on a connection that remembers; null where nothing does yet. */
const remembered = new WeakMap<Warehouse, { readonly of: string; readonly laid: LaidJourneys } | null>();

/**
 * Has a connection remember the journeys that are laid on it, so that the next question of the same scope finds them there.
 * Whoever keeps the connection answers for it that neither the facts nor the plan change meanwhile.
 */
export const rememberLaid = (facts: Warehouse): void => void remembered.set(facts, null);

/** To be called where journeys that are laid are changed. */
export function forgetLaid(facts: Warehouse): void {
  if (remembered.has(facts)) remembered.set(facts, null);
}

/** Lays the tables `conversion` and `journey_touch` of a scope. */
export async function layScope(facts: Warehouse, scope: JourneyScope): Promise<LaidJourneys> {
  if (!remembered.has(facts)) return layAnew(facts, scope);
  const of = JSON.stringify({ ...scope, plan: null });
  const standing = remembered.get(facts);
  if (standing?.of === of) return standing.laid;
  forgetLaid(facts);
  const laid = await layAnew(facts, scope);
  remembered.set(facts, { of, laid });
  return laid;
}

async function layAnew(facts: Warehouse, scope: JourneyScope): Promise<LaidJourneys> {
  await layDayRates(facts, scope);
  const spellings = scope.plan.costs.flatMap(({ scope: of }) => (of?.campaign === undefined ? [] : [of.campaign]));
  const campaigns = await campaignNames(facts, scope.workspace, spellings);
  const leaves = await layOrigins(facts, scope.workspace, scope.plan, campaigns);
  await layConversions(facts, scope);
  const cut = await layJourneys(facts, scope);
  return { scope, leaves, campaigns, cut };
}
