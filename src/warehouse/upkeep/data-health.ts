import { z } from "zod";
import { raw, sql } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";

/** What the facts of a folder say of themselves. */
export interface FactsHealth {
  readonly events: number;
  /** Events that nothing has taken in yet, over all workspaces. */
  readonly behind: number;
  /** Keys that would join more visitors than one person has, by workspace. */
  readonly quarantined: readonly { readonly workspace: string; readonly keys: number }[];
  /** Workspaces whose visits say nothing of how many events they were made of: what was derived of them is derived anew. */
  readonly unmarked: readonly string[];
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
  const unmarked = await facts.rows(
    z.object({ workspace: z.string() }),
    raw(`
    /* warehouse/data-health */
    select workspace from (select workspace from visit union select workspace from seen)
    where workspace <> '' and workspace not in (select workspace from derived) order by 1`),
  );
  return { events, behind, quarantined, unmarked: unmarked.map(({ workspace }) => workspace) };
}

/** What the facts of one workspace say of themselves. Moments are milliseconds of the epoch. */
export interface DataHealth {
  readonly events: number;
  /** Events that nothing has taken in yet. */
  readonly behind: number;
  /** Keys that would join more visitors than one person has. */
  readonly quarantinedKeys: number;
  /** Of those events that are still kept. */
  readonly sites: readonly { readonly site: string; readonly events: number; readonly lastMs: number }[];
  /** By the number of a live source, of all that ever came and was taken in. */
  readonly sources: readonly {
    readonly source: number;
    readonly events: number;
    readonly bots: number;
    readonly lastMs: number;
  }[];
}

export async function dataHealth(facts: Warehouse, workspace: string): Promise<DataHealth> {
  const counted = await facts.row(
    z.object({ events: z.number(), behind: z.number(), quarantinedKeys: z.number() }),
    sql`
    /* warehouse/data-health */
    select count(*) as events,
      count(*) filter (where seq > coalesce((select min(seq) from derived where workspace = ${workspace}), 0)) as behind,
      (select count(*) from quarantined where workspace = ${workspace}) as "quarantinedKeys"
    from site_event
    where workspace = ${workspace}`,
  );
  const sites = await facts.rows(
    z.object({ site: z.string(), events: z.number(), lastMs: z.number() }),
    sql`
    /* warehouse/data-health */
    select site, count(*) as events, epoch_ms(max(received_at)) as "lastMs"
    from site_event
    where workspace = ${workspace} and site is not null
    group by site
    order by site`,
  );
  const sources = await facts.rows(
    z.object({ source: z.number(), events: z.number(), bots: z.number(), lastMs: z.number() }),
    sql`
    /* warehouse/data-health */
    select source, cast(sum(events) as bigint) as events, cast(sum(bots) as bigint) as bots, epoch_ms(max(received_at)) as "lastMs"
    from seen
    where workspace = ${workspace}
    group by source
    order by source desc`,
  );
  return { ...counted, sites, sources };
}
