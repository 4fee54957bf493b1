import { resolve } from "node:path";
import type { MailSettings } from "../config.ts";
import { config } from "../config.ts";
import { isOpenToOthers } from "../files/owner-alone.ts";
import { Collector } from "../intake/collect/collector.ts";
import { openState, type State } from "../state/database.ts";
import { proveSecretsOpen, sealPlainSecrets } from "../state/secrets/kept-secrets.ts";
import { type SecretBox, secretBoxIn } from "../state/secrets/secret-box.ts";
import { factsStandIn, holdDataFolder, personKeyIn } from "../warehouse/data-folder.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { listenForCommands } from "./control/control-server.ts";
import { LiveDirectory } from "./directory.ts";
import { Throttle } from "./limits/throttle.ts";
import { Mail } from "./mail/mail.ts";
import type { ServerParts } from "./parts.ts";
import { KnownDevices } from "./people/known-device.ts";
import { People } from "./people/people.ts";
import { Turns } from "./turns.ts";
import { Metrics } from "./watching/metrics.ts";
import { WorkspaceKeys } from "./workspace-keys.ts";

/** Opens all that a server on a data folder needs. `close` lets what was taken be stored first. */
export async function openParts(
  named: string,
  { clock = Date.now, guest = null, mail = null, tellOperator = sayOnTerminal }: Partial<Told> = {},
): Promise<ServerParts & { close(): Promise<void> }> {
  // Processes that the server starts work in folders of their own, where a relative path leads elsewhere.
  const folder = resolve(named);
  const facts = await holdDataFolder(folder);
  if (isOpenToOthers(folder)) {
    tellOperator(`retorno: others on this machine may look into ${folder}: chmod 700 ${folder}\n`);
  }
  try {
    return await partsOn(facts, folder, { clock, guest, mail, tellOperator });
  } catch (cause) {
    facts.close();
    throw cause;
  }
}

/** What the server is told beside its folder. */
interface Told extends Pick<ServerParts, "clock" | "guest" | "tellOperator"> {
  readonly mail: MailSettings | null;
}

/** Never into the log: what the operator is told may be a link that lets somebody in. */
const sayOnTerminal = (text: string): void => void process.stderr.write(text);

async function partsOn(facts: Warehouse, folder: string, { clock, guest, tellOperator, ...told }: Told) {
  const { state, secrets } = await openRecords(folder);
  const stands = factsStandIn(folder);
  const collector = await Collector.open(await facts.lane(), { clock, stands });
  const directory = await LiveDirectory.open(state);
  const devices = new KnownDevices(secrets, clock);
  const people = new People({ state, secrets });
  const keys = new WorkspaceKeys(state, personKeyIn(folder));
  const control = await listenForCommands(folder, facts);
  const mail = told.mail === null ? null : new Mail(told.mail);
  const close = async () => {
    await mail?.close();
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
    control,
    directory,
    keys,
    people,
    mail,
    tellOperator,
    devices,
    throttle: new Throttle((request, account) => devices.deviceOf(request, account)),
    secrets,
    metrics: new Metrics(),
    questions: new Turns(turnsOfQuestions),
    clock,
    guest,
    close,
  };
}

/** Two fill both cores; who waits behind more than fifty others is better told so. */
const turnsOfQuestions = { atOnce: 2, mostWaiting: 50 };

/** The app's records, with what their secrets are sealed with; a KnownError where that is another key. */
async function openRecords(folder: string): Promise<{ state: State; secrets: SecretBox }> {
  const state = await openState(folder);
  try {
    const secrets = secretBoxIn(folder, config.secretsKeyFile);
    await sealPlainSecrets(state, secrets);
    await proveSecretsOpen(state, secrets);
    return { state, secrets };
  } catch (cause) {
    await state.destroy();
    throw cause;
  }
}
