import type { Workspace } from "../../state/workspaces/workspaces.ts";
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
  /** At once where it is at hand. */
  readonly daySalt: (workspace: Click["workspace"], atMs: number) => Buffer | Promise<Buffer>;
  /** Clicks that could not be stored. */
  readonly lost: (clicks: number) => void;
}

/** Nobody waits for a click to be durable, and a commit costs as much as hundreds of clicks: so many share one. */
const gatheredMs = 100;

/** So many are stored at once at most. */
const mostGathered = 5000;

/**
 * Keeps clicks without anybody waiting for it: those of a moment are stored together, after their visitors were sent on.
 * A click that cannot be stored is counted as lost; the visitor has gone where they wanted.
 */
export class ClickLog {
  readonly #store: ClickStore;
  readonly #storing = new Set<Promise<void>>();
  #gathered: Click[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(store: ClickStore) {
    this.#store = store;
  }

  add(click: Click): void {
    const gathered = this.#gathered.push(click);
    if (gathered >= mostGathered) this.#keep();
    else if (gathered === 1) this.#timer = setTimeout(() => this.#keep(), gatheredMs);
  }

  /** Resolves when all that was added is stored. */
  async settled(): Promise<void> {
    this.#keep();
    await Promise.all(this.#storing);
  }

  #keep(): void {
    clearTimeout(this.#timer);
    if (this.#gathered.length === 0) return;
    const storing = this.#stored(this.#gathered);
    this.#gathered = [];
    this.#storing.add(storing);
    void storing.then(() => this.#storing.delete(storing));
  }

  async #stored(clicks: readonly Click[]): Promise<void> {
    try {
      const arrivals: Arrival[] = [];
      for (const click of clicks) {
        const salt = click.sender === null ? null : this.#store.daySalt(click.workspace, click.atMs);
        arrivals.push(arrivalOf(click, salt instanceof Promise ? await salt : salt));
      }
      await this.#store.add(arrivals);
    } catch {
      this.#store.lost(clicks.length);
    }
  }
}

function arrivalOf({ workspace, link, way, id, sender, bot, atMs }: Click, salt: Buffer | null): Arrival {
  const visitor = sender === null || salt === null ? null : dayVisitor(salt, sender);
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
