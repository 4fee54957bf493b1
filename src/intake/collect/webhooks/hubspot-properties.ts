import type { ServerEventInput } from "../../../model/server-event.ts";
import { amountOf } from "./delivery.ts";

interface Base {
  readonly event_id: string;
  readonly at: string;
  readonly updated_at: string;
}

/** What the changed property of a contact says; null for those that nothing here needs. */
export function contactChanged(id: string, property: string, value: string, base: Base): ServerEventInput | null {
  const lead = { type: "lead" as const, id, ...base };
  const short = value.slice(0, 200);
  switch (property) {
    case "email":
      return /^[^\s@]+@[^\s@]+$/.test(value) ? { ...lead, email: value.slice(0, 320) } : null;
    case "lifecyclestage": {
      const stage = lifecycle.get(value.toLowerCase()) ?? short;
      return { ...lead, stage, ...(stage === "Opportunity" ? { opportunity_at: base.at } : {}) };
    }
    case "hs_analytics_source":
      return { ...lead, source: short };
    case "hs_analytics_source_data_1":
      return { ...lead, source_detail: short };
    case "hs_analytics_source_data_2":
      return { ...lead, source_detail_2: short };
    case "associatedcompanyid":
      return { ...lead, company: short };
    default:
      return null;
  }
}

/** The stages by the names that HubSpot's export has. */
const lifecycle: ReadonlyMap<string, string> = new Map([
  ["subscriber", "Subscriber"],
  ["lead", "Lead"],
  ["marketingqualifiedlead", "Marketing Qualified Lead"],
  ["salesqualifiedlead", "Sales Qualified Lead"],
  ["opportunity", "Opportunity"],
  ["customer", "Customer"],
  ["evangelist", "Evangelist"],
]);

/** What the changed property of a deal says. Amounts are in the workspace's currency. */
export function dealChanged(
  id: string,
  property: string,
  value: string,
  { currency, ...base }: Base & { readonly currency: string },
): ServerEventInput | null {
  const deal = { type: "deal" as const, id, ...base };
  switch (property) {
    case "dealname":
      return { ...deal, name: value.slice(0, 500) };
    case "pipeline":
      return { ...deal, pipeline: value.slice(0, 200) };
    // HubSpot's own pipeline ends in closedwon and closedlost; the ids of other stages stand in the plan's stages.
    case "dealstage":
      return { type: "deal_stage", deal_id: id, stage: value.slice(0, 200), ...base };
    case "amount":
    case "amount_in_home_currency": {
      const amount = amountOf(value, currency);
      return amount === undefined || Number(amount) < 0 ? null : { ...deal, value: amount };
    }
    case "closedate":
      return closedOn(value, deal);
    default:
      return null;
  }
}

/** As long as a deal is open, the date is a hope. */
function closedOn(value: string, deal: ServerEventInput & { type: "deal"; at: string }): ServerEventInput | null {
  const closed = new Date(/^\d+$/.test(value) ? Number(value) : value);
  const isPast = closed.getTime() <= Date.parse(deal.at);
  return isPast ? { ...deal, closed_at: closed.toISOString() } : null;
}
