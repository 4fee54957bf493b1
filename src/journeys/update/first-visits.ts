import { z } from "zod";
import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Step } from "../update-journeys.ts";
import { isItsClick, layClicks } from "./clicks.ts";
import { isPersons, joins, layVisitsRead, silenceMinutes, silenceUs } from "./visits.ts";

/** So many events are taken together, about: those of a part of the visitors. More of them spill out of memory. */
const eventsInPart = 10_000_000;

/**
 * Lays the visits of all events up to a seq where none are derived yet; answers how many were laid. They are the visits
 * that `updateVisits` lays in steps, in a fraction of the time: a visitor's events of one half hour have no silence
 * between them, so they are added up first, without being sorted. Such a run is a visit by itself where its first event
 * alone begins one and silence stands on both its sides; only what is left is looked at event by event.
 */
export async function layFirstVisits(
  facts: Warehouse,
  { workspace, upTo }: Pick<Step, "workspace" | "upTo">,
  partOf = eventsInPart,
): Promise<number> {
  const { events } = await facts.row(
    z.object({ events: z.number() }),
    sql`/* journeys/update/first-visits */ select count(*) as events from site_event where workspace = ${workspace} and seq <= ${upTo}`,
  );
  await layClicks(facts, workspace);
  await takeKept(facts, workspace);
  const parts = Math.max(1, Math.ceil(events / partOf));
  let visits = 0;
  for (let part = 0; part < parts; part++) {
    const isOfPart = (visitor: string) => raw(`${visitor} % ${parts} = ${part}`);
    await layRuns(facts, eventsOf({ workspace, upTo }, isOfPart("e.visitor")), isOfPart("person"));
    visits += await layVisitsApart(facts, workspace);
    await layNearToRead(facts, eventsOf({ workspace, upTo }, raw("e.visitor in (select visitor from run where knot)")));
    visits += await layVisitsRead(facts, workspace);
  }
  await facts.run(
    raw(
      "/* journeys/update/first-visits */ drop table run; drop table near; drop table kept_visit; drop table click_read",
    ),
  );
  return visits;
}

/** Visits are kept whose events are forgotten: what ended shortly before the oldest event may go on with it, and is read again. */
async function takeKept(facts: Warehouse, workspace: string): Promise<void> {
  const { some } = await facts.row(
    z.object({ some: z.boolean() }),
    sql`/* journeys/update/first-visits */ select exists (from visit where workspace = ${workspace}) as some`,
  );
  // Where none stands, the oldest event need not be looked for.
  const ending = some
    ? sql`workspace = ${workspace} and last_at >= (select min(occurred_at) - to_minutes(${silenceMinutes})
        from site_event as e where e.workspace = ${workspace} and ${isPersons})`
    : raw("false");
  await facts.run(sql`
    /* journeys/update/first-visits */
    create or replace temp table kept_visit as select * from visit where ${ending}`);
  await facts.run(sql`
    /* journeys/update/first-visits */
    delete from visit where workspace = ${workspace} and last_at >= (select min(last_at) from kept_visit)`);
}

/** SQL of the events `e` that `which` holds of, each with the link and the origin that its click gives it. */
const eventsOf = ({ workspace, upTo }: Pick<Step, "workspace" | "upTo">, which: Sql): Sql => sql`
    select e.visitor, e.occurred_at, epoch_us(e.occurred_at) // ${silenceUs} as half_hour, e.seq, e.source,
      case when not ${joins} then coalesce(e.origin, c.origin) end as origin, ${joins} as joins,
      coalesce(e.link, c.link) as link, (e.kind = 'page_view')::integer as pages
    from site_event as e left join click_read as c on ${isItsClick}
    where e.workspace = ${workspace} and e.seq <= ${upTo} and ${isPersons} and ${which}`;

/** Lays `run`: each visitor's events of one half hour, and kept visits; `knot` says that they must be looked at one by one. */
async function layRuns(facts: Warehouse, events: Sql, isPart: Sql): Promise<void> {
  await facts.run(sql`
    /* journeys/update/first-visits */
    create or replace temp table run as
    select visitor, half_hour, occurred_at, last_at, source, origin, arrivals = 0 as joins, link, events, pages,
      arrivals > 1 or (arrivals = 1 and joined_at is not null and joined_at <= occurred_at) or links > 1 as knot
    from (
      select visitor, half_hour, min(occurred_at) as occurred_at, max(occurred_at) as last_at,
        max(source) filter (not joins) as source, max(origin) as origin, count(*) filter (not joins) as arrivals,
        min(occurred_at) filter (joins) as joined_at,
        min(link) as link, count(link) as links, count(*)::integer as events, sum(pages)::integer as pages
      from (${events})
      group by visitor, half_hour
    )
    union all
    select person, null, occurred_at, last_at, source, origin, false, link, events, pages, false from kept_visit where ${isPart}`);
}

/** Lays the visits of runs that silence stands around, and `near`: the runs that are left. */
async function layVisitsApart(facts: Warehouse, workspace: string): Promise<number> {
  await facts.run(sql`
    /* journeys/update/first-visits */
    create or replace temp table near as
    select visitor, occurred_at
    from (
      select visitor, occurred_at, knot, epoch_us(occurred_at) as began, epoch_us(last_at) as until,
        lag(epoch_us(last_at)) over (partition by visitor order by occurred_at, last_at) as before,
        lead(epoch_us(occurred_at)) over (partition by visitor order by occurred_at, last_at) as after
      from run
    )
    where knot or began - before <= ${silenceUs} or after - until <= ${silenceUs}`);
  return facts.run(sql`
    /* journeys/update/first-visits */
    insert into visit
    select ${workspace}, source, occurred_at, visitor, origin, last_at, events, pages, link
    from run anti join near using (visitor, occurred_at)
    where not joins
    order by occurred_at, visitor`);
}

/** Lays `to_read`: the runs that are left, and the events of those that are knots. */
async function layNearToRead(facts: Warehouse, events: Sql): Promise<void> {
  await facts.run(sql`
    /* journeys/update/first-visits */
    create or replace temp table to_read as
    select visitor, occurred_at, last_at, 0 as seq, source, origin, joins, link, events, pages
    from run semi join near using (visitor, occurred_at) where not knot
    union all
    select visitor, occurred_at, occurred_at, seq, source, origin, joins, link, 1, pages
    from (${events}) semi join (select visitor, half_hour from run where knot) as k using (visitor, half_hour)`);
}
