import { z } from "zod";
import { raw, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { layPaths } from "./path-rules.ts";
import type { JourneyScope } from "./scope.ts";
import { joinCloseBy, layCloseBy } from "./sittings.ts";
import { touchesOf, type Whose } from "./touches.ts";

/**
 * Lays the paths of the persons of whom there was a touch in the period and no conversion, one each: `other_lone` (leaf,
 * persons) of those with a single touch, who are most, and `other_journey_touch` (as `journey_touch`, by person) of all
 * others. A path ends with the last touch in the period and reaches back as far as the lookback; sittings, tiers and the
 * plan's rules are those of `journey_touch`. Wants `conversion_key` as it is laid. Whoever converted has none, not even for
 * what they did afterwards; the people of an account that bought nothing stand one by one.
 */
export async function layOtherJourneys(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  await layTheirTouches(warehouse, scope);
  await joinTheirSittings(warehouse);
  await layTheirPaths(warehouse, scope);
}

/** Whose keys are none of a person who converted; to ask that of visits by themselves as well takes memory for nothing. */
const others: Whose = {
  visits: raw(""),
  said: raw("anti join conversion_key as c using (key) left join person_of as p using (key)"),
  person: raw("coalesce(p.person, s.key)"),
};

async function layTheirTouches(warehouse: Warehouse, scope: JourneyScope): Promise<void> {
  const { fromMs, toMs } = scope;
  await warehouse.run(sql`
    /* journeys/other-touches */
    create or replace temp table their_touch as
    select * from (${touchesOf(scope, others)})
    where person is not null and occurred_at < make_timestamptz(${toMs} * 1000)`);
  await warehouse.run(
    raw(`/* journeys/other-touches */
    create or replace temp table other_person as
    select person, count(*) as touches, any_value(leaf) as leaf, max(occurred_at) as ended from their_touch group by person`),
  );
  await warehouse.run(sql`
    /* journeys/other-touches */
    create or replace temp table other_lone as
    select leaf, count(*) as persons from other_person
    where touches = 1 and ended >= make_timestamptz(${fromMs} * 1000) group by leaf`);
  await warehouse.run(
    raw(`/* journeys/other-touches */
    create or replace temp table other_touch as
    from their_touch where person in (select person from other_person where touches > 1);
    drop table their_touch;
    drop table other_person`),
  );
}

/** Of millions of persons few touch twice in one sitting: only those who may have are looked at for it. */
async function joinTheirSittings(warehouse: Warehouse): Promise<void> {
  await layCloseBy(warehouse, "other_touch");
  await warehouse.run(
    raw(`/* journeys/other-touches */
    create or replace temp table touch_close_by as from other_touch where person in (from close_by);
    delete from other_touch where person in (from close_by)`),
  );
  await joinCloseBy(warehouse, "touch_close_by");
  await warehouse.run(raw("/* journeys/other-touches */ insert into other_touch from touch_close_by"));
}

async function layTheirPaths(warehouse: Warehouse, { fromMs, lookbackDays, rules }: JourneyScope): Promise<void> {
  const { tiers } = await warehouse.row(
    z.object({ tiers: z.number() }),
    raw("/* journeys/other-touches */ select count(distinct tier) as tiers from other_touch"),
  );
  const best = raw(
    "qualify tier = coalesce(min(tier) filter (not direct) over (partition by person), min(tier) over (partition by person))",
  );
  const touches = sql`
      select person, occurred_at, origin, leaf, direct, tier, view
      from (select *, max(occurred_at) over (partition by person) as ended from other_touch)
      where ended >= make_timestamptz(${fromMs} * 1000)
        and (tier >= 3 or occurred_at >= ended - to_days(${lookbackDays}::integer))
      ${tiers > 1 ? best : raw("")}`;
  await layPaths(warehouse, { table: "other_journey_touch", key: "person", touches, rules });
}
