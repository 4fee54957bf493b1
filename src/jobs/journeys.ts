import { updateJourneys } from "../journeys/update-journeys.ts";
import { workspacesOf } from "../state/workspaces/workspaces.ts";
import { counted } from "./counted.ts";
import type { Job } from "./job.ts";

/** Visits and persons follow the events that came since the last run. */
export function journeysJob(update = updateJourneys): Job {
  // Unknown after a start: the first run looks for itself.
  let upTo = -1;
  return {
    name: "journeys",
    does: "visits and persons follow the events that came",
    schedule: { everySeconds: 15 },
    waitsFor: "events to come",
    wanted: ({ lastSeq }) => lastSeq() !== upTo,
    async run({ facts, state, lastSeq }) {
      const seq = lastSeq();
      let [events, visits] = [0, 0];
      for (const { id } of await workspacesOf(state)) {
        const updated = await update(facts, { workspace: id });
        events += updated.events;
        visits += updated.visits;
      }
      upTo = seq;
      return `${counted(events, "event")} taken in, ${counted(visits, "visit")} laid`;
    },
  };
}
