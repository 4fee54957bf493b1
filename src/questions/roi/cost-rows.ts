import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const nullable = z.string().nullable();
const Row = z.object({
  what: nullable,
  category: nullable,
  amount: nullable,
  hours: nullable,
  rate: nullable,
  currency: nullable,
  per: nullable,
  from: nullable,
  to: nullable,
  network: nullable,
  campaign: nullable,
  post: nullable,
  channel: nullable,
});

/** The rows of one cost spreadsheet as texts, in the file's order, under the header the plan's schema
 * knows; of a cost that was told again, as it was told last. */
export async function costRows(
  facts: Warehouse,
  workspace: string,
  source: number,
): Promise<{ header: string[]; rows: string[][] }> {
  const rows = await facts.rows(
    Row,
    sql`
    /* questions/cost-rows */
    select what, category, amount, hours, rate, currency, per, starts as "from", ends as "to", network, campaign, post, channel
    from cost_row where workspace = ${workspace} and source = ${source}
    qualify id is null or row_number() over (partition by id order by rowid desc) = 1
    order by rowid`,
  );
  const header = Object.keys(Row.shape) as (keyof z.infer<typeof Row>)[];
  return { header, rows: rows.map((row) => header.map((column) => row[column] ?? "")) };
}
