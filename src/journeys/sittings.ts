import { z } from "zod";
import { raw } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** So long after a visit's end its person still sits there, as with the silence inside a visit. */
export const sittingMinutes = 30;

/** SQL that orders what one person's browsers did: of one instant, what says where it came from goes first. */
const inTime = "order by occurred_at, weak, last_at, origin";

/**
 * Takes out of `touch`, or of a table like it, what is another sight of a sitting that stands there as a visit the server
 * saw. One sitting of one person is one visit, though it be under two keys: whoever agrees to a cookie, or opens the shop
 * in another browser, came from nowhere new. So no touch is
 * - a visit that names no origin, or the app alone, and begins while the person's sitting goes on or within half an hour;
 * - one that says again where the sitting came from last;
 * - a visit in a file, or an order's or lead's own tags, that name the place of a visit in the same sitting.
 * Two different places in one sitting are two touches; an ad that was seen and not clicked is no part of it.
 */
export async function joinSittings(warehouse: Warehouse, table: "touch" | "touch_close_by" = "touch"): Promise<void> {
  const { live } = await warehouse.row(
    z.object({ live: z.boolean() }),
    raw(`/* journeys/sittings */ select exists (from ${table} where last_at is not null) as live`),
  );
  if (!live) return;
  await layCloseBy(warehouse, table);
  await laySittings(warehouse, table);
  await warehouse.run(
    raw(`/* journeys/sittings */
    delete from ${table} where rowid in (select row from sitting where nr > 1 and (weak or origin = came_from))`),
  );
  await warehouse.run(
    raw(`/* journeys/sittings */
    delete from ${table} where rowid in (
      select t.rowid from ${table} as t join sitting as s on s.person = t.person and s.leaf = t.leaf
        and t.occurred_at between s.begins - to_minutes(${sittingMinutes}) and s.ends + to_minutes(${sittingMinutes})
      where t.tier = 1 and t.last_at is null and not t.view
    )`),
  );
}

/** Lays `close_by`: the few persons of whom two touches stand less than a sitting apart; nobody else's can be one sitting. */
async function layCloseBy(warehouse: Warehouse, table: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/sittings */
    create or replace temp table close_by as
    select distinct person
    from (
      select person, occurred_at, max(coalesce(last_at, occurred_at)) over (
        partition by person order by occurred_at, last_at rows between unbounded preceding and 1 preceding) as before
      from ${table}
      where tier = 1 and not view
        and person in (select person from ${table} where tier = 1 group by person having count(*) > 1)
    )
    where occurred_at <= before + to_minutes(${sittingMinutes})`),
  );
}

/**
 * Lays `sitting`: each visit the server saw of those in `close_by`, its number in its sitting, the origin that the sitting
 * came from before it, and when the sitting begins and ends.
 */
async function laySittings(warehouse: Warehouse, table: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/sittings */
    create or replace temp table sitting as
    with reached as (
      select rowid as row, person, occurred_at, last_at, origin, leaf, weak,
        max(last_at) over (partition by person ${inTime} rows between unbounded preceding and 1 preceding) as before
      from ${table} where last_at is not null and person in (from close_by)
    ), numbered as (
      select *, sum((before is null or occurred_at > before + to_minutes(${sittingMinutes}))::integer)
        over (partition by person ${inTime} rows unbounded preceding) as sitting
      from reached
    )
    select row, person, leaf, weak, origin,
      row_number() over so_far as nr,
      last_value(case when not weak then origin end ignore nulls) over (so_far rows between unbounded preceding and 1 preceding) as came_from,
      min(occurred_at) over (partition by person, sitting) as begins,
      max(last_at) over (partition by person, sitting) as ends
    from numbered
    window so_far as (partition by person, sitting ${inTime})`),
  );
}
