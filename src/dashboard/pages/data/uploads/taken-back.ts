import { useSyncExternalStore } from "react";
import { askAnew, client } from "../../../app/client.ts";
import { queries } from "../../../app/queries.ts";

/** So long one can think better of it: what the server deletes it cannot bring back. */
const holdMs = 10_500;

interface Held {
  readonly workspace: string;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly failed: (fault: unknown) => void;
}

let held: ReadonlyMap<string, Held> = new Map();
const listeners = new Set<() => void>();

function change(next: ReadonlyMap<string, Held>): void {
  held = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The imports that are about to be taken back. */
export const useTakenBack = (): ReadonlySet<string> => new Set(useSyncExternalStore(subscribe, () => held).keys());

/** Takes an import back in a while, unless it is kept after all; at once where the page is left before. */
export function takeBack(workspace: string, id: string, failed: (fault: unknown) => void): void {
  const timer = setTimeout(() => void carryOut(id), holdMs);
  change(new Map(held).set(id, { workspace, timer, failed }));
}

/** Keeps an import that was about to be taken back. */
export function keepAfterAll(id: string): void {
  clearTimeout(held.get(id)?.timer);
  change(new Map([...held].filter(([one]) => one !== id)));
}

async function carryOut(id: string): Promise<void> {
  const own = held.get(id);
  if (own === undefined) return;
  try {
    await client.undoImport({ params: { workspace: own.workspace, import: id } });
    await askAnew(queries, ["listImports", "getImport", "dataQuality", "showRevision"]);
  } catch (fault) {
    own.failed(fault);
  } finally {
    keepAfterAll(id);
  }
}

addEventListener("pagehide", () => {
  for (const [id, { workspace }] of held) {
    const path = `/api/v1/workspaces/${encodeURIComponent(workspace)}/imports/${encodeURIComponent(id)}`;
    void fetch(path, { method: "DELETE", keepalive: true });
  }
});
