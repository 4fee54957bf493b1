import { Collector } from "../intake/collect/collector.ts";
import { openState } from "../state/database.ts";
import { secretBoxIn } from "../state/secret-box.ts";
import { factsStandIn, holdDataFolder, personKeyIn } from "../warehouse/data-folder.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { listenForCommands } from "./control/control-server.ts";
import { LiveDirectory } from "./directory.ts";
import type { ServerParts } from "./parts.ts";
import { People } from "./people/people.ts";
import { Metrics } from "./watching/metrics.ts";
import { WorkspaceKeys } from "./workspace-keys.ts";

/** Makes the page that shows a made-up shop, of a lane of the facts. */
type DemoPage = (facts: Warehouse) => Promise<string>;

/** Opens all that a server on a data folder needs. `close` lets what was taken be stored first. */
export async function openParts(
  folder: string,
  { clock = Date.now, demo = null }: { clock?: () => number; demo?: DemoPage | null } = {},
): Promise<ServerParts & { close(): Promise<void> }> {
  const facts = await holdDataFolder(folder);
  try {
    return await partsOn(facts, folder, clock, demo);
  } catch (cause) {
    facts.close();
    throw cause;
  }
}

async function partsOn(facts: Warehouse, folder: string, clock: () => number, demo: DemoPage | null) {
  const state = await openState(folder);
  const stands = factsStandIn(folder);
  const collector = await Collector.open(await facts.lane(), { clock, stands });
  const directory = await LiveDirectory.open(state);
  const secrets = secretBoxIn(folder);
  const people = new People({ state, secrets, resetPassword: async () => undefined });
  const keys = new WorkspaceKeys(state, personKeyIn(folder));
  const control = await listenForCommands(folder, facts);
  const close = async () => {
    await control.close();
    directory.stop();
    await collector.close();
    await state.destroy();
    facts.close();
  };
  return {
    folder,
    stands,
    facts,
    state,
    collector,
    directory,
    keys,
    people,
    secrets,
    metrics: new Metrics(),
    clock,
    demo: demo && (() => demo(facts)),
    close,
  };
}
