import { z } from "zod";
import { raw } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";

/** What the facts of a folder say of themselves. */
export interface FactsHealth {
  readonly events: number;
  /** Events that nothing has taken in yet, over all workspaces. */
  readonly behind: number;
  /** Keys that would join more visitors than one person has, by workspace. */
  readonly quarantined: readonly { readonly workspace: string; readonly keys: number }[];
}

export async function factsHealth(facts: Warehouse): Promise<FactsHealth> {
  const { events, behind } = await facts.row(
    z.object({ events: z.number(), behind: z.number() }),
    raw(`
    /* warehouse/data-health */
    select count(*) as events,
      count(*) filter (where seq > coalesce(upto, 0)) as behind
    from site_event
    left join (select workspace, min(seq) as upto from derived group by workspace) using (workspace)`),
  );
  const quarantined = await facts.rows(
    z.object({ workspace: z.string(), keys: z.number() }),
    raw(`
    /* warehouse/data-health */
    select workspace, count(*) as keys from quarantined group by workspace order by workspace`),
  );
  return { events, behind, quarantined };
}
