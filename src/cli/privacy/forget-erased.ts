import { scrubFacts } from "../../jobs/privacy/erasures-job.ts";
import { replayErasures } from "../../journeys/person/replay-erasures.ts";
import { hasState, openState } from "../../state/database.ts";
import { erasuresOf } from "../../state/erasures.ts";
import { hasServer } from "../../warehouse/data-folder.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Takes the facts of erased persons away that an import has just brought again; a server does so by itself. */
export async function forgetErased(
  folder: string,
  facts: Warehouse,
  { workspace, zone }: { workspace: string; zone: string },
): Promise<void> {
  if (!hasState(folder)) return;
  const state = await openState(folder);
  try {
    const erasures = await erasuresOf(state, workspace);
    const erased = await replayErasures(facts, { workspace, timeZone: zone, erasures });
    if (erased !== null && !(await hasServer(folder))) await scrubFacts(facts);
  } finally {
    await state.destroy();
  }
}
