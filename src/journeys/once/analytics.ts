import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layOnceView, setAsideOf } from "./repeated.ts";
import type { SetAside } from "./source.ts";

const Table = z.object({ source: z.number(), from: z.string(), to: z.string() });

/**
 * Analytics tables whose days overlap tell of the same visits: the one that holds revenue goes before one that holds
 * visits alone, the one that names sources before one that names channels, daily rows before ranges, then the later file. Rows of the others on its days do not count.
 */
export async function analyticsOnce(warehouse: Warehouse, workspace: string): Promise<SetAside[]> {
  await layOnceView(warehouse, "analytics_day");
  const tables = await warehouse.rows(
    Table,
    sql`
    /* journeys/once/analytics */
    select a.source, strftime(min(day), '%Y-%m-%d') as "from", strftime(max(until), '%Y-%m-%d') as "to"
    from analytics_day as a join source_rank as s using (source)
    where a.workspace = ${workspace} and day is not null group by a.source
    order by bool_or(revenue_minor is not null) desc, bool_or(utm_source is not null) desc, bool_and(until - day = 1) desc,
      bool_or(utm_campaign is not null) desc, any_value(s.rank) desc`,
  );
  for (const [at, { source, from, to }] of tables.entries()) {
    for (const other of tables.slice(at + 1)) {
      if (other.to <= from || other.from >= to) continue;
      await warehouse.run(sql`
        /* journeys/once/analytics */
        insert into repeated_analytics_day (row, source, other)
        select row, source, ${source} from analytics_day_once
        where workspace = ${workspace} and source = ${other.source}
          and day < cast(${to} as date) and until > cast(${from} as date)`);
    }
  }
  return setAsideOf(warehouse, workspace, "analytics_day", "analytics");
}
