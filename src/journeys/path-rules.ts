import { z } from "zod";
import { type JourneyRules, mostTouches, type PathForm } from "../model/journey-rules.ts";
import { raw, type Sql, sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** A table of paths to lay, and what it is laid from. */
interface Paths {
  readonly table: string;
  /** The column that says whose path it is. */
  readonly key: "conversion" | "person";
  /** SQL of a query of touches (the key, occurred_at, origin, leaf, direct, tier, view), in no order. */
  readonly touches: Sql;
  readonly rules: Pick<JourneyRules, "touches" | "path">;
}

/**
 * Lays a table of paths (the key, position from 1, touches, occurred_at, leaf, direct, tier, view) by the rules: of the
 * latest touches inside the lookback that which the path's form looks at, where a place is a leaf; of more than 500 of them
 * the first and the last 499. Answers how many paths were cut so. The SQL form of `attribution/path-rules`, which is its oracle.
 */
export async function layPaths(warehouse: Warehouse, { table, key, touches, rules }: Paths): Promise<number> {
  await warehouse.run(sql`
    /* journeys/path-rules */
    create or replace temp table ${raw(table)} as
    with reached as (
      ${touches}
    )${raw(isWhole(rules) ? "" : lookedAt(key, rules))}
    select ${raw(key)}, occurred_at, leaf, direct, tier, view,
      row_number() over path as position, count(*) over (path rows between unbounded preceding and unbounded following) as touches
    from ${raw(isWhole(rules) ? "reached" : "looked_at")}
    window path as (partition by ${raw(key)} order by ${raw(inTime)})`);
  return cutLongest(warehouse, table, key);
}

/** Touches of one moment stand in the order of where they came from. */
const inTime = "occurred_at, origin, leaf, view";

const isWhole = ({ touches, path }: Paths["rules"]): boolean => touches === undefined && path === "as-exposed";

const lookedAt = (key: string, { touches, path }: Paths["rules"]): string => `, numbered as (
      select *, row_number() over (partition by ${key} order by ${inTime}) as nr, count(*) over (partition by ${key}) as all_touches
      from reached
    ), latest as (
      select * from numbered ${touches === undefined ? "" : `where nr > all_touches - ${touches}`}
    ), looked_at as (
      select * from latest ${forms[path](key)}
    )`;

const forms: Record<PathForm, (key: string) => string> = {
  "as-exposed": () => "",
  unique: (key) => `qualify row_number() over (partition by ${key}, leaf order by nr) = 1`,
  "first-of-run": (key) => `qualify leaf is distinct from lag(leaf) over (partition by ${key} order by nr)`,
  "without-direct": (key) => `qualify not direct or bool_and(direct) over (partition by ${key})`,
};

/** Nearly always there is none to cut. */
async function cutLongest(warehouse: Warehouse, table: string, key: string): Promise<number> {
  const { cut } = await warehouse.row(
    z.object({ cut: z.number() }),
    raw(`/* journeys/path-rules */
    select count(*) as cut from ${table} where position = 1 and touches > ${mostTouches}`),
  );
  if (cut === 0) return 0;
  await warehouse.run(
    raw(`/* journeys/path-rules */
    create or replace temp table ${table} as
    select ${key}, occurred_at, leaf, direct, tier, view,
      case when position = 1 or touches <= ${mostTouches} then position else position - (touches - ${mostTouches}) end as position,
      least(touches, ${mostTouches}) as touches
    from ${table} where touches <= ${mostTouches} or position = 1 or position > touches - ${mostTouches - 1}`),
  );
  return cut;
}
