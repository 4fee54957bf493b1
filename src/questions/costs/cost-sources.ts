import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** The sources that told of costs one by one: imports by their number, what the server took itself below 0. */
export async function costSources(facts: Warehouse, workspace: string): Promise<number[]> {
  const rows = await facts.rows(
    z.object({ source: z.number() }),
    sql`
    /* questions/cost-sources */
    select distinct source from cost_row where workspace = ${workspace} order by source`,
  );
  return rows.map(({ source }) => source);
}
