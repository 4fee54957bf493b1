import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Step } from "../update-journeys.ts";

/** Adds a step's events to what each source told so far; answers how many there are. */
export async function countSeen(facts: Warehouse, { workspace, after, upTo }: Step): Promise<number> {
  await facts.run(sql`
    /* journeys/update/seen */
    create or replace temp table seen_now as
    select source, count(*) as events, count(bot) as bots, min(occurred_at) as first_at, max(occurred_at) as last_at,
      max(received_at) as received_at
    from site_event where workspace = ${workspace} and seq > ${after} and seq <= ${upTo}
    group by source`);
  await facts.run(sql`
    /* journeys/update/seen */
    insert into seen_now
    select source, events, bots, first_at, last_at, received_at from seen
    where workspace = ${workspace} and source in (select source from seen_now)`);
  await facts.run(sql`
    /* journeys/update/seen */
    delete from seen where workspace = ${workspace} and source in (select source from seen_now)`);
  await facts.run(sql`
    /* journeys/update/seen */
    insert into seen
    select ${workspace}, source, sum(events), sum(bots), min(first_at), max(last_at), max(received_at)
    from seen_now group by source`);
  const { events } = await facts.row(
    z.object({ events: z.number() }),
    sql`
    /* journeys/update/seen */
    select count(*) as events from site_event where workspace = ${workspace} and seq > ${after} and seq <= ${upTo}`,
  );
  return events;
}
