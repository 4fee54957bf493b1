import { z } from "zod";
import { sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

const Row = z.object({
  seq: z.number(),
  imports: z.number(),
  latest: z.number(),
  undone: z.number(),
  tainted: z.number(),
});

/**
 * How far the facts of a workspace have changed, by small tables alone: the events that visits and persons follow, the
 * imports that stand and were taken back, and what was erased.
 */
export async function factsRevision(facts: Warehouse, workspace: string): Promise<string> {
  const { seq, imports, latest, undone, tainted } = await facts.row(
    Row,
    sql`
    /* questions/facts-revision */
    select coalesce((select max(seq) from derived where workspace = ${workspace}), 0) as seq,
      count(*) as imports, coalesce(max(id), 0) as latest, coalesce(max(epoch_us(undone_at)), 0) as undone,
      (select count(*) from tainted) as tainted
    from import where workspace = ${workspace}`,
  );
  return [seq, imports, latest, undone, tainted].join(".");
}
