import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { CompiledQuery } from "kysely";
import { openState, type State, stateFile, stateOver } from "./database.ts";

/** What a copy of the app's records holds. */
export interface StateContent {
  /** How many files of `migrations/` made its schema. */
  readonly version: number;
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>;
}

/**
 * Copies the app's records as they stand at one moment into another folder, while others go on writing. The salts that
 * visitors without consent are hashed with stay behind: once forgotten they must be nowhere.
 */
export async function copyState(folder: string, to: string): Promise<StateContent> {
  const source = new DatabaseSync(join(folder, stateFile), { readOnly: true, timeout: 5000 });
  try {
    await backup(source, join(to, stateFile), { rate: wholeAtOnce });
  } finally {
    source.close();
  }
  const copy = await openState(to);
  try {
    await copy.deleteFrom("day_salt").execute();
    await copy.updateTable("job").set({ leased_by: null, leased_until: null }).execute();
    // What was deleted still stands in free pages until then.
    await copy.executeQuery(CompiledQuery.raw("vacuum"));
  } finally {
    await copy.destroy();
  }
  return stateIn(to);
}

/** What the app's records of a folder hold, which nobody has open; throws where they cannot be read. */
export async function stateIn(folder: string): Promise<StateContent> {
  const database = new DatabaseSync(join(folder, stateFile), { readOnly: true, timeout: 5000 });
  const state = stateOver(database);
  try {
    const { user_version: version } = database.prepare("pragma user_version").get() ?? {};
    const names = (await state.introspection.getTables()).map(({ name }) => name).sort();
    const tables: Record<string, number> = {};
    for (const name of names) tables[name] = await rowsOf(state, name);
    return { version: Number(version), tables };
  } finally {
    await state.destroy();
  }
}

/** In steps of pages; a step that is followed by another may be begun anew when somebody writes in between. */
const wholeAtOnce = 2 ** 30;

async function rowsOf(state: State, table: string): Promise<number> {
  const { count } = await state
    .selectFrom(table as "job")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
