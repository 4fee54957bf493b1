import type { State } from "../database.ts";

/** How many days single events of each workspace are kept. */
export async function eventDaysOf(state: State): Promise<{ workspace: string; days: number }[]> {
  const rows = await state.selectFrom("workspace").select(["id", "event_days"]).orderBy("id").execute();
  return rows.map(({ id, event_days }) => ({ workspace: id, days: event_days }));
}
