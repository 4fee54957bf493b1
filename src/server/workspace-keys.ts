import type { State } from "../state/database.ts";
import { daySalt } from "../state/day-salts.ts";
import { personHasher, workspaceKey } from "../warehouse/person-key.ts";

/** What persons and visitors of each workspace are hashed with. */
export class WorkspaceKeys {
  readonly #state: State;
  readonly #folderKey: Buffer;
  readonly #keys = new Map<string, { key: Buffer; personHash: (value: string) => bigint | null }>();
  readonly #salts = new Map<string, { day: string; salt: Promise<Buffer> }>();

  constructor(state: State, folderKey: Buffer) {
    this.#state = state;
    this.#folderKey = folderKey;
  }

  of(workspace: string): { readonly key: Buffer; readonly personHash: (value: string) => bigint | null } {
    const known = this.#keys.get(workspace);
    if (known !== undefined) return known;
    const key = workspaceKey(this.#folderKey, workspace);
    const made = { key, personHash: personHasher(key) };
    this.#keys.set(workspace, made);
    return made;
  }

  /** The salt of the day that it is in the workspace's zone. */
  daySalt({ id, timeZone }: { id: string; timeZone: string }, nowMs: number): Promise<Buffer> {
    const day = dayOf(timeZone, nowMs);
    const known = this.#salts.get(id);
    if (known?.day === day) return known.salt;
    const salt = daySalt(this.#state, id, day);
    this.#salts.set(id, { day, salt });
    salt.catch(() => this.#salts.delete(id));
    return salt;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();
let last = { timeZone: "", hour: 0, day: "" };

/** The day of a moment in a zone; zones change the day on a quarter of an hour. */
function dayOf(timeZone: string, ms: number): string {
  const hour = Math.floor(ms / 900_000);
  if (last.timeZone === timeZone && last.hour === hour) return last.day;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  formats.set(timeZone, format);
  last = { timeZone, hour, day: format.format(ms) };
  return last.day;
}
