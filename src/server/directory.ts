import { changesOf } from "../state/changes.ts";
import type { State } from "../state/database.ts";
import { type Site, sitesOf, type Workspace, workspacesOf } from "../state/workspaces/workspaces.ts";

/** What every request needs of the app's records, held in memory and read again when they change. */
export interface Directory {
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly sites: ReadonlyMap<string, Site>;
  /** The hosts of a workspace's sites. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;
}

/** How often the records are asked whether another process has changed them. */
const everyMs = 250;

/** A directory that follows its records; `reload` for changes of this process. Stop it when done. */
export class LiveDirectory {
  #now: Directory;
  #changes: number;
  readonly #state: State;
  readonly #timer: NodeJS.Timeout;

  private constructor(state: State, now: Directory, changes: number) {
    this.#state = state;
    this.#now = now;
    this.#changes = changes;
    this.#timer = setInterval(() => void this.#follow(), everyMs).unref();
  }

  static async open(state: State): Promise<LiveDirectory> {
    return new LiveDirectory(state, await read(state), await changesOf(state));
  }

  get now(): Directory {
    return this.#now;
  }

  async reload(): Promise<void> {
    this.#now = await read(this.#state);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #follow(): Promise<void> {
    try {
      const changes = await changesOf(this.#state);
      if (changes === this.#changes) return;
      await this.reload();
      this.#changes = changes;
    } catch {
      // The records cannot be read at the moment: what was read last holds, and they are asked again.
    }
  }
}

async function read(state: State): Promise<Directory> {
  const workspaces = new Map((await workspacesOf(state)).map((one) => [one.id, one]));
  const sites = await sitesOf(state);
  const hosts = new Map(
    [...workspaces.keys()].map((id) => [
      id,
      sites.filter(({ workspace }) => workspace === id).flatMap(({ hosts }) => hosts),
    ]),
  );
  return { workspaces, sites: new Map(sites.map((site) => [site.key, site])), hosts };
}
