import { originCount, originsAmong } from "../../warehouse/site-events.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Alias, Arrival } from "./arrival.ts";
import { coarseLevels } from "./coarse-origin.ts";
import type { EventRows, Standing } from "./event-rows.ts";
import { RecentSet } from "./recent-set.ts";

/** So many aliases are remembered; one that was forgotten is laid again, which says the same twice. */
const mostAliases = 20_000;

/** So many origins of a workspace are remembered; one that was forgotten is looked up again. */
const mostOrigins = 50_000;

/** The origins of a workspace: how many there are, and those met lately. */
interface Origins {
  count: number;
  readonly recent: RecentSet<bigint>;
}

/** What need not be laid again. Whoever makes up a tag for each event finds neither memory nor time to fill. */
export class KnownFacts implements Standing {
  readonly #origins = new Map<string, Origins>();
  #aliases = new RecentSet<string>(mostAliases);

  /** The events with origins that may be laid: where a workspace has very many, new ones are told less finely. */
  async fitting(facts: Warehouse, arrivals: readonly Arrival[]): Promise<readonly Arrival[]> {
    let fitting = arrivals;
    await this.#find(facts, fitting);
    for (const { most, coarser } of coarseLevels) {
      const isOver = (arrival: Arrival): boolean => this.#isNew(arrival) && this.#countOf(arrival) >= most;
      if (!fitting.some(isOver)) return fitting;
      fitting = fitting.map((arrival) =>
        arrival.origin && isOver(arrival) ? { ...arrival, origin: coarser(arrival.origin) } : arrival,
      );
      await this.#find(facts, fitting);
    }
    return fitting;
  }

  /** Takes in what has become durable. */
  learn({ origins, aliases }: EventRows): void {
    for (const [workspace, laid] of origins) {
      const known = this.#origins.get(workspace);
      if (known === undefined) continue;
      known.count += laid.size;
      for (const origin of laid) known.recent.add(origin);
    }
    for (const { workspace, alias } of aliases) this.#aliases.add(nameOf(workspace, alias));
  }

  /** After facts were taken away: nothing is known to stand. */
  forget(): void {
    this.#origins.clear();
    this.#aliases = new RecentSet(mostAliases);
  }

  hasOrigin(workspace: string, origin: bigint): boolean {
    return this.#origins.get(workspace)?.recent.has(origin) ?? false;
  }

  hasAlias(workspace: string, alias: Alias): boolean {
    return this.#aliases.has(nameOf(workspace, alias));
  }

  #isNew({ workspace, origin }: Arrival): boolean {
    return Boolean(origin) && !this.hasOrigin(workspace, origin?.origin ?? 0n);
  }

  #countOf = ({ workspace }: Arrival): number => this.#origins.get(workspace)?.count ?? 0;

  /** Looks up which of the events' origins stand that were not met lately. */
  async #find(facts: Warehouse, arrivals: readonly Arrival[]): Promise<void> {
    const unknown = new Map<string, Set<bigint>>();
    for (const arrival of arrivals) {
      if (!arrival.origin || !this.#isNew(arrival)) continue;
      const { workspace, origin } = arrival;
      unknown.set(workspace, (unknown.get(workspace) ?? new Set()).add(origin.origin));
    }
    for (const [workspace, origins] of unknown) {
      const known = this.#origins.get(workspace) ?? {
        count: await originCount(facts, workspace),
        recent: new RecentSet<bigint>(mostOrigins),
      };
      this.#origins.set(workspace, known);
      if (known.count === 0) continue;
      for (const origin of await originsAmong(facts, workspace, origins)) known.recent.add(origin);
    }
  }
}

const nameOf = (workspace: string, { key, person, kind }: Alias): string => `${workspace} ${key} ${person} ${kind}`;
