import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** How many keys join nobody because too many share them: a shop's tablet, an address that many orders were given. */
export async function quarantinedKeys(facts: Warehouse, workspace: string): Promise<number> {
  const { keys } = await facts.row(
    z.object({ keys: z.number() }),
    sql`/* questions/quarantined-keys */ select count(*) as keys from quarantined where workspace = ${workspace}`,
  );
  return keys;
}
