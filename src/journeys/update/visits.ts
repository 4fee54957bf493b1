import { liveSources } from "../../model/live-source.ts";
import { adViewed } from "../../model/server-event.ts";
import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { isAppAlone } from "../app-alone.ts";
import type { Step } from "../update-journeys.ts";
import { isItsClick, joinToClicks } from "./clicks.ts";

/** This much silence ends a visit, as in GA4. */
export const silenceMinutes = 30;

/** The same in microseconds: differences of moments as intervals go through a calendar, and take ten times as long. */
export const silenceUs = silenceMinutes * 60_000_000;

/**
 * Brings the visits of the visitors of whom a step tells up to date; answers how many were laid. A visit begins after half
 * an hour of silence, or with an origin that is not the visit's own. What is on the way through the business's own pages
 * or a payment page, and what a server tells of a visitor, belongs to the visit that is open and never begins one:
 * whoever left a tab open over lunch or was an hour at the bank came from nowhere new, and a visit without origin would
 * take the credit from where they did come from. Where silence has ended the visit, such an event is in none.
 */
export async function updateVisits(facts: Warehouse, step: Step): Promise<number> {
  await layFresh(facts, step);
  await layTouched(facts, step);
  await layEventsToRead(facts, step);
  await facts.run(sql`
    /* journeys/update/visits */
    delete from visit using touched
    where visit.workspace = ${step.workspace} and visit.person = touched.visitor and visit.occurred_at >= touched.since`);
  return layVisitsRead(facts, step.workspace);
}

/** SQL that holds of an event `e` somebody's browser did, or a server tells of them: bots are nobody, and an ad that was seen is no visit. */
export const isPersons: Sql = raw(`e.visitor is not null and e.bot is null and e.kind <> 'link_click'
      and not (e.kind = '${adViewed}' and e.source <> ${liveSources.tracker})`);

/** SQL that holds of an event `e` which never begins a visit. */
export const joins: Sql = raw(
  `(coalesce(e.continues, false) or (e.source <> ${liveSources.tracker} and e.kind <> 'page_view'))`,
);

/** The visitors that a step tells of, from which moment on, and whether that is `late`. */
async function layFresh(facts: Warehouse, { workspace, after, upTo }: Step): Promise<void> {
  await facts.run(sql`
    /* journeys/update/visits */
    create or replace temp table fresh as
    select visitor, min(occurred_at) as first_at, false as late from site_event as e
    where e.workspace = ${workspace} and e.seq > ${after} and e.seq <= ${upTo} and ${isPersons}
    group by visitor`);
  const clicks = await layFreshClicks(facts, { workspace, after, upTo });
  if (clicks === 0) return;
  await facts.run(sql`
    /* journeys/update/visits */
    create or replace temp table fresh as
    select visitor, min(first_at) as first_at, bool_or(late) as late
    from (
      select * from fresh
      union all
      select e.visitor, e.occurred_at, true
      from site_event as e join fresh_click as c on ${isItsClick}
      where e.workspace = ${workspace} and e.seq <= ${after} and ${isPersons}
        and e.occurred_at >= (select min(clicked_at) - interval 1 hour from fresh_click)
    )
    group by visitor`);
}

/** A click that is stored after the visit it brought makes that visit's events count as if they came now. */
async function layFreshClicks(facts: Warehouse, { workspace, after, upTo }: Step): Promise<number> {
  await facts.run(
    raw(
      "/* journeys/update/visits */ create or replace temp table fresh_click (click ubigint, clicked_at timestamptz)",
    ),
  );
  return facts.run(sql`
    /* journeys/update/visits */
    insert into fresh_click
    select click, min(occurred_at) from site_event
    where workspace = ${workspace} and seq > ${after} and seq <= ${upTo} and kind = 'link_click' and click is not null
    group by click`);
}

/**
 * Lays `touched`: for each of these visitors the moment `since` from which visits are laid anew (null where those that
 * stand stay as they are), and whether events since then must be read `again` because one came late. Else the visit that
 * is open is all that need be known.
 */
async function layTouched(facts: Warehouse, { workspace, after }: Step): Promise<void> {
  await facts.run(sql`
    /* journeys/update/visits */
    create or replace temp table touched as
    with standing as (
      select v.person as visitor, v.occurred_at, v.last_at,
        lag(v.last_at) over (partition by v.person order by v.occurred_at, v.last_at) as before
      from visit as v where v.workspace = ${workspace} and v.person in (select visitor from fresh)
    ), reach as (
      -- A visit that another one reaches into at the same instant is no place to begin: it cannot be told which is first.
      select f.visitor, any_value(f.first_at) as first_at, any_value(f.late) as late,
        max(s.occurred_at) as last_begin, max(s.last_at) filter (s.occurred_at <= f.first_at) as last_at,
        max(s.occurred_at) filter (s.occurred_at <= f.first_at and (s.before is null or s.before < s.occurred_at)) as since
      from fresh as f left join standing as s using (visitor)
      group by f.visitor
    ), overtaken as (
      select distinct e.visitor
      from site_event as e join fresh as f on f.visitor = e.visitor and e.occurred_at > f.first_at
      where e.workspace = ${workspace} and e.seq <= ${after} and ${isPersons}
        and e.occurred_at > (select min(first_at) from fresh)
    ), judged as (
      select r.*, r.late or r.last_begin is distinct from r.since or r.visitor in (select visitor from overtaken) as again
      from reach as r
    )
    select visitor, again,
      case when first_at - last_at <= to_minutes(${silenceMinutes}) then since when again then first_at end as since
    from judged`);
}

/** Lays `to_read`: a step's events, all since their moment of those who were overtaken, and the open visits as one event. */
async function layEventsToRead(facts: Warehouse, { workspace, after, upTo }: Step): Promise<void> {
  const columns = sql`e.visitor, e.occurred_at, e.occurred_at as last_at, e.seq, e.source, e.origin, ${joins} as joins, e.click, e.link,
        1 as events, (e.kind = 'page_view')::integer as pages`;
  await facts.run(sql`
    /* journeys/update/visits */
    create or replace temp table to_read as
    select ${columns} from site_event as e join touched as t on t.visitor = e.visitor and not t.again
    where e.workspace = ${workspace} and e.seq > ${after} and e.seq <= ${upTo} and ${isPersons}
    union all
    select ${columns} from site_event as e join touched as t on t.visitor = e.visitor and t.again and e.occurred_at >= t.since
    where e.workspace = ${workspace} and e.seq <= ${upTo} and ${isPersons}
      and e.occurred_at >= (select min(since) from touched where again)
    union all
    select v.person, v.occurred_at, v.last_at, -1, v.source, v.origin, false, null, v.link, v.events, v.pages
    from visit as v join touched as t on t.visitor = v.person and t.since = v.occurred_at and not t.again
    where v.workspace = ${workspace}`);
  await joinToClicks(facts, workspace);
}

/**
 * Lays the visits of `to_read`, which holds events, or what goes together already as one (until its `last_at`); answers
 * how many.
 */
export function layVisitsRead(facts: Warehouse, workspace: string): Promise<number> {
  return facts.run(sql`
    /* journeys/update/visits */
    insert into visit
    with stretch as (
      select *, sum(after_silence::integer) over (partition by visitor order by occurred_at, seq) as stretch
      from (
        select *, coalesce(epoch_us(occurred_at) - lag(epoch_us(last_at)) over (partition by visitor order by occurred_at, seq)
          > ${silenceUs}, true) as after_silence
        from to_read
      )
    ), arrived as (
      select *, count(*) filter (not joins) over (partition by visitor, stretch order by occurred_at, seq rows unbounded preceding) as arrivals
      from stretch
    ), said as (
      -- Inside Instagram a payment page hides where it sends somebody back from: then the app alone is nothing new.
      select * replace (case when joins or (arrivals > 1 and origin in (
        select origin from marketing where workspace = ${workspace} and ${isAppAlone})) then null else origin end as origin)
      from arrived
    ), numbered as (
      select *, sum((not joins and (arrivals = 1 or (origin is not null and origin is distinct from came_from)))::integer)
        over (partition by visitor, stretch order by occurred_at, seq rows unbounded preceding) as visit
      from (
        select *, last_value(origin ignore nulls) over (partition by visitor, stretch order by occurred_at, seq
          rows between unbounded preceding and 1 preceding) as came_from
        from said
      )
    )
    select ${workspace}, arg_min(source, row(occurred_at, seq)), min(occurred_at) as begins, visitor,
      max(origin), max(last_at), sum(events), sum(pages),
      arg_min(link, row(occurred_at, seq)) filter (link is not null)
    from numbered where visit > 0
    group by visitor, stretch, visit
    order by begins, visitor`);
}
