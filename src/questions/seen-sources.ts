import { z } from "zod";
import { raw, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

const Seen = z.object({ source: z.number(), events: z.number(), bots: z.number(), receivedMs: z.number() });
const Table = z.object({ source: z.number(), fact: z.string(), rows: z.number() });

/** What one live source told so far: events, bots among them, and the facts it laid, by table. */
export type SeenSource = z.infer<typeof Seen> & {
  readonly tables: readonly { readonly fact: string; readonly rows: number }[];
};

/** The facts that a live source may tell of. */
const facts = ["order", "lead", "deal", "refund", "cost_row", "survey_answer"];

/** The sources the server itself took facts from, the one with most events first; up to the last update of the journeys. */
export async function seenSources(warehouse: Warehouse, workspace: string): Promise<SeenSource[]> {
  const seen = await warehouse.rows(
    Seen,
    sql`
    /* questions/seen-sources */
    select source, events, bots, epoch_ms(received_at) as "receivedMs"
    from seen where workspace = ${workspace} order by events desc, source desc`,
  );
  if (seen.length === 0) return [];
  const counts = facts.map((fact) => {
    const table = raw(`"${fact}"`);
    return sql`select source, ${fact} as fact, count(*) as rows from ${table} where workspace = ${workspace} and source < 0 group by source`;
  });
  const tables = await warehouse.rows(
    Table,
    sql`/* questions/seen-sources */ ${counts.reduce((all, one) => sql`${all} union all ${one}`)}`,
  );
  return seen.map((one) => ({ ...one, tables: tables.filter(({ source }) => source === one.source) }));
}
