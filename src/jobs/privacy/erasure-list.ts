import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { KnownError } from "../../model/errors.ts";
import { backupSchedule } from "../../state/backup-schedule.ts";
import type { State } from "../../state/database.ts";
import { type Erasure, erasureLines, erasuresOf, parseErasures } from "../../state/erasures.ts";

/** The list of erasures stands under this name in the data folder and beside the backups of the schedule. */
export const erasureFile = "erasures.jsonl";

/**
 * Writes the list of erasures into the data folder and beside the backups that are made every day. A backup that was
 * made before an erasure knows nothing of it: whoever restores it finds the list there.
 */
export async function writeErasureLists(state: State, folder: string): Promise<void> {
  const erasures = await erasuresOf(state, null);
  const schedule = await backupSchedule(state);
  const folders = [folder, ...(schedule !== null && existsSync(schedule.folder) ? [schedule.folder] : [])];
  for (const one of folders) {
    const file = join(one, erasureFile);
    // What an older folder's list knows is never lost: several data folders may be backed up to one place.
    const known = new Map([...readErasureList(file), ...erasures].map((erasure) => [erasure.id, erasure]));
    if (known.size > 0) await writeWhole(file, erasureLines([...known.values()]));
  }
}

/** A list as it stands in a file; empty where there is none. A KnownError where the file is no such list. */
export function readErasureList(file: string): Erasure[] {
  if (!existsSync(file)) return [];
  try {
    return parseErasures(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new KnownError("source_rejected", `${file} is no list of erasures`, {
      hint: `give the ${erasureFile} of the data folder, or of the folder of its backups`,
      cause,
    });
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString("hex")}.part`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}
