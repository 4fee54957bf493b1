import type { State } from "../../state/database.ts";
import { linkBySlug } from "../../state/links.ts";
import { LinkTarget } from "./link-target.ts";

/** So many slugs are held in memory, those that lead nowhere among them. */
const mostHeld = 20_000;

/** Links by slug, each read from the records once, until they change. */
export class LinkBook {
  readonly #state: State;
  readonly #ownHosts: (workspace: string) => readonly string[];
  #held = new Map<string, LinkTarget | null>();

  constructor(state: State, ownHosts: (workspace: string) => readonly string[]) {
    this.#state = state;
    this.#ownHosts = ownHosts;
  }

  /** What is in memory: a link, null for a slug that was never one, undefined for one that `find` must look up. */
  held(slug: string): LinkTarget | null | undefined {
    return this.#held.get(slug);
  }

  async find(slug: string): Promise<LinkTarget | null> {
    const into = this.#held;
    const link = await linkBySlug(this.#state, slug);
    const target = link === null ? null : new LinkTarget(link, this.#ownHosts(link.workspace));
    if (into.size >= mostHeld) into.clear();
    into.set(slug, target);
    return target;
  }

  /** Forgets all: the records have changed. What is being read just now is not held either. */
  forget(): void {
    this.#held = new Map();
  }
}
