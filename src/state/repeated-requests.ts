import type { State } from "./database.ts";

/** A write that named itself by an Idempotency-Key. */
export interface RepeatedRequest {
  /** As the audit names them. */
  readonly caller: string;
  readonly key: string;
  /** What was asked, as a keyed hash. */
  readonly request: string;
}

/** What stands of it: `status` is null while it is under way, `answer` where nothing was kept. */
export interface Answered {
  readonly request: string;
  readonly status: number | null;
  readonly answer: string | null;
}

/** How long a key stands for its request. */
const repeatedMs = 24 * 60 * 60 * 1000;

/** Takes the key for a request; what stands already where it was taken within a day. */
export async function beginRequest(
  state: State,
  { caller, key, request }: RepeatedRequest,
  now: number,
): Promise<Answered | null> {
  await state
    .deleteFrom("repeated_request")
    .where("at", "<=", now - repeatedMs)
    .execute();
  const { numInsertedOrUpdatedRows } = await state
    .insertInto("repeated_request")
    .values({ caller, key, request, status: null, answer: null, at: now })
    .onConflict((conflict) => conflict.columns(["caller", "key"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return null;
  return (await stood(state, { caller, key })) ?? null;
}

/** Keeps what a request answered. */
export async function endRequest(
  state: State,
  { caller, key }: RepeatedRequest,
  { status, answer }: { status: number; answer: string | null },
): Promise<void> {
  await state
    .updateTable("repeated_request")
    .set({ status, answer })
    .where("caller", "=", caller)
    .where("key", "=", key)
    .execute();
}

/** Frees the key of a request that was refused, and changed nothing. */
export async function forgetRequest(state: State, { caller, key }: RepeatedRequest): Promise<void> {
  await state.deleteFrom("repeated_request").where("caller", "=", caller).where("key", "=", key).execute();
}

function stood(state: State, { caller, key }: Pick<RepeatedRequest, "caller" | "key">): Promise<Answered | undefined> {
  return state
    .selectFrom("repeated_request")
    .select(["request", "status", "answer"])
    .where("caller", "=", caller)
    .where("key", "=", key)
    .executeTakeFirst();
}
