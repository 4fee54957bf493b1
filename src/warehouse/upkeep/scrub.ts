import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { literal, raw, type Sql, sql } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";
import { checkpoint } from "./checkpoint.ts";

/*
 * A database does not write over what is deleted: the bytes stand in blocks that are free, and in the gaps of blocks that
 * others still use. So what must leave no trace goes in steps:
 *  1. in one transaction its places are noted (`tainted`), and its rows are made blank: the old columns are then written anew;
 *  2. `scrub` has the log moved into the file, has every neighbour in a noted block written anew somewhere else, deletes
 *     the blank rows, and fills all free blocks with noise that it drops again.
 */

/** Rows that were made blank stand in the workspace without a name. */
const nowhere = "''";

const Column = z.object({ name: z.string(), type: z.string(), empty: z.boolean() });

async function columnsOf(facts: Warehouse, table: string): Promise<z.infer<typeof Column>[]> {
  return facts.rows(
    Column,
    sql`
    /* warehouse/scrub */
    select column_name as name, data_type as type, is_nullable as empty from duckdb_columns()
    where table_name = ${table} and schema_name = 'main' and database_name = current_database() order by column_index`,
  );
}

/** Makes rows of a table (`rows`: SQL of their rowids, as `row`) say nothing; part of the transaction that goes on. */
export async function blankRows(facts: Warehouse, table: string, rows: Sql): Promise<number> {
  const blank = (await columnsOf(facts, table))
    .filter(({ name }) => name !== "source" && name !== "seq")
    .map(({ name, type, empty }) => `"${name}" = ${empty ? "null" : blankOf(type)}`);
  return facts.run(sql`
    /* warehouse/scrub */
    update ${raw(`"${table}"`)} set ${raw(blank.join(", "))} where rowid in (select row from ${rows})`);
}

function blankOf(type: string): string {
  if (type === "VARCHAR") return "''";
  if (type.startsWith("TIMESTAMP")) return "to_timestamp(0)";
  return type === "BOOLEAN" ? "false" : "0";
}

/** The texts and hashes of a table's rows (`rows`: SQL of their rowids, as `row`) stand in these places of the file. */
export async function taintSegments(facts: Warehouse, table: string, rows: Sql): Promise<void> {
  await facts.run(sql`
    /* warehouse/scrub */
    create or replace temp table tainted_block as
    with part as (${groupsOf(table)}), touched as (
      select distinct part.row_group_id from ${rows} as r join part on r.row >= part.first and r.row < part.until
    )
    select distinct unnest(list_append(additional_block_ids, block_id)) as block_id
    from pragma_storage_info(${raw(literal(table))})
    where row_group_id in (select row_group_id from touched) and block_id >= 0`);
  await facts.run(
    raw(
      `/* warehouse/scrub */ create or replace temp table tainted_now as ${await segments(facts, "select block_id from tainted_block")}`,
    ),
  );
  // What came last stands in the log alone, which is to be emptied as well.
  await facts.run(raw("/* warehouse/scrub */ insert into tainted_now values ('', -1, -1, -1, -1, -1)"));
  await facts.run(
    raw("/* warehouse/scrub */ insert into tainted select * from tainted_now except select * from tainted"),
  );
}

/** SQL of the row groups of a table, with the rowids that stand in each. */
const groupsOf = (table: string): Sql =>
  raw(`
    select row_group_id, sum(rows) over (order by row_group_id) - rows as first, sum(rows) over (order by row_group_id) as until
    from (select row_group_id, sum(count) as rows from pragma_storage_info(${literal(table)})
      where column_id = 0 and segment_type <> 'VALIDITY' group by row_group_id)`);

/** SQL of all places of all tables in certain blocks, in the columns of `tainted`. */
async function segments(facts: Warehouse, blocks: string): Promise<string> {
  const tables = await facts.rows(
    z.object({ name: z.string() }),
    raw(`/* warehouse/scrub */
    select table_name as name from duckdb_tables() where database_name = current_database() and schema_name = 'main' and not temporary order by 1`),
  );
  return tables
    .map(
      ({
        name,
      }) => `select ${literal(name)}::varchar as table_name, row_group_id, column_id, segment_id, block_id, block_offset
      from pragma_storage_info(${literal(name)}) where persistent and block_id in (${blocks})`,
    )
    .join(" union all ");
}

/** How often the log is moved into the file again where neighbours were found, and how long somebody who writes is waited for. */
const mostRounds = 8;
const mostTries = 30;
const pauseMs = 500;

/**
 * Writes over what was made blank, wherever in the database's file it stood, while others read and write; answers how many
 * bytes of free blocks were written over. False where events kept coming, so that it must be tried again.
 */
export async function scrub(facts: Warehouse): Promise<{ bytes: number } | null> {
  if (!(await patiently(facts))) return null;
  for (let round = 0; (await rewriteNeighbours(facts)) > 0; round++) {
    if (round === mostRounds || !(await patiently(facts))) return null;
  }
  await deleteBlank(facts);
  if (!(await patiently(facts))) return null;
  await rewriteDirectory(facts);
  if (!(await patiently(facts))) return null;
  const bytes = await fillFreeBlocks(facts);
  if (bytes === null || !(await fillDirectory(facts))) return null;
  await facts.run(raw("/* warehouse/scrub */ delete from tainted"));
  return (await patiently(facts)) ? { bytes } : null;
}

/** Whether anything waits to be scrubbed. */
export async function waitsForScrub(facts: Warehouse): Promise<boolean> {
  const { some } = await facts.row(
    z.object({ some: z.boolean() }),
    raw("/* warehouse/scrub */ select exists (from tainted) as some"),
  );
  return some;
}

async function patiently(facts: Warehouse): Promise<boolean> {
  for (let tried = 0; tried < mostTries; tried++) {
    if (await checkpoint(facts)) return true;
    await setTimeout(pauseMs);
  }
  return false;
}

const Place = z.object({
  table: z.string(),
  column: z.string(),
  type: z.string(),
  empty: z.boolean(),
  row: z.number(),
});

/** Has what stands in tainted blocks still, as it stood then, written anew; answers how many places that are. */
async function rewriteNeighbours(facts: Warehouse): Promise<number> {
  const now = await segments(facts, "select block_id from tainted");
  await facts.run(
    raw(`/* warehouse/scrub */ create or replace temp table neighbour as (${now}) intersect all select * from tainted`),
  );
  const tables = await facts.rows(
    z.object({ name: z.string() }),
    raw("/* warehouse/scrub */ select distinct table_name as name from neighbour order by 1"),
  );
  let places = 0;
  for (const { name } of tables) {
    const found = await facts.rows(
      Place,
      raw(`/* warehouse/scrub */
      with part as (${groupsOf(name).text}), wanted as (
        select distinct n.column_id, part.first, part.until from neighbour as n join part using (row_group_id) where n.table_name = ${literal(name)}
      )
      select ${literal(name)} as "table", c.column_name as "column", c.data_type as type, c.is_nullable as empty,
        (select min(t.rowid) from "${name}" as t where t.rowid >= w.first and t.rowid < w.until) as row
      from wanted as w join duckdb_columns() as c on c.column_index = w.column_id + 1
        and c.table_name = ${literal(name)} and c.schema_name = 'main' and c.database_name = current_database()
      where row is not null`),
    );
    if (found.length > 0 && (await hasIndex(facts, name))) await rewriteIndexed(facts, name);
    else for (const place of found) await rewrite(facts, place);
    places += found.length;
  }
  return places;
}

/**
 * A column of a row group is written anew when one of its cells has changed; here it changes and changes back, in one
 * transaction in which the cell is read too: it is as it was, or nothing was done.
 */
async function rewrite(facts: Warehouse, { table, column, type, empty, row }: z.infer<typeof Place>): Promise<void> {
  const [name, cell] = [`"${table}"`, `"${column}"`];
  // Which cells are empty stands in a place of its own.
  const steps = [otherThan(cell, type), ...(empty ? ["null"] : []), "(select cell from kept_cell)"];
  await unlessWritten(facts, async () => {
    await facts.run(
      raw(
        `/* warehouse/scrub */ create or replace temp table kept_cell as select ${cell} as cell from ${name} where rowid = ${row}`,
      ),
    );
    for (const [index, step] of steps.entries()) {
      const changed = await facts.run(
        raw(`/* warehouse/scrub */ update ${name} set ${cell} = ${step} where rowid = ${row}`),
      );
      // It has gone since it was found.
      if (changed === 0 && index === 0) return;
      if (changed !== 1) throw new Error(`${name} has ${changed} rows ${row} while it is written anew`);
    }
  });
}

async function hasIndex(facts: Warehouse, table: string): Promise<boolean> {
  const { some } = await facts.row(
    z.object({ some: z.boolean() }),
    raw(`/* warehouse/scrub */
    select exists (from duckdb_indexes() where database_name = current_database() and schema_name = 'main'
      and table_name = ${literal(table)}) as some`),
  );
  return some;
}

/**
 * A change of an indexed cell is a new row with another rowid, so that what changes back would miss it. Instead a blank row
 * comes and goes: with what is added, the columns it is added to are written anew, and no other row is touched.
 */
async function rewriteIndexed(facts: Warehouse, table: string): Promise<void> {
  const columns = await columnsOf(facts, table);
  const cells = columns.map(({ type }) => (type === "VARCHAR" ? literal(passing) : blankOf(type)));
  const text = columns.filter(({ type }) => type === "VARCHAR").map(({ name }) => `"${name}" = ${literal(passing)}`);
  const gone = raw(`/* warehouse/scrub */ delete from "${table}" where ${text.join(" and ")}`);
  // One may have been left by a process that was killed.
  await facts.run(gone);
  await facts.run(raw(`/* warehouse/scrub */ insert into "${table}" values (${cells.join(", ")})`));
  await facts.run(gone);
}

/** No workspace has such a name. */
const passing = "(scrub)";

/** A transaction, tried again where others wrote to the same rows meanwhile. */
async function unlessWritten(facts: Warehouse, work: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await facts.transaction(work);
    } catch (cause) {
      if (tried === mostTries || !(cause instanceof Error && /conflict/i.test(cause.message))) throw cause;
      await setTimeout(20 * tried);
    }
  }
}

function otherThan(cell: string, type: string): string {
  if (type === "VARCHAR") return `concat(${cell}, '.')`;
  if (type === "BOOLEAN") return `not coalesce(${cell}, false)`;
  if (type === "JSON") return `'0'`;
  if (type === "DATE" || type.startsWith("TIMESTAMP"))
    return `case when year(${cell}) = 1970 then cast('1980-01-01' as ${type}) else cast('1970-01-01' as ${type}) end`;
  return `case when ${cell} = 0 then 1 else 0 end`;
}

/** Deletes what was made blank and the notes of where it stood, where the database is then copied and its file thrown away. */
export async function forgetBlank(facts: Warehouse): Promise<void> {
  await deleteBlank(facts);
  await facts.run(raw("/* warehouse/scrub */ delete from tainted"));
}

async function deleteBlank(facts: Warehouse): Promise<void> {
  const tables = await facts.rows(
    z.object({ name: z.string() }),
    raw(`/* warehouse/scrub */
    select table_name as name from duckdb_columns() where column_name = 'workspace' and not internal
      and database_name = current_database() and schema_name = 'main' and table_name not in (select view_name from duckdb_views())
      and table_name <> 'derived' order by 1`),
  );
  for (const { name } of tables) {
    await facts.run(raw(`/* warehouse/scrub */ delete from "${name}" where workspace = ${nowhere}`));
  }
}

/** What a file says of its row groups holds their least and greatest values: it is written anew with any change of them. */
async function rewriteDirectory(facts: Warehouse): Promise<void> {
  const tables = await facts.rows(
    z.object({ name: z.string(), column: z.string(), type: z.string(), empty: z.boolean() }),
    raw(`/* warehouse/scrub */
    select table_name as name, column_name as "column", data_type as type, is_nullable as empty from duckdb_columns()
    where column_index = 1 and database_name = current_database() and schema_name = 'main' and not internal
      and table_name in (select table_name from duckdb_tables()) order by 1`),
  );
  for (const { name, column, type, empty } of tables) {
    if (await hasIndex(facts, name)) {
      await rewriteIndexed(facts, name);
      continue;
    }
    const rows = await facts.rows(
      z.object({ row: z.number() }),
      raw(`/* warehouse/scrub */
      with part as (${groupsOf(name).text})
      select (select min(t.rowid) from "${name}" as t where t.rowid >= part.first and t.rowid < part.until) as row
      from part where row is not null`),
    );
    for (const { row } of rows) await rewrite(facts, { table: name, column, type, empty, row });
  }
}

/** So many columns of noise a table, and so many tables at most. */
const [noiseColumns, mostNoise] = [600, 60];

/** Lays what says something of noise over the free places of the directory, and lets it go again. */
async function fillDirectory(facts: Warehouse): Promise<boolean> {
  const Directory = z.object({ block: z.number(), free: z.number() });
  const directory = raw(
    "/* warehouse/scrub */ select block_id as block, free_blocks as free from pragma_metadata_info()",
  );
  const standing = new Set((await facts.rows(Directory, directory)).map(({ block }) => block));
  let tables = 0;
  let good = true;
  for (; good && tables < mostNoise; tables++) {
    const columns = Array.from({ length: noiseColumns }, (_, at) => `cast(uuid() as varchar) as c${at}`);
    await facts.run(
      raw(`/* warehouse/scrub */ create or replace table noise_${tables} as select ${columns.join(", ")}`),
    );
    good = await patiently(facts);
    const left = (await facts.rows(Directory, directory)).filter(({ block }) => standing.has(block));
    if (left.every(({ free }) => free === 0)) break;
  }
  for (let table = 0; table <= tables; table++) {
    await facts.run(raw(`/* warehouse/scrub */ drop table if exists noise_${table}`));
  }
  return good && (await patiently(facts));
}

const Blocks = z.object({ size: z.number(), free: z.number() });

/** Numbers that cannot be packed are laid over every free block, and go again. */
async function fillFreeBlocks(facts: Warehouse): Promise<number | null> {
  const { size, free } = await facts.row(
    Blocks,
    raw("/* warehouse/scrub */ select block_size as size, free_blocks as free from pragma_database_size()"),
  );
  const numbers = ((free + 2) * size) / 8;
  await facts.run(
    raw(`/* warehouse/scrub */
    create or replace table noise as select hash(i + ${Math.floor(Math.random() * 2 ** 40)}) as number from range(${Math.ceil(numbers)}) as t(i)`),
  );
  const laid = await patiently(facts);
  await facts.run(raw("/* warehouse/scrub */ drop table noise"));
  return laid ? free * size : null;
}
