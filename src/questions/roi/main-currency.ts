import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** The currency most money rows are in, orders before deals before ads; null where none names one. */
export async function mainCurrency(facts: Warehouse, workspace: string): Promise<string | null> {
  const rows = await facts.rows(
    z.object({ currency: z.string() }),
    sql`
    /* questions/main-currency */
    select currency from (
      select 1 as rank, currency, count(*) as rows from "order" where workspace = ${workspace} group by currency
      union all select 2, currency, count(*) from deal where workspace = ${workspace} group by currency
      union all select 3, currency, count(*) from ad_day where workspace = ${workspace} group by currency
    ) where currency is not null order by rank, rows desc, currency limit 1`,
  );
  return rows[0]?.currency ?? null;
}
