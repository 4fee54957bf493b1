import type { Collector } from "../intake/collect/collector.ts";
import type { State } from "../state/database.ts";
import type { SecretBox } from "../state/secrets/secret-box.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { ControlServer } from "./control/control-server.ts";
import type { LiveDirectory } from "./directory.ts";
import type { Throttle } from "./limits/throttle.ts";
import type { Mail } from "./mail/mail.ts";
import type { OutboundRules } from "./outbound/public-host.ts";
import type { KnownDevices } from "./people/known-device.ts";
import type { People } from "./people/people.ts";
import type { Turns } from "./turns.ts";
import type { Metrics } from "./watching/metrics.ts";
import type { WorkspaceKeys } from "./workspace-keys.ts";

/** What the routes are built from; `cli/serve.ts` opens and closes it. */
export interface ServerParts {
  /** Where it all stands; the disk under it is watched. */
  readonly folder: string;
  /** Whether the facts are still found there. */
  readonly stands: () => boolean;
  /** Questions take a lane of it. */
  readonly facts: Warehouse;
  readonly state: State;
  readonly collector: Collector;
  /** Through which the command line and the readers of uploads work. */
  readonly control: ControlServer;
  readonly directory: LiveDirectory;
  readonly keys: WorkspaceKeys;
  readonly people: People;
  /** Sends letters; null where no mail server was named. */
  readonly mail: Mail | null;
  /** Says something to whoever runs the server, where they see it and the log does not. */
  readonly tellOperator: (text: string) => void;
  /** The browsers that people have signed in with. */
  readonly devices: KnownDevices;
  /** Counts what goes wrong at the door. */
  readonly throttle: Throttle;
  /** What the secrets of webhooks and connectors are sealed with. */
  readonly secrets: SecretBox;
  readonly metrics: Metrics;
  /** A question takes both cores: whoever asks one waits for a turn. */
  readonly questions: Turns;
  readonly clock: () => number;
  /** Where what users name may be asked for; left out: on the public internet. */
  readonly outbound?: OutboundRules;
  /** The made-up workspace that whoever is not signed in may look at, on a demo server; null on every other one. */
  readonly guest: string | null;
}
