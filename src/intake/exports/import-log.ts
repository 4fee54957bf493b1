import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { literal, raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One file that was brought into a workspace. */
export const ImportRecord = z.object({
  id: z.number().int(),
  /** The name without its folders. */
  file: z.string(),
  sha256: z.string(),
  format: z.string(),
  /** When the file was last written, milliseconds. */
  writtenMs: z.number(),
  importedAt: z.string(),
  undoneAt: z.string().nullable(),
  rows: z.number(),
  rejected: z.number(),
  /** JSON of what was said of the file. */
  told: z.string(),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

/** The imports of a workspace, first to last; those taken back among them. */
export function importsOf(warehouse: Warehouse, workspace: string): Promise<ImportRecord[]> {
  return warehouse.rows(
    ImportRecord,
    sql`
    /* intake/exports/import-log */
    select id, file, sha256, format, coalesce(epoch_ms(written_at), 0) as "writtenMs",
      strftime(imported_at, '%Y-%m-%dT%H:%M:%SZ') as "importedAt", strftime(undone_at, '%Y-%m-%dT%H:%M:%SZ') as "undoneAt",
      rows, rejected, cast(told as varchar) as told
    from import where workspace = ${workspace} order by id`,
  );
}

/** What a list says of one import. */
export const ImportLine = ImportRecord.omit({ sha256: true, writtenMs: true, told: true });
export type ImportLine = z.infer<typeof ImportLine>;

/** The imports of a workspace in short, latest first; those taken back among them. */
export function importLines(warehouse: Warehouse, workspace: string): Promise<ImportLine[]> {
  return warehouse.rows(
    ImportLine,
    sql`
    /* intake/exports/import-log */
    select id, file, format, strftime(imported_at, '%Y-%m-%dT%H:%M:%SZ') as "importedAt",
      strftime(undone_at, '%Y-%m-%dT%H:%M:%SZ') as "undoneAt", rows, rejected
    from import where workspace = ${workspace} order by id desc`,
  );
}

/** The id that the next import of the database gets: never one that was taken before. */
export async function nextImportId(warehouse: Warehouse): Promise<number> {
  const { id } = await warehouse.row(
    z.object({ id: z.number() }),
    raw("/* intake/exports/import-log */ select coalesce(max(id), 0) + 1 as id from import"),
  );
  return id;
}

/** Lays an import down, in the transaction that brings its facts in. */
export async function recordImport(
  warehouse: Warehouse,
  workspace: string,
  { id, file, sha256, format, writtenMs, rows, rejected, told }: Omit<ImportRecord, "importedAt" | "undoneAt">,
): Promise<void> {
  await warehouse.run(sql`
    /* intake/exports/import-log */
    insert into import
    values (${workspace}, ${id}, ${file}, ${sha256}, ${format}, make_timestamptz(${Math.round(writtenMs)} * 1000), now(), null,
      ${rows}, ${rejected}, ${told})`);
}

/** Takes one import back whole: its facts go, its line stays. Answers it; a KnownError where there is none to take back. */
export async function undoImport(warehouse: Warehouse, workspace: string, id: number): Promise<ImportRecord> {
  const all = await importsOf(warehouse, workspace);
  const found = all.find((one) => one.id === id);
  if (found === undefined) {
    throw new KnownError("not_found", `there is no import ${id}`, {
      hint: "retorno import alone lists those there are",
    });
  }
  if (found.undoneAt !== null) {
    throw new KnownError("conflict", `import ${id} (${found.file}) was taken back already, on ${found.undoneAt}`, {
      hint: "nothing is to be done; import the file again to have it back",
    });
  }
  await undoImports(warehouse, workspace, [id]);
  return found;
}

/** Takes imports that stand back whole, all or none: their facts go, their lines stay. */
export async function undoImports(warehouse: Warehouse, workspace: string, ids: readonly number[]): Promise<void> {
  const list = ids.map((id) => Math.trunc(id)).join(", ");
  await warehouse.transaction(async () => {
    for (const fact of await factTables(warehouse)) {
      await warehouse.run(
        raw(`/* intake/exports/import-log */
        delete from "${fact}" where workspace = ${literal(workspace)} and source in (${list})`),
      );
    }
    await warehouse.run(
      raw(`/* intake/exports/import-log */
      update import set undone_at = now() where workspace = ${literal(workspace)} and id in (${list}) and undone_at is null`),
    );
  });
}

/** Takes imports that stand back with their lines, as if they had never been. */
export async function eraseImports(warehouse: Warehouse, workspace: string, ids: readonly number[]): Promise<void> {
  await undoImports(warehouse, workspace, ids);
  const list = ids.map((id) => Math.trunc(id)).join(", ");
  await warehouse.run(
    raw(
      `/* intake/exports/import-log */ delete from import where workspace = ${literal(workspace)} and id in (${list})`,
    ),
  );
}

/** Every table whose rows carry the import they came with. */
async function factTables(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.rows(
    z.object({ name: z.string() }),
    raw(`/* intake/exports/import-log */
    select table_name as name from duckdb_columns() where column_name = 'source' and not internal
      and database_name = current_database() and schema_name = 'main' and table_name not in (select view_name from duckdb_views())
    order by 1`),
  );
  return rows.map(({ name }) => name);
}
