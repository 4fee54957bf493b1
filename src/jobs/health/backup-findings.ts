import { backupSchedule } from "../../state/backup-schedule.ts";
import type { State } from "../../state/database.ts";
import { backupsIn } from "../backup/backup-files.ts";
import { type Finding, good, mend, note } from "./finding.ts";

const hourMs = 3600_000;
const oldMs = 50 * hourMs;

/** Whether backups are made, and how old the newest is. */
export async function backupFindings(state: State, now: number): Promise<Finding[]> {
  const schedule = await backupSchedule(state);
  if (schedule === null) {
    return [note("backup", "no backup is made by itself", "set a folder with retorno backup --every-day DIR")];
  }
  const newest = (await backupsIn(schedule.folder)).at(-1);
  if (newest === undefined) {
    return [mend("backup", `there is no backup in ${schedule.folder} yet`, "retorno jobs run backup has one made")];
  }
  const hours = Math.floor((now - newest.writtenMs) / hourMs);
  if (now - newest.writtenMs > oldMs) {
    return [
      mend("backup", `the newest backup is ${Math.floor(hours / 24)} days old`, "see retorno jobs for the reason"),
    ];
  }
  return [good("backup", `the newest backup is ${hours < 1 ? "less than an hour" : `${hours} h`} old`)];
}
