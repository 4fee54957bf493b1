import { readdirSync, readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

const folder = new URL("./migrations/", import.meta.url);

/** Runs, in the order of its number, every `migrations/NNNN-*.sql` that this database has not seen; each whole or not at all. */
export function migrateState(database: DatabaseSync): void {
  const files = migrationFiles();
  for (const [index, file] of files.entries()) {
    if (index < versionOf(database)) continue;
    database.exec("begin immediate");
    try {
      // Another process may have run it while this one waited.
      if (versionOf(database) === index) {
        database.exec(`${readFileSync(new URL(file, folder), "utf8")};\npragma user_version = ${index + 1}`);
      }
      database.exec("commit");
    } catch (cause) {
      // A full disk has rolled it back already.
      if (database.isTransaction) database.exec("rollback");
      throw cause;
    }
  }
  if (versionOf(database) > files.length) throw new Error("it was written by a newer Retorno");
}

/** The version that this Retorno brings a database to. */
export const stateVersion = (): number => migrationFiles().length;

const migrationFiles = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort();

const versionOf = (database: DatabaseSync): number => {
  const row = database.prepare("pragma user_version").get();
  return Number(row?.user_version ?? 0);
};
