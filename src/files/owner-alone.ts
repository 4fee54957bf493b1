import { chmodSync, statSync } from "node:fs";

const others = 0o077;

/** Takes files that stand from everybody but their owner. */
export function keepToOwner(paths: readonly string[]): void {
  for (const path of paths) {
    const mode = modeOf(path);
    if (mode === null || (mode & others) === 0) continue;
    try {
      chmodSync(path, mode & ~others);
    } catch {
      // Somebody else's file: whoever opens it hears whether they may.
    }
  }
}

/** Does `work` so that the files it makes are for this user alone. */
export function ownerAlone<Answer>(work: () => Answer): Answer {
  const mask = process.umask(others);
  try {
    return work();
  } finally {
    process.umask(mask);
  }
}

/** Whether other users of the machine may look into a file or folder. */
export const isOpenToOthers = (path: string): boolean => ((modeOf(path) ?? 0) & others) !== 0;

/** Null where nothing stands, or where files have no owners. */
function modeOf(path: string): number | null {
  if (process.platform === "win32") return null;
  try {
    return statSync(path).mode & 0o777;
  } catch {
    return null;
  }
}
