import { z } from "zod";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { FactSource, SetAside } from "./source.ts";

const Repeat = z.object({ source: z.number(), other: z.number(), rows: z.number(), left: z.number() });

/** Lays the table `source_rank` (source, format, rank, written_at, file): the later written a file, the higher its rank. */
export async function rankSources(warehouse: Warehouse, sources: readonly FactSource[]): Promise<void> {
  const ranked = sources.toSorted((a, b) => a.writtenMs - b.writtenMs || a.source - b.source);
  await warehouse.stage(
    "source_rank_text",
    5,
    ranked.map(({ source, file, format, writtenMs }, rank) => [
      String(source),
      format,
      String(rank),
      new Date(writtenMs).toISOString(),
      file,
    ]),
  );
  await warehouse.run(
    raw(`/* journeys/once */
    create or replace temp table source_rank as
    select cast(c0 as integer) as source, c1 as format, cast(c2 as integer) as rank, cast(c3 as timestamptz) as written_at, c4 as file from source_rank_text`),
  );
}

/**
 * Lays an empty `repeated_<fact>` (row, source, other: the source that counts instead, winner: its row, where somebody asks
 * for it) and the view `<fact>_once` of what is not in it.
 */
export async function layOnceView(warehouse: Warehouse, fact: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/once */
    create or replace temp table repeated_${fact} (row bigint, source integer, other integer, winner bigint);
    create or replace temp view ${fact}_once as ${onceOf(fact)} where f.rowid not in (select row from repeated_${fact}) ${besideIt(fact)}`),
  );
}

/** Has the view of a fact of which nothing is repeated look at no row whether it is. */
export async function openOnceView(warehouse: Warehouse, fact: string): Promise<void> {
  await warehouse.run(
    raw(`/* journeys/once */ create or replace temp view ${fact}_once as ${onceOf(fact)} ${besideIt(fact)}`),
  );
}

/** SQL that orders rows of one source (`f`): what the server is told last stands last, files tell of each once. */
export const latestRow = "case when f.source < 0 then -f.rowid else f.rowid end";

const visitColumns = ["workspace", "source", "occurred_at", "person", "origin"];

const onceOf = (fact: string): string =>
  fact === "event"
    ? `select f.rowid as row, ${visitColumns.map((column) => `f.${column}`).join(", ")}, cast(null as timestamptz) as last_at from event as f`
    : `select f.rowid as row, f.* from "${fact}" as f`;

/** Visits that the server saw itself stand beside those of files; they are told once as they are. */
const besideIt = (fact: string): string =>
  fact === "event"
    ? `union all select -1 - v.rowid, ${visitColumns.map((column) => `v.${column}`).join(", ")}, v.last_at from visit as v`
    : "";

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
