import { z } from "zod";
import type { JourneyScope } from "../../journeys/scope.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const Unplaced = z.object({ refunds: z.number(), currency: z.string().nullable(), minor: z.number() });
export type Unplaced = z.infer<typeof Unplaced>;

/** Refunds of the period that name no sale which was read, by currency, in its minor units: nothing is lowered by them. */
export async function unplacedRefunds(
  facts: Warehouse,
  { workspace, fromMs, toMs }: JourneyScope,
): Promise<Unplaced[]> {
  return facts.rows(
    Unplaced,
    sql`
    /* questions/unplaced-refunds */
    select count(*) as refunds, currency, sum(amount_minor) as minor
    from refund_once
    where workspace = ${workspace} and row not in (select refund from refund_placed)
      and source in (select source from source_rank)
      and occurred_at >= make_timestamptz(${fromMs} * 1000) and occurred_at < make_timestamptz(${toMs} * 1000)
    group by currency order by currency`,
  );
}
