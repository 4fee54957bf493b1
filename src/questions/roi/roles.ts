import { z } from "zod";
import type { Leaf } from "../../journeys/origins.ts";
import type { Grouping, Roles } from "../../model/statement.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { lineId } from "./places.ts";

/** In how many conversions each line of the statement, social and the whole business stood in each role. */
export interface RolesOfLines {
  of(id: string): Roles;
  readonly social: Roles;
  readonly all: Roles;
}

const Row = z.object({ line: z.number(), origin: z.number(), assist: z.number(), converter: z.number() });

const [socialLine, allLines] = [-1, -2];
const noRoles: Roles = { origin: 0, assist: 0, converter: 0 };

/**
 * Counts roles over the journeys as they are, whatever the model: the first touch's line is the origin, any touch's but
 * the last an assist, the last one's the converter. Each counts once a conversion, however many touches a line has in it.
 */
export async function rolesOf(
  facts: Warehouse,
  by: Grouping,
  leaves: readonly Leaf[],
  matches: (leaf: Leaf) => boolean = () => true,
): Promise<RolesOfLines> {
  const ids = leaves.map((leaf) => lineId(by, leaf));
  const numbers = new Map([...new Set(ids)].map((id, at) => [id, at]));
  const lines = leaves.flatMap((place, leaf) => {
    if (!matches(place)) return [];
    const own = numbers.get(ids[leaf] ?? "") ?? 0;
    return [own, allLines, ...(place.social ? [socialLine] : [])].map((line) => [String(leaf), String(line)]);
  });
  await facts.stage("role_line_text", 2, lines);
  const rows = await facts.rows(
    Row,
    raw(`/* questions/roles */
    select line, count(*) filter (origin) as origin, count(*) filter (assist) as assist, count(*) filter (converter) as converter
    from (
      select j.conversion, cast(l.c1 as integer) as line, bool_or(j.position = 1) as origin,
        bool_or(j.position < j.touches) as assist, bool_or(j.position = j.touches) as converter
      from journey_touch as j join role_line_text as l on cast(l.c0 as integer) = j.leaf
      group by all
    )
    group by line`),
  );
  const byLine = new Map(rows.map(({ line, ...roles }) => [line, roles]));
  return {
    of: (id) => byLine.get(numbers.get(id) ?? Number.NaN) ?? noRoles,
    social: byLine.get(socialLine) ?? noRoles,
    all: byLine.get(allLines) ?? noRoles,
  };
}
