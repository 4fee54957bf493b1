import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
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
export function privateFolder(parent = tmpdir()): PrivateFolder {
  if (!watching) removeAtEnd();
  watching = true;
  const path = mkdtempSync(join(parent, `retorno-${process.pid}-`));
  standing.add(path);
  return { path, remove: () => removeFolder(path) };
}

/** Removes the private folders in `parent` that killed processes left; answers how many. */
export function removeLeftFolders(parent = tmpdir()): number {
  const left = readdirSync(parent).filter((name) => {
    const pid = /^retorno-(\d+)-\w{6}$/.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid)) && isOurs(join(parent, name));
  });
  for (const name of left) rmSync(join(parent, name), { recursive: true, force: true });
  return left.length;
}

/** Whether a process of this number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function isOurs(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid());
}

function removeAtEnd(): void {
  process.on("exit", removeAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      // Whoever listens too ends the process in its own way, and still needs the folders.
      if (process.listenerCount(signal) > 0) return;
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
