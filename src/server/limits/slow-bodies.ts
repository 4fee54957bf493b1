import type { Socket } from "node:net";

const slow = new WeakSet<Socket>();

/** Lets the body of the request on this connection take longer than others, while `work` reads it under limits of its own. */
export async function withSlowBody<Answer>(socket: Socket, work: () => Promise<Answer>): Promise<Answer> {
  slow.add(socket);
  try {
    return await work();
  } finally {
    slow.delete(socket);
  }
}

export const mayBeSlow = (socket: Socket): boolean => slow.has(socket);
