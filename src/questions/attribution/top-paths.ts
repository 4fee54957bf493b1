import { z } from "zod";
import type { TopPaths } from "../../model/attribution/top-paths.ts";
import { toDecimal } from "../../model/money.ts";
import type { Grouping } from "../../model/statement.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { layLines } from "./lines.ts";

const Path = z.object({ steps: z.string(), conversions: z.number(), minor: z.number() });

/** The `most` paths that led to most conversions, then to most value. */
export async function topPaths(
  facts: Warehouse,
  laid: LaidJourneys,
  { by, most }: { by: Grouping; most: number },
): Promise<TopPaths> {
  const { currency } = laid.scope;
  const about = await aboutJourneys(facts, laid);
  const lines = await layLines(facts, laid.leaves, by);
  await facts.run(
    raw(`/* questions/top-paths */
    create or replace temp table path as
    select steps, count(*) as conversions, sum(c.value_minor) as minor
    from (
      select j.conversion, list(l.line order by j.position) as steps
      from journey_touch as j join leaf_line as l using (leaf) group by j.conversion
    ) join conversion as c using (conversion)
    group by steps`),
  );
  const { distinct, all, allMinor } = await facts.row(
    z.object({ distinct: z.number(), all: z.number(), allMinor: z.number() }),
    raw(`/* questions/top-paths */
    select count(*) as "distinct", coalesce(sum(conversions), 0) as "all", coalesce(sum(minor), 0) as "allMinor" from path`),
  );
  const found = await facts.rows(
    Path,
    sql`
    /* questions/top-paths */
    select array_to_string(steps, ',') as steps, conversions, minor from path
    order by conversions desc, minor desc, steps limit ${most}`,
  );
  const sum = (of: "conversions" | "minor") => found.reduce((total, path) => total + path[of], 0);
  return {
    about,
    by,
    distinct,
    paths: found.map(({ steps, conversions, minor }) => ({
      steps: steps.split(",").map((line) => lines[Number(line)] ?? missing(line)),
      conversions,
      value: toDecimal(minor, currency),
      share: conversions / all,
    })),
    others: { conversions: all - sum("conversions"), value: toDecimal(allMinor - sum("minor"), currency) },
  };
}

function missing(line: string): never {
  throw new Error(`a path with the unknown line ${line}`);
}
