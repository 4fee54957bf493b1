import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** A connection that has kept still for so long makes room for a new one. */
const patienceMs = 1000;

/** So many that are told to come again are given a moment to hear it; whoever comes beside them is closed at once. */
const mostLeaving = 500;
const leavingMs = 1000;

const busy =
  "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\nretry-after: 5\r\nconnection: close\r\n\r\n" +
  '{"type":"about:blank","title":"Busy","status":503,"code":"busy","detail":"more connections are open than can be served","hint":"send it again in a moment"}';

interface Connection {
  since: number;
  request: IncomingMessage | null;
  response: ServerResponse | null;
}

/**
 * Keeps a server's open connections under a ceiling. At the ceiling one that keeps still (it sent no request, only half
 * of one, or has its answer) is closed for a new one, so that clients which only hold connections open cannot keep others
 * out; where all are at work, the new one is. Whoever is closed without an answer is told 503 and when to come again.
 */
export function limitConnections(
  server: Server,
  most: number,
  { closed, clock = () => performance.now() }: { closed: (reason: "full" | "idle") => void; clock?: () => number },
): { readonly open: number } {
  const open = new Map<Socket, Connection>();
  const leaving = new Leaving();
  let found: Socket[] = [];

  const isStill = ({ since, request, response }: Connection, now: number) =>
    now - since >= patienceMs &&
    (request === null || response === null || response.writableEnded || response.destroyed || !request.complete);

  function makeRoom(): boolean {
    const now = clock();
    if (found.length === 0) {
      found = Array.from(open)
        .filter(([, connection]) => isStill(connection, now))
        .map(([socket]) => socket)
        .reverse();
    }
    for (let socket = found.pop(); socket !== undefined; socket = found.pop()) {
      const connection = open.get(socket);
      if (connection === undefined || !isStill(connection, now)) continue;
      closed("idle");
      open.delete(socket);
      // All that it sent has been read, so what it is told arrives.
      if (connection.response?.headersSent !== true) socket.write(busy);
      socket.destroySoon();
      return true;
    }
    return false;
  }

  function takes(socket: Socket): boolean {
    if (open.size >= most && !makeRoom()) {
      closed("full");
      leaving.tell(socket);
      return false;
    }
    open.set(socket, { since: clock(), request: null, response: null });
    socket.once("close", () => open.delete(socket));
    return true;
  }

  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    const connection = open.get(request.socket);
    if (connection !== undefined) Object.assign(connection, { since: clock(), request, response });
  });
  // Before the server's own listener, which would begin to read what it asks.
  const emit = server.emit.bind(server);
  server.emit = (event: string, ...args: unknown[]) =>
    event === "connection" && !takes(args[0] as Socket) ? true : emit(event, ...args);

  return {
    get open() {
      return open.size;
    },
  };
}

/** Connections that are told 503 before anything of them is read. */
class Leaving {
  readonly #sockets = new Set<Socket>();

  tell(socket: Socket): void {
    if (this.#sockets.size >= mostLeaving) return void socket.destroy();
    this.#sockets.add(socket);
    const timer = setTimeout(() => socket.destroy(), leavingMs).unref();
    socket.once("close", () => {
      clearTimeout(timer);
      this.#sockets.delete(socket);
    });
    socket.on("error", () => undefined);
    socket.end(busy);
    // Closed with something unread, a connection is reset and what it was told is lost: what still comes is thrown away.
    socket.resume();
  }
}
