import type { State } from "./database.ts";

/** All of `work` or nothing of it; within a transaction that stands already, a part of that. */
export const inTransaction = <Answer>(state: State, work: (state: State) => Promise<Answer>): Promise<Answer> =>
  state.isTransaction ? work(state) : state.transaction().execute(work);
