import { randomBytes } from "node:crypto";
import { z } from "zod";
import { openDuckDb } from "../engines/duckdb.ts";
import { isRunning } from "../private-folder.ts";
import { literal, raw } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";

/** What a copy of the facts holds. */
export interface FactsContent {
  /** The files of `migrations/` that made its schema. */
  readonly migrations: readonly string[];
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>;
  /** The seq of the event that came last. */
  readonly lastSeq: number;
}

/**
 * Copies the facts as they stand at one moment into a new database at `to`, an absolute path, while others go on reading and
 * writing. Every event that was stored before the call is in it. `lane` is used for nothing else meanwhile.
 */
export async function copyFacts(lane: Warehouse, to: string): Promise<FactsContent> {
  const name = `backup_${process.pid}_${randomBytes(4).toString("hex")}`;
  const { from } = await lane.row(z.object({ from: z.string() }), raw(`select current_database() as "from"`));
  await lane.run(raw(`attach ${literal(to)} as ${name}`));
  try {
    await lane.transaction(() => lane.run(raw(`copy from database ${quoted(from)} to ${name}`)));
    await lane.run(raw(`checkpoint ${name}`));
    return await contentOf(lane, name);
  } finally {
    await lane.run(raw(`detach ${name}`));
  }
}

/** What a database that nobody has open holds; throws where it cannot be read. */
export async function factsIn(path: string): Promise<FactsContent> {
  const reader = await openDuckDb();
  try {
    await reader.run(raw(`attach ${literal(path)} as copy (read_only)`));
    return await contentOf(reader, "copy");
  } finally {
    reader.close();
  }
}

/** Lets go of the copies that killed commands had a server make; answers how many. */
export async function detachLeftCopies(facts: Warehouse): Promise<number> {
  const attached = await facts.rows(
    z.object({ name: z.string() }),
    raw(`
    /* warehouse/backup */
    select database_name as name from duckdb_databases() where database_name like 'backup\\_%' escape '\\'`),
  );
  const left = attached.filter(({ name }) => !isRunning(Number(name.split("_")[1])));
  for (const { name } of left) await facts.run(raw(`detach ${name}`));
  return left.length;
}

const Name = z.object({ name: z.string() });

async function contentOf(facts: Warehouse, database: string): Promise<FactsContent> {
  const tables = await facts.rows(
    Name,
    raw(`
    /* warehouse/backup */
    select table_name as name from duckdb_tables() where database_name = ${literal(database)} order by name`),
  );
  const counts = tables.map(
    ({ name }) => `select ${literal(name)} as name, count(*) as rows from ${database}.${quoted(name)}`,
  );
  const counted = await facts.rows(z.object({ name: z.string(), rows: z.number() }), raw(counts.join(" union all ")));
  const migrations = await facts.rows(Name, raw(`select name from ${database}.migration order by name`));
  const { seq } = await facts.row(
    z.object({ seq: z.number() }),
    raw(`select coalesce(max(seq), 0) as seq from ${database}.site_event`),
  );
  const rows = new Map(counted.map(({ name, rows }) => [name, rows]));
  return {
    migrations: migrations.map(({ name }) => name),
    tables: Object.fromEntries(tables.map(({ name }) => [name, rows.get(name) ?? 0])),
    lastSeq: seq,
  };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
