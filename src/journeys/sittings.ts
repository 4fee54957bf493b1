import { z } from "zod";
import { raw } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** So long after a touch its person still sits there, as with the silence inside a visit. */
const sittingMinutes = 30;

/** SQL that orders what one person did: of one instant, what says where it came from goes first, and of that a visit. */
const inTime = "order by occurred_at, weak, sight, ended, origin";

/**
 * Takes out of `touch` what tells of a sitting over again. One sitting of one person is one visit,
 * though a file have a row for each page, a browser and a file tell of it, or it be under two keys: whoever agrees to a
 * cookie, or opens the shop in another browser, came from nowhere new. A sitting's first touch stands. None of its own is
 * - one that names no origin, or the app alone;
 * - a visit that says again where the sitting's visit before it came from;
 * - a visit, or an order's or lead's own tags, whose place (leaf) another kind of evidence of that sitting named before: what
 *   the server saw, a file's visit, tags; or tags that say again what tags said.
 * Two different places in one sitting are two touches; an ad that was seen and not clicked is no part of it. Always the
 * later one goes, so that no conversion between two of them is left without.
 */
export async function joinSittings(warehouse: Warehouse): Promise<void> {
  const several = "select person from touch where tier = 1 group by person having count(*) > 1";
  await layCloseBy(warehouse, `(from touch where person in (${several}))`);
  await joinCloseBy(warehouse, "touch");
}

/**
 * Lays `close_by`: the few persons of whom two touches stand less than a sitting apart; nobody else's can be one sitting.
 * `touches`: SQL of a table like `touch`.
 */
export async function layCloseBy(warehouse: Warehouse, touches: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/sittings */
    create or replace temp table close_by as
    select distinct person
    from (
      select person, occurred_at, max(coalesce(last_at, occurred_at)) over (
        partition by person order by occurred_at, last_at rows between unbounded preceding and 1 preceding) as before
      from ${touches} where tier = 1 and not view
    )
    where occurred_at <= before + to_minutes(${sittingMinutes})`),
  );
}

/** `joinSittings` of a table like `touch`, for those who stand in `close_by`. */
export async function joinCloseBy(warehouse: Warehouse, table: "touch" | "touch_close_by"): Promise<void> {
  const { some } = await warehouse.row(
    z.object({ some: z.boolean() }),
    raw("/* journeys/sittings */ select exists (from close_by) as some"),
  );
  if (!some) return;
  await laySittings(warehouse, table);
  await warehouse.run(
    raw(`/* journeys/sittings */
    delete from ${table} where rowid in (
      select row from sitting
      where nr > 1 and (weak or (sight < ${sights.tags} and leaf = came_from) or sight > first_sight or sight < last_sight
        or (sight = ${sights.tags} and nr_of_leaf > 1))
    )`),
  );
}

/** Kinds of evidence that tell of one sitting: the server saw it, a file has it as a visit, or an order or lead has its tags. */
const sights = { server: 1, file: 2, tags: 3 };

/**
 * Lays `sitting`: each touch of those in `close_by`, its number in its sitting and among those of its place there, what was
 * the first and the last kind of evidence to name its place in it so far, and the place that its visits came from last.
 */
async function laySittings(warehouse: Warehouse, table: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/sittings */
    create or replace temp table sitting as
    with told as (
      select rowid as row, person, occurred_at, coalesce(last_at, occurred_at) as ended, origin, leaf, weak,
        case when last_at is not null then ${sights.server} when is_visit then ${sights.file} else ${sights.tags} end as sight
      from ${table} where tier = 1 and not view and person in (from close_by)
    ), reached as (
      select *, max(ended) over (partition by person ${inTime} rows between unbounded preceding and 1 preceding) as before
      from told
    ), numbered as (
      select *, sum((before is null or occurred_at > before + to_minutes(${sittingMinutes}))::integer)
        over (partition by person ${inTime} rows unbounded preceding) as sitting
      from reached
    )
    select row, leaf, weak, sight, row_number() over so_far as nr, row_number() over of_leaf as nr_of_leaf,
      min(sight) over of_leaf as first_sight, max(sight) over of_leaf as last_sight,
      last_value(case when not weak and sight < ${sights.tags} then leaf end ignore nulls)
        over (so_far rows between unbounded preceding and 1 preceding) as came_from
    from numbered
    window so_far as (partition by person, sitting ${inTime}), of_leaf as (partition by person, sitting, leaf ${inTime} rows unbounded preceding)`),
  );
}
