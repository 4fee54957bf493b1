import { type Actor, actorText } from "../../model/actor.ts";
import type { State } from "../database.ts";
import { inTransaction } from "../transaction.ts";

/** What a change is called in the audit: the noun and what was done to it. */
export type AuditAction = `${string}.${string}`;

/** One change, as the audit keeps it. */
export interface Change {
  readonly action: AuditAction;
  /** What it was done to, by its id. */
  readonly subject: string;
  /** What stood before, and what stands now; null where there was or is nothing. Never a secret, never a customer's data. */
  readonly was: object | null;
  readonly became: object | null;
}

/** An entry of the audit. */
export interface AuditEntry extends Change {
  readonly id: number;
  readonly atMs: number;
  /** user:ID, key:ID or operator. */
  readonly actor: string;
}

/**
 * Does `work` and lays its line into the audit in one transaction: both or neither. Work that changed nothing answers a
 * null change, and leaves no line.
 */
export function audited<Answer>(
  state: State,
  { actor, workspace, now = Date.now() }: { actor: Actor; workspace: string | null; now?: number },
  work: (state: State) => Promise<{ change: Change | null; answer: Answer }>,
): Promise<Answer> {
  return inTransaction(state, async (within) => {
    const { change, answer } = await work(within);
    if (change === null) return answer;
    const { action, subject, was, became } = change;
    await within
      .insertInto("audit")
      .values({
        at: now,
        workspace,
        actor: actorText(actor),
        action,
        subject,
        was: was === null ? null : JSON.stringify(was),
        became: became === null ? null : JSON.stringify(became),
      })
      .execute();
    return answer;
  });
}

/** Who did something last, as the audit names them. */
export async function latestActor(
  state: State,
  { workspace, action, subject }: { workspace: string; action: AuditAction; subject: string },
): Promise<string> {
  const row = await state
    .selectFrom("audit")
    .select("actor")
    .where("workspace", "=", workspace)
    .where("action", "=", action)
    .where("subject", "=", subject)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.actor ?? "";
}

/** The changes of a workspace, the latest first; `below` goes on after a page. Null: those of the installation. */
export async function auditOf(
  state: State,
  workspace: string | null,
  { most, below }: { most: number; below: number | null },
): Promise<AuditEntry[]> {
  const rows = await state
    .selectFrom("audit")
    .selectAll()
    .where("workspace", workspace === null ? "is" : "=", workspace)
    .where("id", "<", below ?? Number.MAX_SAFE_INTEGER)
    .orderBy("id", "desc")
    .limit(most)
    .execute();
  return rows.map(({ id, at, actor, action, subject, was, became }) => ({
    id,
    atMs: at,
    actor,
    action: action as AuditAction,
    subject,
    was: was === null ? null : (JSON.parse(was) as object),
    became: became === null ? null : (JSON.parse(became) as object),
  }));
}
