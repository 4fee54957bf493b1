import type { Warehouse } from "../warehouse/warehouse.ts";
import type { ServerParts } from "./parts.ts";

/** Does `work` on a lane of the facts in which persons are hashed as a workspace hashes them; the lane ends with it. */
export async function onLane<Answer>(
  { facts, keys }: Pick<ServerParts, "facts" | "keys">,
  workspace: string,
  work: (lane: Warehouse) => Promise<Answer>,
): Promise<Answer> {
  const lane = await facts.lane(keys.of(workspace).key);
  try {
    return await work(lane);
  } finally {
    lane.close();
  }
}
