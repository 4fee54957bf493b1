import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { keepToOwner, ownerAlone } from "../files/owner-alone.ts";
import { KnownError } from "../model/errors.ts";
import { notPermitted } from "../model/not-permitted.ts";
import { migrateState } from "./migrate.ts";
import type { StateTables } from "./tables.ts";

/** App records, through one typed builder whatever database stands behind it. */
export type State = Kysely<StateTables>;

/** App records stand in this file of a data folder. */
export const stateFile = "app.sqlite";

/**
 * Opens `app.sqlite` of a data folder (":memory:" for none) and brings its schema up to date. Several processes may have it
 * open: one writes at a time, and waits up to five seconds for another.
 */
export async function openState(folder: string): Promise<State> {
  const path = folder === ":memory:" ? folder : join(folder, stateFile);
  let database: DatabaseSync | null = null;
  try {
    keepToOwner([path, `${path}-wal`, `${path}-shm`]);
    const opened = ownerAlone(() => new DatabaseSync(path, { timeout: 5000 }));
    database = opened;
    ownerAlone(() => opened.exec(settings));
    migrateState(database);
    const state = stateOver(database, path);
    // Kysely closes only a database that it has used.
    await state.connection().execute(async () => undefined);
    return state;
  } catch (cause) {
    database?.close();
    throw keptFrom(path) ?? busyOf(cause as SqliteFault, path) ?? unopened(cause as SqliteFault, path);
  }
}

/** What is deleted is written over, for a forgotten salt must not stand in the file. */
const settings =
  "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on";

/** SQLite's codes of a database that another program holds, and of a disk that fails or is full; finer ones stand above a byte. */
const sqliteBusy = 5;
const sqliteLocked = 6;
const sqliteReadOnly = 8;
const sqliteFails = 10;
const sqliteFull = 13;

type SqliteFault = Error & { errcode?: number };

/** What stands against writing at the moment; null for any other fault. */
function busyOf(cause: SqliteFault, path: string): KnownError | null {
  switch ((cause.errcode ?? 0) & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
      return new KnownError("busy", `another program writes to ${path}`, { hint: "wait until it has ended", cause });
    case sqliteReadOnly:
      return new KnownError("busy", `${path} cannot be written`, {
        hint: "it was moved or removed, or may only be read; put it back, or choose another folder with --data",
        cause,
      });
    case sqliteFails:
    case sqliteFull:
      return new KnownError("busy", `the disk of ${path} takes nothing more`, {
        hint: "free some space there; if there is room, the disk fails",
        cause,
      });
    default:
      return null;
  }
}

/** SQLite calls a file that this user may not open damaged or read-only. */
function keptFrom(path: string): KnownError | null {
  if (path === ":memory:") return null;
  try {
    accessSync(existsSync(path) ? path : dirname(path), constants.R_OK | constants.W_OK);
    return null;
  } catch (cause) {
    return notPermitted(path, cause);
  }
}

const unopened = (cause: SqliteFault, path: string): KnownError =>
  new KnownError("source_rejected", `the app's records in ${path} cannot be opened`, {
    hint: "the file is damaged or of a newer Retorno; restore a backup, or choose another folder with --data",
    cause,
  });

/** Whether a data folder has app records yet. */
export function hasState(folder: string): boolean {
  const path = join(folder, stateFile);
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (cause) {
    const refused = notPermitted(path, cause);
    if (refused !== null) throw refused;
    return false;
  }
}

/** The builder over a database as it stands; `openState` brings its schema up to date first. */
export const stateOver = (database: DatabaseSync, path = ":memory:"): State =>
  new Kysely<StateTables>({ dialect: new SqliteDialect({ database: asKyselyExpects(database, path) }) });

/** Kysely speaks better-sqlite3; node:sqlite differs in how a statement says that it answers rows. */
function asKyselyExpects(database: DatabaseSync, path: string) {
  function told<Answer>(work: () => Answer): Answer {
    try {
      return work();
    } catch (cause) {
      throw busyOf(cause as SqliteFault, path) ?? cause;
    }
  }
  return {
    close: () => database.close(),
    prepare(text: string) {
      // A full disk has rolled back already, and that it has would be heard in place of the fault itself.
      const statement = told(() => database.prepare(text === "rollback" && !database.isTransaction ? nothing : text));
      return {
        reader: statement.columns().length > 0,
        all: (values: readonly unknown[]) => told(() => statement.all(...(values as never[]))),
        run: (values: readonly unknown[]) => told(() => statement.run(...(values as never[]))),
        iterate: (values: readonly unknown[]) => statement.iterate(...(values as never[])),
      };
    },
  };
}

const nothing = "select 0";
