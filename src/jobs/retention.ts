import { mostPageDays } from "../model/collected-fields.ts";
import { eventDaysOf } from "../state/workspaces/retention.ts";
import { forgetEvents, forgetPages } from "../warehouse/upkeep/retention.ts";
import { counted } from "./counted.ts";
import type { Job } from "./job.ts";

const dayMs = 86_400_000;

/** What events say of single persons goes first, then the events themselves; visits and orders remain. */
export const retentionJob: Job = {
  name: "retention",
  does: "events older than the workspace keeps them are deleted",
  schedule: { dailyAtHour: 2 },
  async run({ facts, state, clock }) {
    const lane = await facts.lane();
    try {
      let [gone, bared] = [0, 0];
      for (const { workspace, days } of await eventDaysOf(state)) {
        gone += await forgetEvents(lane, workspace, clock() - days * dayMs);
        bared += await forgetPages(lane, workspace, clock() - Math.min(days, mostPageDays) * dayMs);
      }
      return `${counted(gone, "event")} deleted, pages of ${counted(bared, "event")} forgotten`;
    } finally {
      lane.close();
    }
  },
};
