import { CompiledQuery } from "kysely";
import type { State } from "./database.ts";

/** A number that changes when another process has written to the app's records. */
export async function changesOf(state: State): Promise<number> {
  const { rows } = await state.executeQuery<{ data_version: number }>(CompiledQuery.raw("pragma data_version"));
  return rows[0]?.data_version ?? 0;
}
