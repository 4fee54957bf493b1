import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isRunning } from "../../warehouse/private-folder.ts";

/** The name of a backup made at this moment; names sort as moments do. */
export const backupName = (ms: number): string =>
  `retorno-backup-${new Date(ms).toISOString().slice(0, 19).replaceAll(":", "")}Z.zip`;

const named = /^retorno-backup-\d{4}-\d{2}-\d{2}T\d{6}Z\.zip$/;

const half = /^retorno-backup-[-\dT]+Z\.zip\.(\d+)\.part$/;

/** The backups in a folder, oldest first; none where there is no such folder. */
export async function backupsIn(folder: string): Promise<{ path: string; bytes: number; writtenMs: number }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => named.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const { size, mtimeMs } = await stat(path);
      return { path, bytes: size, writtenMs: mtimeMs };
    }),
  );
}

/**
 * Deletes the oldest backups of a folder so that `keep` stay, and what killed processes left of others; nothing else in
 * it. Answers how many backups went.
 */
export async function keepNewest(folder: string, keep: number): Promise<number> {
  const backups = await backupsIn(folder);
  const old = backups.slice(0, Math.max(0, backups.length - keep));
  const halves = (await readdir(folder)).filter((name) => {
    const pid = half.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  });
  for (const path of [...old.map(({ path }) => path), ...halves.map((name) => join(folder, name))]) {
    await rm(path, { force: true });
  }
  return old.length;
}
