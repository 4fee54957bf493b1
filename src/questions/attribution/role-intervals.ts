import type { Interval } from "../../model/attribution/about.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const roles = ["origin", "assist", "converter"] as const;

/** A query that finds nothing answers no columns. */
const none = new Float64Array();

/** How sure the count of each role is. */
export type RoleIntervals = Record<(typeof roles)[number], Interval>;

/** Draws the units of `role_month` as it is laid; `groups` is how many random groups they are gathered into. */
export async function roleIntervals(
  facts: Warehouse,
  groups: number | null,
): Promise<{ of(line: number, role: keyof RoleIntervals): Interval }> {
  const [line = none, units = none, ...counts] = await facts.columns(
    raw(`/* questions/role-intervals */
    select line, nr, sum(origin) as origin, sum(assist) as assist, sum(converter) as converter
    from role_month where line >= 0 group by line, nr`),
  );
  const entries = roles.flatMap((_, role) =>
    Array.from(line, (nr, row) => ({
      unit: units[row] as number,
      key: nr * roles.length + role,
      count: counts[role]?.[row] as number,
    })).filter(({ count }) => count > 0),
  );
  const drawn = poissonBootstrap({
    units: entries.map(({ unit }) => unit),
    keys: entries.map(({ key }) => key),
    values: entries.map(({ count }) => count),
    keyCount: roles.length * (line.reduce((most, nr) => Math.max(most, nr), -1) + 1),
    groups,
  });
  return {
    of: (nr, role) => {
      const { low, high } = drawn.interval([nr * roles.length + roles.indexOf(role)]);
      return { low: Math.max(0, low), high, level: 0.9 };
    },
  };
}
