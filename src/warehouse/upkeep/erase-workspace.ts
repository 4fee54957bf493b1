import { z } from "zod";
import { literal, raw } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";

/** Erases all facts of a workspace, imported, seen and derived; answers how many rows that were. */
export async function eraseWorkspace(facts: Warehouse, workspace: string): Promise<number> {
  const tables = await facts.rows(
    z.object({ name: z.string() }),
    raw(`/* warehouse/erase-workspace */
    select table_name as name from duckdb_columns() where column_name = 'workspace' and not internal
      and database_name = current_database() and schema_name = 'main' and table_name not in (select view_name from duckdb_views())
    order by 1`),
  );
  return facts.transaction(async () => {
    await facts.run(keepHighestSeq);
    let erased = 0;
    for (const { name } of tables) {
      erased += await facts.run(
        raw(`/* warehouse/erase-workspace */ delete from "${name}" where workspace = ${literal(workspace)}`),
      );
    }
    return erased;
  });
}

/** The seq of events never goes back, or what is derived would pass new ones over. No workspace has an empty name. */
export const keepHighestSeq = raw(`
  /* warehouse/erase-workspace */
  insert into derived
  select '', 'erased', max(seq) from site_event having max(seq) > coalesce((select max(seq) from derived where workspace = ''), 0)
  on conflict (workspace, name) do update set seq = excluded.seq`);
