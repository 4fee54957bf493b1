import { raw } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { layDeals } from "./conversions/deals.ts";
import { keepFirstOfEach, markNeighbours } from "./conversions/in-turn.ts";
import { layLeads } from "./conversions/leads.ts";
import { layOrders } from "./conversions/orders.ts";
import { dropDealsPaid } from "./conversions/paid-deals.ts";
import { layStages } from "./conversions/stages.ts";
import { layConversionKeys, layPersons } from "./persons.ts";
import type { JourneyScope } from "./scope.ts";

/**
 * Lays the tables `conversion` (conversion, occurred_at, day, value_minor in the workspace's currency, lead_at,
 * opportunity_at, unit: the person or account it belongs to, source, unpaid, previous_at and next_at: the unit's
 * conversions around it, where each starts the journey anew) and `conversion_person`. In the period are
 * - sales: the orders that count and the deals won, each sale once;
 * - new customers: the sales that are the first of their person or account ever;
 * - leads: each person who became a lead, once, at the first moment; they are worth nothing yet;
 * - opportunities: the deals that were opened, whatever came of them, at what they are worth by the last word.
 * A deal gathers all its contacts, its companies' contacts, and the leads that the same CRM says became it. Orders have
 * even numbers, deals odd ones, leads those below zero.
 */
export async function layConversions(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  const { conversionsOf, rules } = scope;
  const isFirst = conversionsOf === "new customers";
  const fromBefore = isFirst || rules.startAnew;
  await layPersons(warehouse, scope);
  await layAll(warehouse, fromBefore ? { ...scope, fromMs: beforeAllMs } : scope);
  if (rules.startAnew) await markNeighbours(warehouse);
  if (isFirst) await keepFirstOfEach(warehouse);
  if (fromBefore) await dropBefore(warehouse, scope);
  await layConversionKeys(warehouse);
  await layStages(warehouse, scope);
}

/** Whether somebody bought before is seen in all that is known, not in the period alone. */
const beforeAllMs = Date.UTC(1900, 0, 1);

async function layAll(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/conversions */
    create or replace temp table conversion (conversion bigint, occurred_at timestamptz, day date, value_minor bigint, unit ubigint,
      source integer, unpaid boolean, lead_at timestamptz, opportunity_at timestamptz, previous_at timestamptz, next_at timestamptz);
    create or replace temp table conversion_person (conversion bigint, person ubigint)`),
  );
  switch (scope.conversionsOf) {
    case "leads":
      return layLeads(warehouse, scope);
    case "opportunities":
      return layDeals(warehouse, scope, "opened");
    case "sales":
    case "new customers":
      await layOrders(warehouse, scope);
      await layDeals(warehouse, scope, "won");
      return dropDealsPaid(warehouse);
    default:
      return scope.conversionsOf satisfies never;
  }
}

async function dropBefore(warehouse: Warehouse, { fromMs }: JourneyScope): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/conversions */
    delete from conversion where occurred_at < make_timestamptz(${fromMs} * 1000);
    delete from conversion_person where conversion not in (select conversion from conversion)`),
  );
}
