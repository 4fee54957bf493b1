import { useSyncExternalStore } from "react";
import type { Import } from "../../../../client/api.ts";
import { ApiError } from "../../../../client/call.ts";
import { askAnew, client } from "../../../app/client.ts";
import { queries } from "../../../app/queries.ts";
import { sendableName, sendFile } from "./send-file.ts";

/** A file on its way in: from the disk to the server, and what the server makes of it. */
export interface Upload {
  readonly key: string;
  readonly workspace: string;
  readonly name: string;
  /** Null where it was sent before the page was loaded. */
  readonly file: File | null;
  /** From 0 to 1. */
  readonly sent: number;
  /** Null until all of it is sent. */
  readonly import: Import | null;
  /** Why it could not be sent. */
  readonly fault: unknown;
}

/** Where an upload stands. */
export type UploadState = "waiting" | "sending" | "queued" | "reading" | "done" | "failed";

export function stateOf({ import: brought, fault, sent }: Upload): UploadState {
  if (fault !== null) return "failed";
  if (brought !== null) return brought.state;
  return sent > 0 ? "sending" : "waiting";
}

export const hasEnded = (upload: Upload): boolean => ["done", "failed"].includes(stateOf(upload));

let all: readonly Upload[] = [];
const listeners = new Set<() => void>();

/** What is on its way in, on whatever page it was dropped. */
export const useUploads = (workspace: string): readonly Upload[] =>
  useSyncExternalStore(subscribe, () => all).filter((one) => one.workspace === workspace);

/** The file behind an import, where it was dropped since the page was loaded. */
export const fileOf = (importId: string): File | null => all.find((one) => one.import?.id === importId)?.file ?? null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Upload[]): void {
  all = next;
  for (const listener of listeners) listener();
}

const edit = (key: string, part: Partial<Upload>): void =>
  change(all.map((one) => (one.key === key ? { ...one, ...part } : one)));

/** Brings files in, one after the other. */
export function bringIn(workspace: string, files: readonly File[]): void {
  const fresh = files.map(
    (file): Upload => ({ ...nothing, key: crypto.randomUUID(), workspace, name: sendableName(file.name), file }),
  );
  change([...all, ...fresh]);
  void sendAll();
}

const nothing = { file: null, sent: 0, import: null, fault: null };

/** Takes up again what the server has under way of what was sent before the page was loaded. */
export function takeUp(workspace: string, lines: readonly { id: string; file: string; state: string }[]): void {
  const known = new Set(all.map((one) => one.import?.id));
  const left = lines.filter(({ id, state }) => (state === "queued" || state === "reading") && !known.has(id));
  for (const { id, file } of left) {
    void client.getImport({ params: { workspace, import: id } }).then((brought) => {
      if (all.some((one) => one.import?.id === id)) return;
      change([...all, { ...nothing, key: id, workspace, name: file, sent: 1, import: brought }]);
      void watchAll();
    }, forget);
  }
}

const forget = (): void => undefined;

/** Leaves out of sight what has ended. */
export const clearEnded = (workspace: string): void =>
  change(all.filter((one) => one.workspace !== workspace || !hasEnded(one)));

/** Ends one that waits or is read; nothing of it is kept. */
export async function cancel({ key, workspace, import: brought }: Upload): Promise<void> {
  if (brought === null) return change(all.filter((one) => one.key !== key));
  edit(key, { import: await client.cancelImport({ params: { workspace, import: brought.id } }) });
}

/** Whether sending it again may go better. */
export const mayGoBetter = ({ fault }: Upload): boolean =>
  fault !== null && !(fault instanceof ApiError && fault.status >= 400 && fault.status < 500 && fault.status !== 401);

/** Sends one again that could not be sent. */
export function again({ key }: Upload): void {
  edit(key, { fault: null, sent: 0 });
  void sendAll();
}

let isSending = false;

async function sendAll(): Promise<void> {
  if (isSending) return;
  isSending = true;
  for (let next = unsent(); next !== undefined; next = unsent()) await send(next);
  isSending = false;
}

const unsent = (): Upload | undefined =>
  all.find(({ file, import: brought, fault }) => file !== null && brought === null && fault === null);

const pauseMs = 3000;

async function send({ key, workspace, name, file }: Upload): Promise<void> {
  if (file === null) return;
  try {
    const told = (share: number) => edit(key, { sent: Math.max(share, 0.001) });
    const brought = await sendFile(file, { workspace, name, told });
    if (all.some((one) => one.key === key)) edit(key, { sent: 1, import: brought });
    else await client.cancelImport({ params: { workspace, import: brought.id } }).catch(forget);
    void watchAll();
  } catch (fault) {
    // So many of a workspace wait already, or others are being received.
    const passes = fault instanceof ApiError && (fault.code === "busy" || fault.code === "too_many_requests");
    if (!passes) return edit(key, { fault });
    await new Promise((later) => setTimeout(later, pauseMs));
  }
}

let isWatching = false;

/** The server reads one after the other, so one is watched after the other. */
async function watchAll(): Promise<void> {
  if (isWatching) return;
  isWatching = true;
  for (let next = unread(); next !== undefined; next = unread()) await watch(next);
  isWatching = false;
}

const unread = (): Upload | undefined => all.find((one) => one.import !== null && !hasEnded(one));

async function watch({ key, workspace, import: brought }: Upload): Promise<void> {
  if (brought === null) return;
  const params = { workspace, import: brought.id };
  try {
    for await (const now of client.watchImport({ params })) edit(key, { import: now });
    const end = await client.getImport({ params });
    edit(key, { import: end });
    if (end.state === "queued" || end.state === "reading") throw new Error("the stream ended before the import did");
    await askAnew(queries, ["listImports", "dataQuality", "showRevision", "workspaceHealth"]);
  } catch (fault) {
    if (fault instanceof ApiError && (fault.status === 404 || fault.status === 401)) return edit(key, { fault });
    await new Promise((later) => setTimeout(later, pauseMs));
  }
}
