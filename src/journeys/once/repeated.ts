import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { FactSource, SetAside } from "./source.ts";

const Repeat = z.object({ source: z.number(), other: z.number(), rows: z.number(), left: z.number() });

/** Lays the table `source_rank` (source, format, rank, written: the day): the later written a file, the higher its rank. */
export async function rankSources(warehouse: Warehouse, sources: readonly FactSource[]): Promise<void> {
  const ranked = sources.toSorted((a, b) => a.writtenMs - b.writtenMs || a.source - b.source);
  await warehouse.stage(
    "source_rank_text",
    4,
    ranked.map(({ source, format, writtenMs }, rank) => [
      String(source),
      format,
      String(rank),
      new Date(writtenMs).toISOString().slice(0, 10),
    ]),
  );
  await warehouse.run(
    raw(`/* journeys/once */
    create or replace temp table source_rank as
    select cast(c0 as integer) as source, c1 as format, cast(c2 as integer) as rank, cast(c3 as date) as written from source_rank_text`),
  );
}

/** Lays an empty `repeated_<fact>` (row, source, other) and the view `<fact>_once` of what is not in it. */
export async function layOnceView(warehouse: Warehouse, fact: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/once */
    create or replace temp table repeated_${fact} (row bigint, source integer, other integer);
    create or replace temp view ${fact}_once as
    select f.rowid as row, f.* from "${fact}" as f where f.rowid not in (select row from repeated_${fact})`),
  );
}

/** What the repeats of a fact come to, per file and the file that counts instead. */
export async function setAsideOf(
  warehouse: Warehouse,
  workspace: string,
  fact: string,
  what: SetAside["what"],
): Promise<SetAside[]> {
  const repeats = await warehouse.rows(
    Repeat,
    sql`
    /* journeys/once */
    select r.source, r.other, count(*) as rows,
      (select count(*) from ${raw(`${fact}_once`)} as o where o.workspace = ${workspace} and o.source = r.source) as left
    from ${raw(`repeated_${fact}`)} as r where r.source <> r.other
    group by r.source, r.other order by all`,
  );
  return repeats.map(({ source, other, rows, left }) => ({ source, inFavourOf: other, what, rows, whole: left === 0 }));
}
