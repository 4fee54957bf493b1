import type { Socket } from "node:net";
import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { faultOf, type Hello, type Reply, type Request } from "../../warehouse/remote/control-messages.ts";
import { FrameReader, frame } from "../../warehouse/remote/frames.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const progressMs = 200;

/** What the sessions of one server share: only one may stand that must be alone. */
export interface Alone {
  holder: Session | null;
}

/** One command's connection: a lane of the facts, opened by its first word and closed with it, whatever it left undone. */
export class Session {
  readonly #socket: Socket;
  readonly #facts: Warehouse;
  readonly #alone: Alone;
  #lane: Warehouse | null = null;
  #work: Promise<void> = Promise.resolve();
  #isEnding = false;

  constructor(socket: Socket, facts: Warehouse, alone: Alone) {
    this.#socket = socket;
    this.#facts = facts;
    this.#alone = alone;
    const reader = new FrameReader();
    socket.on("data", (part: Buffer) => {
      try {
        for (const value of reader.add(part)) this.#work = this.#work.then(() => this.#answer(value));
      } catch {
        // Whoever speaks something else is no command line of ours.
        socket.destroy();
      }
    });
    socket.on("error", () => undefined);
  }

  /** Whether nobody is there any more to be answered. */
  get isGone(): boolean {
    return this.#socket.destroyed;
  }

  /** Resolves when the connection is gone and its lane is closed. */
  async ended(): Promise<void> {
    if (!this.#socket.destroyed) await new Promise((resolve) => this.#socket.once("close", resolve));
    // Nobody waits for it any more, and what it laid goes back.
    this.#lane?.interrupt();
    await this.#work;
    if (this.#alone.holder === this) this.#alone.holder = null;
    this.#lane?.close();
    this.#lane = null;
  }

  /** Ends it after what is under way. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#work;
    this.#socket.destroySoon();
  }

  async #answer(value: unknown): Promise<void> {
    if (this.#socket.destroyed || this.#isEnding) return;
    const timer = setInterval(() => this.#reply({ progress: this.#lane?.progress() ?? null }), progressMs);
    try {
      const result = this.#lane === null ? await this.#open(value as Hello) : await done(this.#lane, value as Request);
      this.#reply({ result });
    } catch (cause) {
      this.#reply({ fault: faultOf(cause) });
    } finally {
      clearInterval(timer);
    }
  }

  async #open({ version, personKey, alone }: Hello): Promise<null> {
    if (version !== ownVersion()) throw otherVersion(version);
    if (alone && this.#alone.holder !== null) {
      throw new KnownError("busy", "another command is bringing files in", { hint: "wait until it has ended" });
    }
    if (alone) this.#alone.holder = this;
    this.#lane = await this.#facts.lane(Buffer.from(personKey));
    return null;
  }

  #reply(reply: Reply): void {
    if (!this.#socket.destroyed) this.#socket.write(frame(reply));
  }
}

async function done(lane: Warehouse, request: Request): Promise<unknown> {
  switch (request.ask) {
    case "rows":
      return lane.rows(z.unknown(), request.sql);
    case "columns":
      return lane.columns(request.sql);
    case "run":
      return lane.run(request.sql);
    case "stage":
      return lane.stage(request.table, request.width, request.rows, { below: request.below });
    case "append":
      return lane.append(request.table, request.rows);
    default:
      return request satisfies never;
  }
}

const otherVersion = (version: unknown) =>
  new KnownError(
    "conflict",
    `the server on this data folder runs Retorno ${ownVersion()}, this command is ${version}`,
    {
      hint: "restart the server, so that both are of one version",
    },
  );
