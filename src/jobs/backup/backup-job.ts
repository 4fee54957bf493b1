import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { KnownError } from "../../model/errors.ts";
import { backupSchedule } from "../../state/backup-schedule.ts";
import type { Job } from "../job.ts";
import { writeErasureLists } from "../privacy/erasure-list.ts";
import { backupName, keepNewest } from "./backup-files.ts";
import { makeBackup } from "./make-backup.ts";
import { sizeText } from "./size-text.ts";

/** Old backups go only once the new one is there. */
export const backupJob: Job = {
  name: "backup",
  does: "everything is copied into the folder that retorno backup --every-day names",
  schedule: { dailyAtHour: 3 },
  waitsFor: "a folder: retorno backup --every-day DIR",
  wanted: async ({ state }) => (await backupSchedule(state)) !== null,
  async run({ facts, state, folder, clock }) {
    const schedule = await backupSchedule(state);
    if (schedule === null) return "no folder is set, so none was made";
    await makeFolder(schedule.folder);
    const name = backupName(clock());
    await writeErasureLists(state, folder);
    const { bytes } = await makeBackup({ facts, folder, clock }, join(schedule.folder, name));
    const gone = await keepNewest(schedule.folder, schedule.keep);
    const removed = gone === 0 ? "" : `, ${gone} old removed`;
    return `${name} written (${sizeText(bytes)})${removed}`;
  },
};

/** Its last part alone: a disk that is not mounted must not be taken for an empty folder. */
async function makeFolder(folder: string): Promise<void> {
  try {
    if ((await stat(folder).catch(() => null))?.isDirectory()) return;
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    throw new KnownError("conflict", `no backup can be kept in ${folder} (${(cause as NodeJS.ErrnoException).code})`, {
      hint: "mount its disk, or name another folder with retorno backup --every-day DIR",
      cause,
    });
  }
}
