import { z } from "zod";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What a telling may leave out, by fact. */
const columns = {
  lead: [
    ...(["person", "id_key", "opportunity_at", "stage", "original_source", "original_detail"] as const),
    ...(["original_detail_2", "utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"] as const),
    ...(["referrer", "click_ids", "landing_query", "post", "origin", "companies", "deals"] as const),
  ],
  deal: ["name", "pipeline", "stage", "outcome", "currency", "amount_minor", "closed_at", "companies"],
} as const;

/** What is put together otherwise: the first word of when it began, and everybody who was ever named. */
const others = {
  lead: { created_at: "min(f.created_at)" },
  deal: { created_at: "min(f.created_at)", contacts: "string_agg(distinct f.contacts, ';')" },
} as const;

/**
 * A webhook tells of one property at a time: of a lead or deal that was told several times each column is as it was told
 * last, so that a change of stage does not forget the amount. Files that tell of the same ones have their say among them.
 */
export async function mergeTellings(warehouse: Warehouse, fact: "lead" | "deal"): Promise<void> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    raw(`/* journeys/once/merged */ select exists (from repeated_${fact} where winner is not null) as some`),
  );
  if (!some) return;
  const merged: Record<string, string> = {
    ...Object.fromEntries(columns[fact].map((column) => [column, `arg_max(f.${column}, row(f.told, f.row))`])),
    ...others[fact],
  };
  const told = `f.rowid as row, coalesce(f.told_at, s.written_at) as told, f.* from ${fact} as f join source_rank as s using (source)`;
  await warehouse.run(
    raw(`/* journeys/once/merged */
    create or replace temp table merged_${fact} as
    with telling as (
      select r.winner, ${told} join repeated_${fact} as r on r.row = f.rowid where r.winner is not null
      union all
      select f.rowid, ${told} where f.rowid in (select winner from repeated_${fact})
    )
    select winner, ${Object.entries(merged)
      .map(([column, of]) => `${of} as ${column}`)
      .join(", ")}
    from telling as f group by winner;
    create or replace temp view ${fact}_once as
    select f.rowid as row, f.* replace (${Object.keys(merged)
      .map((column) => `coalesce(m.${column}, f.${column}) as ${column}`)
      .join(", ")})
    from ${fact} as f left join merged_${fact} as m on m.winner = f.rowid
    where f.rowid not in (select row from repeated_${fact})`),
  );
}
