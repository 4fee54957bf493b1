import { z } from "zod";
import { dealOutcome } from "../../journeys/deal-outcome.ts";
import type { Plan } from "../../model/plan.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const Span = z.object({ from: z.string().nullable(), to: z.string().nullable() });

/**
 * The days that money moved on: from the first to the last order, won deal or ad row, else of the analytics tables, else
 * those on which the server saw anything, else those that posts and audiences are told of.
 * Null where nothing of it carries a date.
 */
export async function periodOfFacts(
  facts: Warehouse,
  { workspace, plan }: { workspace: string; plan: Plan },
): Promise<{ from: string; to: string } | null> {
  const { timeZone } = plan;
  const { from, to } = await facts.row(
    Span,
    sql`
    /* questions/period-of-facts */
    with money as (
      select cast(timezone(${timeZone}, min(occurred_at)) as date) as first, cast(timezone(${timeZone}, max(occurred_at)) as date) + 1 as past
      from order_once where workspace = ${workspace} and counted
      union all
      select cast(timezone(${timeZone}, min(closed_at)) as date), cast(timezone(${timeZone}, max(closed_at)) as date) + 1
      from deal_once where workspace = ${workspace} and ${dealOutcome(plan)} = 'won'
      union all
      select min(day), max(until) from ad_once where workspace = ${workspace}
    ), table_of_visits as (
      select min(day) as first, max(until) as past from analytics_day_once where workspace = ${workspace}
    ), tracked as (
      select cast(timezone(${timeZone}, min(first_at)) as date) as first, cast(timezone(${timeZone}, max(last_at)) as date) + 1 as past
      from seen where workspace = ${workspace}
    ), posted as (
      select cast(timezone(${timeZone}, min(occurred_at)) as date) as first, cast(timezone(${timeZone}, max(occurred_at)) as date) + 1 as past
      from post_once where workspace = ${workspace}
      union all
      select min(day), max(until) from audience_day where workspace = ${workspace} and dimension is null
    )
    select strftime(coalesce((select min(first) from money), (select first from table_of_visits), (select first from tracked), (select min(first) from posted)), '%Y-%m-%d') as "from",
      strftime(coalesce((select max(past) from money), (select past from table_of_visits), (select past from tracked), (select max(past) from posted)), '%Y-%m-%d') as "to"`,
  );
  return from === null || to === null ? null : { from, to };
}
