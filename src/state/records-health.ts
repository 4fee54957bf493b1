import { CompiledQuery } from "kysely";
import type { State } from "./database.ts";

/** What is wrong with the file of the app's records; null where it is sound. */
export async function faultOfRecords(state: State): Promise<string | null> {
  const { rows } = await state.executeQuery<{ quick_check: string }>(CompiledQuery.raw("pragma quick_check(1)"));
  const said = rows[0]?.quick_check ?? "";
  return said === "ok" ? null : said;
}
