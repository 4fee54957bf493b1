import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Demo } from "../../api/demo.ts";
import type { Actor } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { membershipsOf } from "../../state/people/members.ts";
import { makeWorkspace } from "../../state/workspaces/workspace-changes.ts";
import { noteDemoMade, type Workspace } from "../../state/workspaces/workspaces.ts";
import { deleteWithFacts } from "../erase-deleted.ts";
import type { ServerParts } from "../parts.ts";
import { fillDemo } from "./fill-process.ts";

/** Made-up workspaces: each is somebody's own, made in the background, one after the other. */
export class Demos {
  readonly #parts: ServerParts;
  readonly #warn: (about: object, said: string) => void;
  readonly #shares = new Map<string, number>();
  readonly #faults = new Map<string, string>();
  readonly #stop = new AbortController();
  #adding: Promise<unknown> = Promise.resolve();
  #making: Promise<void> = Promise.resolve();

  private constructor(parts: ServerParts, warn: (about: object, said: string) => void) {
    this.#parts = parts;
    this.#warn = warn;
  }

  /** What a server that was stopped had under way is gone on with. */
  static open(parts: ServerParts, warn: (about: object, said: string) => void): Demos {
    const demos = new Demos(parts, warn);
    for (const workspace of parts.directory.now.workspaces.values()) {
      if (workspace.demo === "making") demos.#fill(workspace, null);
    }
    return demos;
  }

  /** Ends what is under way: the next server goes on with it. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#making;
  }

  /** Somebody's made-up workspace, as far as it is. */
  async of(user: string): Promise<Demo> {
    const found = await this.#found(user);
    const fault = this.#faults.get(user) ?? null;
    if (found === null) return { state: "none", workspace: null, share: 0, fault };
    if (found.demo === "made") return { state: "made", workspace: found.id, share: 1, fault: null };
    return { state: "making", workspace: found.id, share: this.#shares.get(found.id) ?? 0, fault: null };
  }

  /** Has somebody's made, unless they have one. */
  make(user: string): Promise<Demo> {
    // Whoever presses twice is to have one.
    const made = this.#adding.then(async () => {
      if ((await this.#found(user)) === null) {
        this.#faults.delete(user);
        this.#fill(await this.#add({ kind: "user", id: user }), user);
      }
      return this.of(user);
    });
    this.#adding = made.catch(() => undefined);
    return made;
  }

  async #found(user: string): Promise<Workspace | null> {
    const { state, directory } = this.#parts;
    const mine = await membershipsOf(state, user);
    const known = mine.flatMap(({ workspace }) => directory.now.workspaces.get(workspace) ?? []);
    return known.find(({ demo }) => demo !== null) ?? null;
  }

  async #add(actor: Actor): Promise<Workspace> {
    const { state, directory } = this.#parts;
    for (let turn = 1; turn <= mostTries; turn++) {
      const id = turn === 1 ? "demo" : `demo-${turn}`;
      try {
        await makeWorkspace(state, { id, ...shown, demo: "making", actor });
      } catch (refusal) {
        if (refusal instanceof KnownError && refusal.code === "conflict") continue;
        throw refusal;
      }
      await directory.reload();
      const made = directory.now.workspaces.get(id);
      if (made !== undefined) return made;
    }
    throw new KnownError("busy", "no name is left for a made-up workspace", {
      hint: "delete one that nobody looks at any more",
    });
  }

  /** One after the other: each takes a core. */
  #fill(workspace: Workspace, user: string | null): void {
    this.#making = this.#making
      .then(() => this.#fillNow(workspace))
      .catch(async (cause) => {
        if (this.#stop.signal.aborted) return;
        this.#warn({ err: cause, workspace: workspace.id }, "a made-up workspace could not be filled");
        if (user !== null) this.#faults.set(user, "the made-up shop could not be made: see the server's log");
        await this.#remove(workspace);
      })
      .catch((cause) => this.#warn({ err: cause }, "a made-up workspace could not be taken away"))
      .finally(() => this.#shares.delete(workspace.id));
  }

  async #fillNow({ id, timeZone, createdMs }: Workspace): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { folder, state, directory, control } = this.#parts;
    const aside = join(folder, "uploads", `demo-${randomUUID()}`);
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    // The day it was asked for, so that going on makes the same files, which are laid once.
    const today = Temporal.Instant.fromEpochMilliseconds(createdMs).toZonedDateTimeISO(timeZone).toPlainDate();
    try {
      const heard = (share: number) => void this.#shares.set(id, share);
      await fillDemo({ folder, workspace: id, today: today.toString(), aside }, { heard, signal: this.#stop.signal });
      await control.settled();
      await noteDemoMade(state, id);
      await directory.reload();
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  }

  async #remove(workspace: Workspace): Promise<void> {
    const { directory } = this.#parts;
    await directory.reload();
    if (!directory.now.workspaces.has(workspace.id)) return;
    await deleteWithFacts(this.#parts, workspace, { kind: "operator" }, (err) =>
      this.#warn({ err }, "erased a little later"),
    );
  }
}

const mostTries = 50;

/** Until the plan says it. */
const shown = { name: "Faro Azul", currency: "EUR", timeZone: "Europe/Madrid" } as const;
