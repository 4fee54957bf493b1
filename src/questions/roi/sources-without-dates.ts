import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** The sources with ad rows that could count and of which nothing says when they ran. */
export async function sourcesWithoutDates(facts: Warehouse, workspace: string): Promise<number[]> {
  const rows = await facts.rows(
    z.object({ source: z.number() }),
    sql`
    /* questions/sources-without-dates */
    select distinct source from ad_once where workspace = ${workspace} and (day is null or until is null) order by source`,
  );
  return rows.map(({ source }) => source);
}
