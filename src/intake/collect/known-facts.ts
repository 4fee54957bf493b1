import { standingOrigins } from "../../warehouse/site-events.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Alias } from "./arrival.ts";
import type { EventRows, Standing } from "./event-rows.ts";

/** So many aliases are remembered; one that was forgotten is laid again, which says the same twice. */
const mostAliases = 20_000;

/** What need not be laid again: all origins of the workspaces that were asked for, and the latest aliases. */
export class KnownFacts implements Standing {
  readonly #origins = new Map<string, Set<bigint>>();
  readonly #aliases = new Set<string>();

  /** Has the origins of these workspaces at hand. */
  async read(facts: Warehouse, workspaces: Iterable<string>): Promise<void> {
    for (const workspace of workspaces) {
      if (!this.#origins.has(workspace)) this.#origins.set(workspace, await standingOrigins(facts, workspace));
    }
  }

  /** Takes in what has become durable. */
  learn({ origins, aliases }: EventRows): void {
    for (const { workspace, origin } of origins) this.#origins.get(workspace)?.add(origin);
    for (const { workspace, alias } of aliases) this.#aliases.add(nameOf(workspace, alias));
    for (const oldest of this.#aliases) {
      if (this.#aliases.size <= mostAliases) break;
      this.#aliases.delete(oldest);
    }
  }

  /** After facts were taken away: nothing is known to stand. */
  forget(): void {
    this.#origins.clear();
    this.#aliases.clear();
  }

  hasOrigin(workspace: string, origin: bigint): boolean {
    return this.#origins.get(workspace)?.has(origin) ?? false;
  }

  hasAlias(workspace: string, alias: Alias): boolean {
    return this.#aliases.has(nameOf(workspace, alias));
  }
}

const nameOf = (workspace: string, { key, person, kind }: Alias): string => `${workspace} ${key} ${person} ${kind}`;
