import { sql } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";

/** Proves that the facts can be written, by writing a row; throws what stands against it. */
export async function proveWritable(facts: Warehouse, at: Date): Promise<void> {
  await facts.transaction(async () => {
    await facts.run(sql`/* warehouse/writable */ delete from written`);
    await facts.run(sql`/* warehouse/writable */ insert into written values (${at.toISOString()}::timestamptz)`);
  });
}
