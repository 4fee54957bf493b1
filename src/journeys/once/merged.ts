import { z } from "zod";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What a telling may leave out, by fact: each stands as it was told last. */
const latest = {
  lead: ["id_key", "opportunity_at", "stage", "companies", "deals"],
  deal: ["name", "pipeline", "stage", "outcome", "currency", "amount_minor", "companies"],
} as const;

/** Where somebody first came from never changes: these stand together as the first telling with an origin has them. */
const origin = [
  ...(["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"] as const),
  ...(["referrer", "click_ids", "landing_query", "post", "origin"] as const),
] as const;

const asFirst = (column: string, known: string): string =>
  `(arg_min({'said': f.${column}}, f.first) filter (${known})).said`;
const ofFirstSource = (column: string): string =>
  `arg_min(f.${column}, f.first) filter (f.original_source is null or f.original_source = f.first_source)`;

/** What is put together otherwise: the first word of when it began, and everybody who was ever named. */
const others = {
  lead: {
    created_at: "min(f.created_at)",
    // Its own number is nobody else's: a telling that names nobody does not forget whom another named.
    person: "coalesce(arg_max(f.person, f.nr) filter (f.person is distinct from f.id_key), any_value(f.person))",
    original_source: "any_value(f.first_source)",
    original_detail: ofFirstSource("original_detail"),
    original_detail_2: ofFirstSource("original_detail_2"),
    ...Object.fromEntries(origin.map((column) => [column, asFirst(column, "f.origin is not null")])),
  },
  deal: {
    created_at: "min(f.created_at)",
    contacts: "string_agg(distinct f.contacts, ';')",
    closed_at: `coalesce(
      arg_max(f.closed_at, f.nr) filter (f.told >= f.won_at - interval 1 minute and f.closed_at <> f.created_at),
      min(f.closed_at) filter (f.told >= f.won_at and f.outcome = 'won'),
      arg_max(f.closed_at, f.nr))`,
  },
} as const;

/** SQL of what is to be known of all tellings of a lead or deal before they are put together. */
const ofAll = {
  lead: `first_value(original_source ignore nulls) over (partition by winner order by coalesce(created_at, told), nr
        rows between unbounded preceding and unbounded following) as first_source,
      row(coalesce(created_at, told), nr) as first from numbered`,
  // A deal that was reopened is won anew.
  deal: `min(case when outcome = 'won' and nr > open_nr then told end) over (partition by winner) as won_at
      from (select *, coalesce(max(case when outcome <> 'won' then nr end) over (partition by winner), 0) as open_nr from numbered)`,
} as const;

/**
 * A webhook tells of one property at a time: of a lead or deal that was told several times each column is as it was told
 * last, so that a change of stage does not forget the amount. Files that tell of the same ones have their say among them.
 * A deal was closed when it was won first, unless somebody said since on which day.
 */
export async function mergeTellings(warehouse: Warehouse, fact: "lead" | "deal"): Promise<void> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    raw(`/* journeys/once/merged */ select exists (from repeated_${fact} where winner is not null) as some`),
  );
  if (!some) return;
  const merged: Record<string, string> = {
    ...Object.fromEntries(latest[fact].map((column) => [column, `arg_max(f.${column}, f.nr)`])),
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
    ), numbered as (
      select *, row_number() over (partition by winner order by told, row) as nr from telling
    ), known as (
      select *, ${ofAll[fact]}
    )
    select winner, ${Object.entries(merged)
      .map(([column, of]) => `${of} as ${column}`)
      .join(", ")}
    from known as f group by winner;
    create or replace temp view ${fact}_once as
    select f.rowid as row, f.* replace (${Object.keys(merged)
      .map((column) => `case when m.winner is null then f.${column} else m.${column} end as ${column}`)
      .join(", ")})
    from ${fact} as f left join merged_${fact} as m on m.winner = f.rowid
    where f.rowid not in (select row from repeated_${fact})`),
  );
}
