import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that only this user can read, for what has to be laid aside for a while. */
export interface PrivateFolder {
  readonly path: string;
  remove(): void;
}

const standing = new Set<string>();
let watching = false;

/** A new private folder. It goes with the process if nobody removes it, also where a signal or an error ends it. */
export function privateFolder(): PrivateFolder {
  if (!watching) removeAtEnd();
  watching = true;
  const path = mkdtempSync(join(tmpdir(), "retorno-"));
  standing.add(path);
  return { path, remove: () => removeFolder(path) };
}

function removeAtEnd(): void {
  process.on("exit", removeAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      removeAll();
      // Now that nobody listens, the signal ends the process as it would have.
      process.kill(process.pid, signal);
    });
  }
}

function removeAll(): void {
  for (const path of standing) removeFolder(path);
}

function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
  standing.delete(path);
}
