import type { State } from "../state/database.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Schedule } from "./schedule.ts";

/** What jobs work on; the server that runs them opens and closes it. */
export interface JobParts {
  /** Jobs take a lane of it. */
  readonly facts: Warehouse;
  readonly state: State;
  /** Where facts and state are kept. */
  readonly folder: string;
  readonly clock: () => number;
  /** How far the events have come that are stored. */
  readonly lastSeq: () => number;
  /** To be called after facts were taken away: what the server knows to stand is looked up anew. */
  readonly forgetKnown?: () => void;
}

/** Something the server does by itself, again and again. */
export interface Job {
  readonly name: string;
  /** What it does, for the list of jobs. */
  readonly does: string;
  readonly schedule: Schedule;
  /** What it waits for where there may be nothing to do, in the list of jobs. */
  readonly waitsFor?: string;
  /** Whether there is anything to do; it stays due until there is. */
  readonly wanted?: (parts: JobParts) => boolean | Promise<boolean>;
  /** Does it, and says in one sentence what came of it. What it throws is tried again later. */
  readonly run: (parts: JobParts) => Promise<string>;
}
