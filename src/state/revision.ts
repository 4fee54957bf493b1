import type { State } from "./database.ts";

/** How far the records of a workspace have changed. */
export interface RecordsRevision {
  /** The id of the audit's last line about it: every change of its plan, costs, links, sites and settings leaves one. */
  readonly audit: number;
  /** Persons whose facts may be about to go: whatever is answered meanwhile holds them, or does not. */
  readonly erasing: number;
}

/** Where the records of a workspace stand. */
export async function recordsRevision(state: State, workspace: string): Promise<RecordsRevision> {
  const { audit } = await state
    .selectFrom("audit")
    .select(({ fn }) => fn.max("id").as("audit"))
    .where("workspace", "=", workspace)
    .executeTakeFirstOrThrow();
  const { erasing } = await state
    .selectFrom("erasure")
    .select(({ fn }) => fn.countAll<number>().as("erasing"))
    .where("workspace", "=", workspace)
    .where("scrubbed_at", "is", null)
    .executeTakeFirstOrThrow();
  return { audit: Number(audit ?? 0), erasing };
}
