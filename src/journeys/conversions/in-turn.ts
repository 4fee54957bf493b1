import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Gives each of `conversion` the moments of the conversions before and after it of its person or account. */
export async function markNeighbours(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/conversions/in-turn */
    create or replace temp table conversion as
    select * replace (
      lag(occurred_at) over in_turn as previous_at,
      lead(occurred_at) over in_turn as next_at)
    from conversion
    window in_turn as (partition by unit order by occurred_at, conversion)`),
  );
}

/** Leaves of `conversion` the first of each person or account; of two at one moment, the one that was told first. */
export async function keepFirstOfEach(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/conversions/in-turn */
    create or replace temp table conversion as
    select * from conversion
    qualify row_number() over (partition by unit order by occurred_at, conversion) = 1`),
  );
}
