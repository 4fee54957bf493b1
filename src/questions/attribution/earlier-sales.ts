import { z } from "zod";
import { layConversions } from "../../journeys/conversions.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Earlier than any sale that is known. */
const beforeAllMs = Date.UTC(1900, 0, 1);

/**
 * Lays `bought_before` (conversion, before): whether the person or account of each of `conversion` had bought before it,
 * also before the period; null where an order names nobody. Answers the first day of which a sale is known.
 */
export async function layBoughtBefore(facts: Warehouse, scope: JourneyScope): Promise<string | null> {
  const asked = ["conversion", "conversion_person", "conversion_key"];
  const copies = (of: (table: string) => string, to: (table: string) => string) =>
    raw(
      `/* questions/earlier-sales */ ${asked.map((table) => `create or replace temp table ${to(table)} as from ${of(table)}`).join("; ")}`,
    );
  const beside = (table: string) => `asked_${table}`;
  const itself = (table: string) => table;
  await facts.run(copies(itself, beside));
  // Sales ever are laid where those asked for stand, so that each is one sale by the very same rules.
  const rules = { ...scope.rules, startAnew: false };
  await layConversions(facts, { ...scope, fromMs: beforeAllMs, conversionsOf: "sales", rules });
  await facts.run(
    raw(`/* questions/earlier-sales */
    create or replace temp table first_sale as
    select * from (select unit, conversion, occurred_at from conversion where unit is not null)
    qualify row_number() over (partition by unit order by occurred_at, conversion) = 1`),
  );
  const { since } = await facts.row(
    z.object({ since: z.string().nullable() }),
    sql`/* questions/earlier-sales */ select cast(min(day) as varchar) as since from conversion`,
  );
  await facts.run(copies(beside, itself));
  await facts.run(sql`
    /* questions/earlier-sales */
    create or replace temp table bought_before as
    select c.conversion, case when guest.conversion is null then
        coalesce(row(f.occurred_at, f.conversion) < row(c.occurred_at, c.conversion), false) end as before
    from conversion as c left join first_sale as f using (unit)
    left join (select 2 * row as conversion from order_once where workspace = ${scope.workspace} and person is null) as guest
      on guest.conversion = c.conversion`);
  return since;
}
