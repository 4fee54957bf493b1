import { z } from "zod";
import { dealOutcome } from "../../journeys/deal-outcome.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** The stages of deals that were to be closed inside the period and are taken to be open still, most deals first. */
export async function openStages(facts: Warehouse, { workspace, plan, fromMs, toMs }: JourneyScope): Promise<string[]> {
  const rows = await facts.rows(
    z.object({ stage: z.string() }),
    sql`
    /* questions/open-stages */
    select stage from deal_once
    where workspace = ${workspace} and stage is not null and ${dealOutcome(plan)} = 'open'
      and closed_at >= make_timestamptz(${fromMs} * 1000) and closed_at < make_timestamptz(${toMs} * 1000)
    group by stage order by count(*) desc, stage`,
  );
  return rows.map(({ stage }) => stage);
}
