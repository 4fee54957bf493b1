import { forgetSaltsBefore } from "../state/day-salts.ts";
import { forgetExpired } from "../state/people/expired.ts";
import { sweepReceipts } from "../state/receipts/sweep-receipts.ts";
import { removeLeftFolders } from "../warehouse/private-folder.ts";
import { detachLeftCopies } from "../warehouse/upkeep/backup.ts";
import { checkpoint } from "../warehouse/upkeep/checkpoint.ts";
import { counted } from "./counted.ts";
import type { Job } from "./job.ts";

const dayMs = 86_400_000;

/**
 * Every hour, because a salt that is kept longer lets visitors without consent be recognised longer. West of Greenwich
 * it is still UTC's yesterday, so that day's salts stay.
 */
export const cleanUpJob: Job = {
  name: "clean-up",
  does: "yesterday's visitors and old sessions are forgotten, what killed commands left is removed",
  schedule: { everySeconds: 3600 },
  async run({ facts, state, folder, clock }) {
    const salts = await forgetSaltsBefore(state, new Date(clock() - dayMs).toISOString().slice(0, 10));
    const rows = await forgetExpired(state, clock());
    const receipts = await sweepReceipts(state, folder, clock());
    const folders = removeLeftFolders() + removeLeftFolders(folder);
    const lane = await facts.lane();
    try {
      await detachLeftCopies(lane);
      const written = (await checkpoint(lane)) ? "" : "; events kept coming, so the database is tidied next time";
      return `${counted(salts, "day salt")} and ${counted(rows, "old record")} forgotten, ${counted(folders, "left folder")} and ${counted(receipts, "receipt")} removed${written}`;
    } finally {
      lane.close();
    }
  },
};
