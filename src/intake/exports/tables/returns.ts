import { literal, raw } from "../../../warehouse/sql.ts";
import type { ImportTarget } from "./load-fact.ts";

/**
 * Makes refunds of the orders of an import whose total is below nothing: what a till gives back stands among its sales. It
 * lowers the sale whose number it bears. Answers how many there are.
 */
export async function returnsToRefunds({ warehouse, workspace, source }: ImportTarget): Promise<number> {
  const own = `workspace = ${literal(workspace)} and source = ${source} and total_minor < 0`;
  const returned = await warehouse.run(
    raw(`/* intake/exports/returns */
    insert into refund (workspace, source, id, order_id, occurred_at, currency, amount_minor)
    select workspace, source, concat_ws(' ', id, occurred_at, total_minor), id, occurred_at, currency, -total_minor
    from "order" where ${own}`),
  );
  if (returned > 0) await warehouse.run(raw(`/* intake/exports/returns */ delete from "order" where ${own}`));
  return returned;
}
