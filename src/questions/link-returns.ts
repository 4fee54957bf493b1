import { z } from "zod";
import { MICRO } from "../attribution/credit.ts";
import { clickParameter } from "../model/link.ts";
import { poissonBootstrap } from "../statistics/poisson-bootstrap.ts";
import { raw, type Sql, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { perJourney } from "./attribution/per-journey.ts";
import { conversionTotals, layCredit } from "./journeys/credit.ts";
import type { LaidJourneys } from "./journeys/credited-journeys.ts";
import { layUnits, unitOf } from "./journeys/units.ts";

/** What a link brought in the period: visits, and the conversions and money credited to touches that came through it. */
export interface LinkReturn {
  /** The link's id. */
  readonly link: string;
  readonly visits: number;
  readonly conversions: number;
  readonly minor: number;
  /** 90 %, minor units; null below ten conversions. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** What the links brought, their sum, and what there was in all: the sum of the links is never more than that. */
interface LinkReturns {
  readonly links: readonly LinkReturn[];
  readonly totals: Omit<LinkReturn, "link">;
  readonly all: { readonly minor: number; readonly conversions: number };
}

/**
 * What came through each tracked link, of journeys that are laid. A touch is a link's where its visit came with the name
 * that a click of the link was given (`rtc`), or where an order's or lead's own landing page has it: nothing is guessed
 * from tags. A touch has one link at most, so that links never get more than their touches.
 */
export async function linkReturns(
  facts: Warehouse,
  { scope }: LaidJourneys,
  { model }: { model: string },
): Promise<LinkReturns> {
  await layCredit(facts, perJourney(model, scope.plan));
  await layCreditOfLinks(facts, scope.workspace);
  const visits = await visitsByLink(facts, scope);
  const credited = await facts.rows(
    Credited,
    raw(`/* questions/link-returns */
    select link, sum(minor) as minor, sum(micro) as micro from credit_of_link group by link order by link`),
  );
  const amounts = new Map(credited.map(({ link, minor, micro }) => [link, { minor, micro }]));
  const names = [...new Set([...visits.keys(), ...amounts.keys()])].sort();
  const intervals = await intervalsOf(facts, names);
  const links = names.map((link, at) => {
    const { minor, micro } = amounts.get(link) ?? { minor: 0, micro: 0 };
    return { link, visits: visits.get(link) ?? 0, minor, conversions: micro / MICRO, interval: intervals([at], micro) };
  });
  const sum = (of: "visits" | "minor") => links.reduce((total, link) => total + link[of], 0);
  const micro = credited.reduce((total, link) => total + link.micro, 0);
  const interval = intervals([...names.keys()], micro);
  return {
    links,
    totals: { visits: sum("visits"), minor: sum("minor"), conversions: micro / MICRO, interval },
    all: await conversionTotals(facts),
  };
}

const Credited = z.object({ link: z.string(), minor: z.number(), micro: z.number() });

/** Lays `credit_of_link` (conversion, position, link, minor, micro): the credit of each touch that came through a link. */
async function layCreditOfLinks(facts: Warehouse, workspace: string): Promise<void> {
  await facts.run(sql`
    /* questions/link-returns */
    create or replace temp table credit_of_link as
    with arrival as (
      select person as key, occurred_at, coalesce(origin, 0) as origin, link
      from visit where workspace = ${workspace} and link is not null
      union all
      ${landed(workspace, sql`select person as key, occurred_at, origin, landing_query from order_once`)}
      union all
      ${landed(workspace, sql`select coalesce(person, id_key) as key, created_at as occurred_at, origin, landing_query from lead_once`)}
    ), brought as (
      select j.conversion, j.position, min(a.link) as link
      from journey_touch as j
      join conversion_person as p on p.conversion = j.conversion
      join conversion_key as k on k.person = p.person
      join arrival as a on a.key = k.key and a.occurred_at = j.occurred_at
      join origin as g on g.origin = a.origin and g.leaf = j.leaf
      where j.tier = 1 and not j.view
      group by j.conversion, j.position
    )
    select c.conversion, c.position, b.link, c.minor, c.micro
    from credit as c join brought as b using (conversion, position)`);
}

/** SQL of what an order's or lead's own landing page says of the click it came with. */
const landed = (workspace: string, rows: Sql): Sql => sql`
      select l.key, l.occurred_at, l.origin, c.link
      from (
        select *, try_cast('0x' || regexp_extract(landing_query, ${`[?&]${clickParameter}=([0-9a-f]{16})(&|#|$)`}, 1) as ubigint) as click
        from (${rows} where workspace = ${workspace} and origin is not null and contains(landing_query, ${`${clickParameter}=`}))
      ) as l
      join (
        select click, any_value(link) as link from site_event
        where workspace = ${workspace} and kind = 'link_click' and click is not null and link is not null group by click
      ) as c using (click)`;

async function visitsByLink(
  facts: Warehouse,
  { workspace, fromMs, toMs }: LaidJourneys["scope"],
): Promise<ReadonlyMap<string, number>> {
  const rows = await facts.rows(
    z.object({ link: z.string(), visits: z.number() }),
    sql`
    /* questions/link-returns */
    select link, count(*) as visits from visit
    where workspace = ${workspace} and link is not null
      and occurred_at >= make_timestamptz(${fromMs}::bigint * 1000) and occurred_at < make_timestamptz(${toMs}::bigint * 1000)
    group by link`,
  );
  return new Map(rows.map(({ link, visits }) => [link, visits]));
}

const fewest = 10;

/** More persons are gathered into so many random groups for the bootstrap. */
const mostUnits = 512;

/** How sure the money of some links is, given the millionths of conversions it rests on. */
async function intervalsOf(
  facts: Warehouse,
  names: readonly string[],
): Promise<(at: readonly number[], micro: number) => LinkReturn["interval"]> {
  const groups = await layUnits(facts, mostUnits);
  await facts.stage(
    "link_nr_text",
    2,
    names.map((link, at) => [link, String(at)]),
  );
  const none = new Float64Array();
  const [keys = none, units = none, values = none] = await facts.columns(
    raw(`/* questions/link-returns */
    select cast(n.c1 as integer), u.nr, sum(x.minor)
    from credit_of_link as x join link_nr_text as n on n.c0 = x.link
    join conversion as c using (conversion) join unit as u on u.unit = ${unitOf("c")}
    group by all order by all`),
  );
  if (keys.length === 0) return () => null;
  const drawn = poissonBootstrap({ units, keys, values, keyCount: names.length, groups });
  return (at, micro) => {
    if (micro < fewest * MICRO) return null;
    const { low, high } = drawn.interval(at);
    return { low: Math.round(low), high: Math.round(high) };
  };
}
