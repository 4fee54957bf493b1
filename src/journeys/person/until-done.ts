import { setTimeout } from "node:timers/promises";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const mostTries = 20;

/** All of `work` in one transaction, tried again where the server derived visits from the same rows meanwhile. */
export async function untilDone<Answer>(lane: Warehouse, work: () => Promise<Answer>): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    try {
      return await lane.transaction(work);
    } catch (cause) {
      if (tried === mostTries || !(cause instanceof Error && /conflict/i.test(cause.message))) throw cause;
      await setTimeout(50 * tried);
    }
  }
}
