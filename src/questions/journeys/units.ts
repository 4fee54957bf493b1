import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** SQL of whose a conversion is; an order that names nobody stands alone. */
export const unitOf = (conversion: string): string =>
  `coalesce(${conversion}.unit, hash('conversion', ${conversion}.conversion))`;

/**
 * Lays `unit` (unit, nr) over `conversion`: a number for each person or account, or for the random group it is gathered
 * into by the hash of its key where there are more than `most`. Answers how many groups there are; null where each stands alone.
 */
export async function layUnits(facts: Warehouse, most: number): Promise<number | null> {
  await facts.run(sql`
    /* questions/units */
    create or replace temp table unit as
    select unit, cast(hash(unit) % ${most} as integer) as nr
    from (select distinct ${raw(unitOf("c"))} as unit from conversion as c)`);
  const { units } = await facts.row(
    z.object({ units: z.number() }),
    sql`/* questions/units */ select count(*) as units from unit`,
  );
  if (units > most) return most;
  await facts.run(
    raw(`/* questions/units */
    create or replace temp table unit as select unit, cast(row_number() over (order by unit) - 1 as integer) as nr from unit`),
  );
  return null;
}
