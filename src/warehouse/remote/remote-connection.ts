import { connect, type Socket } from "node:net";
import { KnownError } from "../../model/errors.ts";
import { errorOf, type Hello, type Reply, type Request } from "./control-messages.ts";
import { FrameReader, frame } from "./frames.ts";

interface Pending {
  readonly done: (result: unknown) => void;
  readonly failed: (cause: unknown) => void;
}

/** A server that is busy starting answers late. */
const helloMs = 15_000;

/** One connection to a running server: requests are answered in their order. */
export class RemoteConnection {
  readonly #socket: Socket;
  #pending: Pending[] = [];
  #gone: KnownError | null = null;
  /** How far the request under way is. */
  progress: number | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Null where no server listens; a KnownError where one does and refuses. */
  static async open(address: string, hello: Hello): Promise<RemoteConnection | null> {
    const socket = await connected(address);
    if (socket === null) return null;
    const connection = new RemoteConnection(socket);
    connection.#listen();
    socket.setTimeout(helloMs, () => connection.#end("the server on this data folder does not answer"));
    try {
      await connection.#send(hello);
    } catch (cause) {
      connection.close();
      throw cause;
    }
    socket.setTimeout(0);
    return connection;
  }

  ask(request: Request): Promise<unknown> {
    return this.#send(request);
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(message: Hello | Request): Promise<unknown> {
    if (this.#gone !== null) return Promise.reject(this.#gone);
    return new Promise((done, failed) => {
      this.#pending.push({ done, failed });
      this.#socket.write(frame(message));
    });
  }

  #listen(): void {
    const reader = new FrameReader();
    this.#socket.on("data", (part: Buffer) => {
      for (const value of reader.add(part)) this.#take(value as Reply);
    });
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", () => this.#end("the server stopped while it worked for this command"));
  }

  #take(reply: Reply): void {
    if ("progress" in reply) {
      this.progress = reply.progress;
      return;
    }
    this.progress = null;
    const waiting = this.#pending.shift();
    if ("fault" in reply) waiting?.failed(errorOf(reply.fault));
    else waiting?.done(reply.result);
  }

  #end(why: string): void {
    this.#gone ??= new KnownError("busy", why, { hint: "what was under way is not kept; give the command again" });
    for (const { failed } of this.#pending) failed(this.#gone);
    this.#pending = [];
    this.#socket.destroy();
  }
}

/** A socket to whoever listens at an address; null where nobody does. */
export function connected(address: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    socket.once("connect", () => resolve(socket));
    socket.once("error", (cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT" || cause.code === "ECONNREFUSED" || cause.code === "ENOTSOCK") resolve(null);
      else reject(notReached(cause));
    });
  });
}

const notReached = (cause: NodeJS.ErrnoException) =>
  new KnownError("busy", `the server on this data folder cannot be reached (${cause.code})`, {
    hint: "run the command as the user that the server runs as",
    cause,
  });
