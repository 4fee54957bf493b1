import { z } from "zod";
import { sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

const SeenLately = z.object({
  workspace: z.string(),
  /** The site's key; null for what came by links, the API and webhooks. */
  site: z.string().nullable(),
  events: z.number(),
  bots: z.number(),
  lastMs: z.number(),
});
export type SeenLately = z.infer<typeof SeenLately>;

/** The events that came in since a moment, by workspace and site. */
export function seenLately(facts: Warehouse, sinceMs: number): Promise<SeenLately[]> {
  return facts.rows(
    SeenLately,
    sql`
    /* questions/seen-lately */
    select workspace, site, count(*) as events, count(bot) as bots, epoch_ms(max(received_at)) as "lastMs"
    from site_event
    where received_at >= epoch_ms(${Math.floor(sinceMs)}::bigint)::timestamptz
    group by workspace, site
    order by workspace, site`,
  );
}
