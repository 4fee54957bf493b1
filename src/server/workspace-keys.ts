import type { State } from "../state/database.ts";
import { daySalt } from "../state/day-salts.ts";
import { personHasher, workspaceKey } from "../warehouse/person-key.ts";

/** What persons and visitors of each workspace are hashed with. */
export class WorkspaceKeys {
  readonly #state: State;
  readonly #folderKey: Buffer;
  readonly #keys = new Map<string, { key: Buffer; personHash: (value: string) => bigint | null }>();
  readonly #salts = new Map<string, { day: string; salt: Buffer }>();

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
  async daySalt(workspace: { id: string; timeZone: string }, nowMs: number): Promise<Buffer> {
    const known = this.daySaltAtHand(workspace, nowMs);
    if (known !== null) return known;
    const day = dayOf(workspace.timeZone, nowMs);
    const salt = await daySalt(this.#state, workspace.id, day);
    this.#salts.set(workspace.id, { day, salt });
    return salt;
  }

  /** The same where it was asked for already, else null. */
  daySaltAtHand({ id, timeZone }: { id: string; timeZone: string }, nowMs: number): Buffer | null {
    const known = this.#salts.get(id);
    return known?.day === dayOf(timeZone, nowMs) ? known.salt : null;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();
const lastDays = new Map<string, { quarter: number; day: string }>();

/** The day of a moment in a zone; zones change the day on a quarter of an hour. */
function dayOf(timeZone: string, ms: number): string {
  const quarter = Math.floor(ms / 900_000);
  const last = lastDays.get(timeZone);
  if (last?.quarter === quarter) return last.day;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  formats.set(timeZone, format);
  const day = format.format(ms);
  lastDays.set(timeZone, { quarter, day });
  return day;
}
