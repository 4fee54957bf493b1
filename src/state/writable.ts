import { CompiledQuery } from "kysely";
import type { State } from "./database.ts";

/** "RTRN": SQLite's mark of the program a file belongs to. */
const applicationId = 0x5254524e;

/** Proves that the app's records can be written, by marking the file as Retorno's; throws what stands against it. */
export async function proveRecordsWritable(state: State): Promise<void> {
  await state.executeQuery(CompiledQuery.raw(`pragma application_id = ${applicationId}`));
}

/** A server that waits for another writer answers nobody meanwhile: it waits half a second, then says that it is busy. */
export async function waitBriefly(state: State): Promise<void> {
  await state.executeQuery(CompiledQuery.raw("pragma busy_timeout = 500"));
}
