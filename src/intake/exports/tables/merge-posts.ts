import { z } from "zod";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { ImportTarget } from "./load-fact.ts";

/** Figures that grow from day to day, but count a person once: they cannot be added up over days. */
const notAdded = ["reach"];

/**
 * Makes one row of all rows of an import that have a post's id: what one sheet does not tell, another may. Of figures for
 * one day the highest counts (persons who liked are no more than likes); figures of different days are added up. Answers
 * how many rows fewer there are.
 */
export async function mergePosts({ warehouse, workspace, source }: ImportTarget): Promise<number> {
  const own = `workspace = ${literal(workspace)} and source = ${source} and id is not null`;
  const { repeats } = await warehouse.row(
    z.object({ repeats: z.number() }),
    raw(`/* intake/exports/merge-posts */
      select count(*) - count(distinct concat(network, ' ', id)) as repeats from post where ${own}`),
  );
  if (repeats === 0) return 0;
  const { highest, added } = await combined(warehouse);
  await warehouse.run(
    raw(`/* intake/exports/merge-posts */
    create or replace temp table merged_post as
    select workspace, source, network, id, max(as_of) as as_of, ${added.join(", ")}
    from (
      select workspace, source, network, id, as_of, min(rowid) as place, ${highest.join(", ")}
      from post where ${own}
      group by all
    )
    group by all
    order by min(place)`),
  );
  await warehouse.run(raw(`delete from post where ${own}`));
  await warehouse.run(raw("insert into post by name from merged_post"));
  await warehouse.run(raw("drop table merged_post"));
  return repeats;
}

/** How each column is brought together, first of one day's rows, then of the days. */
async function combined(warehouse: Warehouse): Promise<{ highest: string[]; added: string[] }> {
  const columns = await warehouse.rows(
    z.object({ name: z.string(), type: z.string() }),
    raw(`select column_name as name, data_type as type from information_schema.columns
      where table_name = 'post' and column_name not in ('workspace', 'source', 'network', 'id', 'as_of')`),
  );
  return {
    highest: columns.map(({ name }) => `max(${name}) as ${name}`),
    added: columns.map(({ name, type }) => {
      const isFigure = (type === "BIGINT" || type === "DOUBLE") && !notAdded.includes(name);
      return isFigure ? `cast(sum(${name}) as ${type}) as ${name}` : `max(${name}) as ${name}`;
    }),
  };
}
