import type { Workspace } from "../../state/workspaces.ts";
import type { Arrival } from "../collect/arrival.ts";
import type { BotReason } from "../collect/bots.ts";
import { dayVisitor, type Sender } from "../collect/visitor-keys.ts";
import type { Way } from "./link-target.ts";

/** A click of a link, as the redirect saw it. */
export interface Click {
  readonly workspace: Pick<Workspace, "id" | "timeZone">;
  readonly link: string;
  readonly way: Way;
  /** Its random name, 16 hexadecimal digits. */
  readonly id: string;
  /** Null for whoever asks not to be tracked, and for bots. */
  readonly sender: Sender | null;
  readonly bot: BotReason | null;
  readonly atMs: number;
}

/** What clicks are stored with. */
export interface ClickStore {
  readonly add: (arrivals: readonly Arrival[]) => Promise<void>;
  readonly daySalt: (workspace: Click["workspace"], atMs: number) => Promise<Buffer>;
  /** Clicks that could not be stored. */
  readonly lost: (clicks: number) => void;
}

/**
 * Keeps clicks without anybody waiting for it: those of one turn of the loop are stored together, after their visitors
 * were sent on. A click that cannot be stored is counted as lost; the visitor has gone where they wanted.
 */
export class ClickLog {
  readonly #store: ClickStore;
  readonly #storing = new Set<Promise<void>>();
  #gathered: Click[] = [];

  constructor(store: ClickStore) {
    this.#store = store;
  }

  add(click: Click): void {
    if (this.#gathered.push(click) > 1) return;
    const stored = new Promise<void>((done) => {
      setImmediate(() => void this.#keep().then(done));
    });
    this.#storing.add(stored);
    void stored.then(() => this.#storing.delete(stored));
  }

  /** Resolves when all that was added is stored. */
  async settled(): Promise<void> {
    await Promise.all(this.#storing);
  }

  async #keep(): Promise<void> {
    const clicks = this.#gathered;
    this.#gathered = [];
    try {
      const arrivals: Arrival[] = [];
      for (const click of clicks) arrivals.push(arrivalOf(click, await this.#visitorOf(click)));
      await this.#store.add(arrivals);
    } catch {
      this.#store.lost(clicks.length);
    }
  }

  async #visitorOf({ sender, workspace, atMs }: Click): Promise<bigint | null> {
    return sender === null ? null : dayVisitor(await this.#store.daySalt(workspace, atMs), sender);
  }
}

function arrivalOf({ workspace, link, way, id, bot, atMs }: Click, visitor: bigint | null): Arrival {
  return {
    workspace: workspace.id,
    source: "link",
    id: `click:${id}`,
    occurredMs: atMs,
    kind: "link_click",
    visitor,
    origin: way.origin,
    continues: way.continues,
    click: visitor === null ? null : BigInt(`0x${id}`),
    link,
    bot,
  };
}
