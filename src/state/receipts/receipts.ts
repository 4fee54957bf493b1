import { type Actor, actorText } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { mostReceipts, type ReceiptType } from "../../model/receipt.ts";
import type { State } from "../database.ts";
import { audited } from "../people/audit.ts";

/** A proof of a cost. */
export interface Receipt {
  readonly id: string;
  readonly workspace: string;
  /** The cost's id. */
  readonly cost: string;
  readonly name: string;
  readonly type: ReceiptType;
  readonly bytes: number;
  readonly sha256: string;
  readonly addedMs: number;
  /** As the audit names them. */
  readonly addedBy: string;
}

/**
 * Lays down a receipt whose file stands already. The same file on the same cost is the receipt that is there; the answer
 * says whose. A KnownError where there is no such cost, or it has as many as it can have.
 */
export function addReceipt(
  state: State,
  { workspace, cost, actor, now, ...told }: Omit<Receipt, "addedMs" | "addedBy"> & { actor: Actor; now: number },
): Promise<Receipt> {
  return audited(state, { actor, workspace, now }, async (within) => {
    await refuseUnlessCost(within, { workspace, cost });
    const standing = (await receiptsOf(within, workspace)).filter((one) => one.cost === cost);
    const same = standing.find(({ sha256 }) => sha256 === told.sha256);
    if (same !== undefined) return { change: null, answer: same };
    if (standing.length >= mostReceipts) throw tooMany();
    const row = { ...told, workspace, cost, added_at: now, added_by: actorText(actor) };
    await within.insertInto("receipt").values(row).execute();
    return {
      change: { action: "receipt.add", subject: told.id, was: null, became: shortly({ cost, ...told }) },
      answer: receiptIn(row),
    };
  });
}

/** The receipts of a workspace's costs, the first first. */
export async function receiptsOf(state: State, workspace: string): Promise<Receipt[]> {
  const rows = await state
    .selectFrom("receipt")
    .selectAll()
    .where("workspace", "=", workspace)
    .orderBy("added_at")
    .orderBy("id")
    .execute();
  return rows.map(receiptIn);
}

/** One receipt of a cost; a KnownError where there is none of that id. */
export async function receiptOf(
  state: State,
  { workspace, cost, id }: Pick<Receipt, "workspace" | "cost" | "id">,
): Promise<Receipt> {
  const row = await state
    .selectFrom("receipt")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("cost", "=", cost)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row !== undefined) return receiptIn(row);
  throw new KnownError("not_found", `there is no receipt ${id} of this cost`, {
    hint: "list the cost's receipts first",
  });
}

/** Takes a receipt away; its file is the caller's to remove. */
export function deleteReceipt(
  state: State,
  { actor, now, ...place }: Pick<Receipt, "workspace" | "cost" | "id"> & { actor: Actor; now: number },
): Promise<Receipt> {
  const { workspace } = place;
  return audited(state, { actor, workspace, now }, async (within) => {
    const receipt = await receiptOf(within, place);
    await within.deleteFrom("receipt").where("id", "=", receipt.id).where("workspace", "=", workspace).execute();
    return {
      change: { action: "receipt.delete", subject: receipt.id, was: shortly(receipt), became: null },
      answer: receipt,
    };
  });
}

/** All receipts of a data folder, by workspace and id. */
export const allReceipts = (state: State): Promise<Pick<Receipt, "workspace" | "id" | "bytes" | "sha256">[]> =>
  state.selectFrom("receipt").select(["workspace", "id", "bytes", "sha256"]).execute();

/** Forgets the receipts of costs that were deleted before a moment; answers how many went. Their files go with the next sweep. */
export async function forgetReceiptsOfGoneCosts(state: State, before: number): Promise<number> {
  const gone = await state
    .selectFrom("receipt as r")
    .innerJoin("plan_past as p", (on) => on.onRef("p.workspace", "=", "r.workspace").onRef("p.id", "=", "r.cost"))
    .leftJoin("plan_entry as e", (on) => on.onRef("e.workspace", "=", "r.workspace").onRef("e.id", "=", "r.cost"))
    .select("r.id")
    .where("e.id", "is", null)
    .groupBy("r.id")
    .having(({ fn }) => fn.max("p.ended_at"), "<", before)
    .execute();
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) await state.deleteFrom("receipt").where("id", "in", ids).execute();
  return ids.length;
}

/** A KnownError where the plan has no such cost. */
export async function refuseUnlessCost(
  state: State,
  { workspace, cost }: Pick<Receipt, "workspace" | "cost">,
): Promise<void> {
  const row = await state
    .selectFrom("plan_entry")
    .select("id")
    .where("workspace", "=", workspace)
    .where("kind", "=", "cost")
    .where("id", "=", cost)
    .executeTakeFirst();
  if (row !== undefined) return;
  throw new KnownError("not_found", `there is no cost ${cost} in the plan`, { hint: "list the costs first" });
}

/** For the audit, which keeps no names that people give. */
const shortly = ({ cost, type, bytes }: Pick<Receipt, "cost" | "type" | "bytes">) => ({ cost, type, bytes });

const tooMany = (): KnownError =>
  new KnownError("conflict", `this cost has ${mostReceipts} receipts already`, {
    hint: "take one away first, or bind their pages into one PDF",
  });

function receiptIn({
  added_at,
  added_by,
  ...row
}: Omit<Receipt, "addedMs" | "addedBy"> & { added_at: number; added_by: string }): Receipt {
  return { ...row, addedMs: added_at, addedBy: added_by };
}
