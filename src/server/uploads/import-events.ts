import type { FastifyReply } from "fastify";
import type { Import } from "../../api/imports.ts";

/** So often a word is sent that nobody reads, so that nothing between takes the connection for dead. */
const aliveMs = 10_000;

interface Watched {
  /** The import as it stands; null where it is gone. */
  readonly read: () => Promise<Import | null>;
  /** Has `changed` called with each change; answers what ends that. */
  readonly watch: (changed: () => void) => () => void;
  /** Whether whoever watches still may. */
  readonly stillMay: () => Promise<boolean>;
  readonly failed: (cause: unknown) => void;
}

/** Server-sent events of an import, one whenever it has changed, until it has ended or whoever watches has left. */
export class ImportEvents {
  readonly #raw: FastifyReply["raw"];
  readonly #watched: Watched;
  #isStale = false;
  #isSending = false;
  #last = "";
  /** Resolves when the connection is closed. */
  readonly ended: Promise<void>;

  constructor(reply: FastifyReply, watched: Watched) {
    this.#watched = watched;
    const headers = { ...reply.getHeaders(), ...ofEvents } as Record<string, string>;
    this.#raw = reply.hijack().raw;
    this.#raw.writeHead(200, headers);
    const unwatch = watched.watch(() => this.#changed());
    const alive = setInterval(() => void this.#keepAlive(), aliveMs);
    this.ended = new Promise((resolve) => {
      this.#raw.once("close", () => {
        clearInterval(alive);
        unwatch();
        resolve();
      });
    });
    this.#changed();
  }

  end(): void {
    if (!this.#raw.writableEnded) this.#raw.end();
  }

  #changed(): void {
    this.#isStale = true;
    if (!this.#isSending) void this.#send();
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    try {
      while (this.#isStale && !this.#raw.writableEnded && !this.#raw.destroyed) {
        this.#isStale = false;
        await this.#tell(await this.#watched.read());
      }
    } catch (cause) {
      this.#fail(cause);
    } finally {
      this.#isSending = false;
    }
  }

  async #tell(shown: Import | null): Promise<void> {
    const text = JSON.stringify(shown);
    if (shown !== null && text !== this.#last) {
      this.#last = text;
      // Whoever reads slowly is told less often.
      if (!this.#raw.write(`event: import\ndata: ${text}\n\n`)) await this.#drained();
    }
    if (shown === null || shown.state === "done" || shown.state === "failed") this.end();
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => void this.#raw.once("drain", resolve).once("close", resolve));
  }

  async #keepAlive(): Promise<void> {
    try {
      if (await this.#watched.stillMay()) this.#raw.write(": still here\n\n");
      else this.end();
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #fail(cause: unknown): void {
    this.#watched.failed(cause);
    this.end();
  }
}

/** A proxy that gathers what it hands on would keep the events back. */
const ofEvents = { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" };
