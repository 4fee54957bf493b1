import { z } from "zod";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type PersonTable, personTableNames, personTables, theirRows } from "./their-rows.ts";

/** What a table holds on somebody. */
export interface HeldTable {
  readonly table: PersonTable;
  /** In words. */
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | number | boolean>>[];
}

/** How many rows each table holds on the person whose rows were laid last, without those that hold none. */
export async function theirCounts(facts: Warehouse): Promise<{ table: PersonTable; title: string; rows: number }[]> {
  const counts = personTableNames.map(
    (table) => `select '${table}' as "table", count(*) as rows from ${theirRows(table).text}`,
  );
  const counted = await facts.rows(
    z.object({ table: z.enum(personTableNames as [PersonTable, ...PersonTable[]]), rows: z.number() }),
    raw(`/* journeys/person/held-on-person */ ${counts.join(" union all ")}`),
  );
  return personTableNames.flatMap((name) => {
    const rows = counted.find(({ table }) => table === name)?.rows ?? 0;
    return rows === 0 ? [] : [{ table: name, title: personTables[name], rows }];
  });
}

/**
 * All that is held on the person whose rows were laid last, by table: each row with the file or source it came from, its
 * moments and whatever else it says. Keyed hashes are left out, for they say nothing to anybody.
 */
export async function heldOnPerson(facts: Warehouse): Promise<HeldTable[]> {
  const held: HeldTable[] = [];
  for (const { table, title } of await theirCounts(facts))
    held.push({ table, title, rows: await rowsOf(facts, table) });
  return held;
}

const Column = z.object({ name: z.string(), type: z.string() });
const Said = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable());

async function rowsOf(facts: Warehouse, table: PersonTable): Promise<HeldTable["rows"]> {
  const columns = await facts.rows(
    Column,
    raw(`/* journeys/person/held-on-person */
    select column_name as name, data_type as type from duckdb_columns()
    where table_name = '${table}' and schema_name = 'main' and database_name = current_database() order by column_index`),
  );
  const said = columns.filter(({ name, type }) => type !== "UBIGINT" && !unsaid.has(name)).map(spelled);
  const rows = await facts.rows(
    Said,
    raw(`/* journeys/person/held-on-person */
    select coalesce(s.file, s.format) as "from", ${said.join(", ")}
    from "${table}" as f left join source_format as s using (source)
    where f.rowid in (select row from ${theirRows(table).text}) order by f.rowid`),
  );
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as HeldTable["rows"][number],
  );
}

/** What is said beside each row, or serves the machine alone. */
const unsaid: ReadonlySet<string> = new Set(["workspace", "source", "seq", "spelled"]);

/** Moments as ISO 8601 writes them, days and big numbers as they read. */
function spelled({ name, type }: z.infer<typeof Column>): string {
  const column = `f."${name}"`;
  if (type.startsWith("TIMESTAMP")) return `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ') as "${name}"`;
  if (type === "DATE" || type === "JSON" || type.startsWith("DECIMAL"))
    return `cast(${column} as varchar) as "${name}"`;
  if (name === "contacts" || name === "id") {
    return `case when contains(${column}, 'key:') then '(keyed hashes)' else ${column} end as "${name}"`;
  }
  return `${column} as "${name}"`;
}
