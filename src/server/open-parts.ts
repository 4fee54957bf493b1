import { Collector } from "../intake/collect/collector.ts";
import { openState } from "../state/database.ts";
import { openDataFolder, personKeyIn } from "../warehouse/data-folder.ts";
import { LiveDirectory } from "./directory.ts";
import { Metrics } from "./metrics.ts";
import type { ServerParts } from "./parts.ts";
import { WorkspaceKeys } from "./workspace-keys.ts";

/** Opens all that a server on a data folder needs. `close` lets what was taken be stored first. */
export async function openParts(
  folder: string,
  { clock = Date.now }: { clock?: () => number } = {},
): Promise<ServerParts & { close(): Promise<void> }> {
  const facts = await openDataFolder(folder);
  const state = await openState(folder);
  const collector = await Collector.open(await facts.lane(), { clock });
  const directory = await LiveDirectory.open(state);
  const keys = new WorkspaceKeys(state, personKeyIn(folder));
  const close = async () => {
    directory.stop();
    await collector.close();
    await state.destroy();
    facts.close();
  };
  return { facts, state, collector, directory, keys, metrics: new Metrics(), clock, close };
}
