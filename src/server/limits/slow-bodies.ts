import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

const slow = new WeakSet<Socket>();

/** Whoever still sends after they were refused has so long to hear it; what comes until then is thrown away. */
const leavingMs = 10_000;

/** Lets a request's body take longer than others, while `work` reads it under limits of its own. */
export async function withSlowBody<Answer>(request: IncomingMessage, work: () => Promise<Answer>): Promise<Answer> {
  const { socket } = request;
  slow.add(socket);
  try {
    return await work();
  } catch (refusal) {
    // Left unread, it would stand before the next request on the connection, and closing would take the answer with it.
    request.resume();
    setTimeout(() => request.complete === false && socket.destroy(), leavingMs).unref();
    throw refusal;
  } finally {
    slow.delete(socket);
  }
}

export const mayBeSlow = (socket: Socket): boolean => slow.has(socket);
