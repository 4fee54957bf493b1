import { readdirSync, readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

const folder = new URL("./migrations/", import.meta.url);

/** Runs, in the order of its number, every `migrations/NNNN-*.sql` that this database has not seen; each whole or not at all. */
export function migrateState(database: DatabaseSync): void {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort();
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
      database.exec("rollback");
      throw cause;
    }
  }
  if (versionOf(database) > files.length) throw new Error("it was written by a newer Retorno");
}

const versionOf = (database: DatabaseSync): number => {
  const row = database.prepare("pragma user_version").get();
  return Number(row?.user_version ?? 0);
};
