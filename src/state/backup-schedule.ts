import type { State } from "./database.ts";
import { inTransaction } from "./transaction.ts";

/** Where a backup is made every day, and how many of them stay. */
export interface BackupSchedule {
  readonly folder: string;
  readonly keep: number;
}

export async function backupSchedule(state: State): Promise<BackupSchedule | null> {
  const row = await state.selectFrom("backup_schedule").select(["folder", "keep"]).executeTakeFirst();
  return row ?? null;
}

/** Keeps a schedule in place of the one before; null ends it. */
export async function keepBackupSchedule(state: State, schedule: BackupSchedule | null): Promise<void> {
  await inTransaction(state, async (change) => {
    await change.deleteFrom("backup_schedule").execute();
    if (schedule !== null) {
      await change
        .insertInto("backup_schedule")
        .values({ id: 1, folder: schedule.folder, keep: schedule.keep })
        .execute();
    }
  });
}
