import { z } from "zod";
import { type Actor, actorText } from "../model/actor.ts";
import { BroughtFile } from "../model/brought-file.ts";
import { type ErrorCode, errorCodes } from "../model/errors.ts";
import { Warning } from "../model/statement.ts";
import type { State } from "./database.ts";
import { inTransaction } from "./transaction.ts";

/** Where an upload stands. */
const uploadStates = ["queued", "reading", "done", "failed"] as const;
export type UploadState = (typeof uploadStates)[number];

/** Why an upload failed. */
export const UploadFault = z.object({
  code: z.string().refine((code): code is ErrorCode => code in errorCodes),
  message: z.string(),
  hint: z.string().nullable(),
});
export type UploadFault = z.infer<typeof UploadFault>;

/** What was found in an upload. */
export const UploadTold = z.object({ files: z.array(BroughtFile), warnings: z.array(Warning) });
export type UploadTold = z.infer<typeof UploadTold>;

/** A file that was sent to be imported. */
export interface Upload {
  readonly id: string;
  readonly workspace: string;
  readonly file: string;
  readonly bytes: number;
  /** Whether its facts are kept; else it is only looked at. */
  readonly keeps: boolean;
  /** user:ID or key:ID. */
  readonly broughtBy: string;
  readonly state: UploadState;
  readonly createdMs: number;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  readonly told: UploadTold | null;
  readonly fault: UploadFault | null;
  /** The imports of the facts that it laid. */
  readonly imports: readonly number[];
}

/** Lays down an upload that waits to be read. */
export async function addUpload(
  state: State,
  {
    id,
    workspace,
    file,
    bytes,
    keeps,
    actor,
    now,
  }: Pick<Upload, "id" | "workspace" | "file" | "bytes" | "keeps"> & { actor: Actor; now: number },
): Promise<void> {
  const row = {
    id,
    workspace,
    file,
    bytes,
    keeps: keeps ? 1 : 0,
    brought_by: actorText(actor),
    state: "queued" as const,
  };
  await state
    .insertInto("upload")
    .values({ ...row, created_at: now, started_at: null, ended_at: null, told: null, fault: null })
    .execute();
}

/** One upload of a workspace; null where there is none of that id. */
export async function uploadOf(state: State, workspace: string, id: string): Promise<Upload | null> {
  const row = await state
    .selectFrom("upload")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : ((await withImports(state, [row]))[0] ?? null);
}

/** The upload that laid an import; null where none did. */
export async function uploadThatLaid(state: State, workspace: string, importId: number): Promise<Upload | null> {
  const row = await state
    .selectFrom("upload_import")
    .innerJoin("upload", "upload.id", "upload_import.upload")
    .select("upload.id")
    .where("upload.workspace", "=", workspace)
    .where("upload_import.import", "=", importId)
    .executeTakeFirst();
  return row === undefined ? null : uploadOf(state, workspace, row.id);
}

/** The uploads of a workspace whose facts are kept, the latest first; `before` goes on after a page. */
export async function uploadsOf(
  state: State,
  workspace: string,
  { most, before }: { most: number; before: { ms: number; id: string } | null },
): Promise<Upload[]> {
  const all = state.selectFrom("upload").selectAll().where("workspace", "=", workspace).where("keeps", "=", 1);
  const asked =
    before === null
      ? all
      : all.where(({ eb, and, or }) =>
          or([eb("created_at", "<", before.ms), and([eb("created_at", "=", before.ms), eb("id", "<", before.id)])]),
        );
  const rows = await asked.orderBy("created_at", "desc").orderBy("id", "desc").limit(most).execute();
  return withImports(state, rows);
}

/** The ids of all imports of a workspace that uploads laid. */
export async function uploadedImports(state: State, workspace: string): Promise<Set<number>> {
  const rows = await state
    .selectFrom("upload_import")
    .innerJoin("upload", "upload.id", "upload_import.upload")
    .select("upload_import.import")
    .where("upload.workspace", "=", workspace)
    .execute();
  return new Set(rows.map((row) => row.import));
}

/** The uploads of all workspaces that have not ended, in the order they came. */
export async function uploadsUnderWay(state: State): Promise<Upload[]> {
  const rows = await state
    .selectFrom("upload")
    .selectAll()
    .where("state", "in", ["queued", "reading"])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return withImports(state, rows);
}

export async function startUpload(state: State, id: string, now: number): Promise<void> {
  await state.updateTable("upload").set({ state: "reading", started_at: now }).where("id", "=", id).execute();
}

/** Notes an import before its facts stand, so that whose it is is known whatever happens next. */
export async function noteUploadImport(state: State, id: string, importId: number): Promise<void> {
  await state
    .insertInto("upload_import")
    .values({ upload: id, import: importId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends an upload, with the imports whose facts stand. */
export async function endUpload(
  state: State,
  id: string,
  { told, fault, imports, now }: Pick<Upload, "told" | "fault" | "imports"> & { now: number },
): Promise<void> {
  await inTransaction(state, async (within) => {
    await within
      .updateTable("upload")
      .set({
        state: fault === null ? "done" : "failed",
        ended_at: now,
        told: told === null ? null : JSON.stringify(told),
        fault: fault === null ? null : JSON.stringify(fault),
      })
      .where("id", "=", id)
      .execute();
    await within
      .deleteFrom("upload_import")
      .where("upload", "=", id)
      .where("import", "not in", imports.length === 0 ? [-1] : [...imports])
      .execute();
  });
}

/** Uploads that were only looked at are forgotten after this. */
export async function forgetLookedAt(state: State, before: number): Promise<void> {
  await state.deleteFrom("upload").where("keeps", "=", 0).where("ended_at", "<", before).execute();
}

interface UploadRow {
  readonly id: string;
  readonly workspace: string;
  readonly file: string;
  readonly bytes: number;
  readonly keeps: number;
  readonly brought_by: string;
  readonly state: UploadState;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly told: string | null;
  readonly fault: string | null;
}

async function withImports(state: State, rows: readonly UploadRow[]): Promise<Upload[]> {
  if (rows.length === 0) return [];
  const laid = await state
    .selectFrom("upload_import")
    .selectAll()
    .where(
      "upload",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("import")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    workspace: row.workspace,
    file: row.file,
    bytes: row.bytes,
    keeps: row.keeps === 1,
    broughtBy: row.brought_by,
    state: row.state,
    createdMs: row.created_at,
    startedMs: row.started_at,
    endedMs: row.ended_at,
    told: row.told === null ? null : UploadTold.parse(JSON.parse(row.told)),
    fault: row.fault === null ? null : UploadFault.parse(JSON.parse(row.fault)),
    imports: laid.filter(({ upload }) => upload === row.id).map((one) => one.import),
  }));
}
