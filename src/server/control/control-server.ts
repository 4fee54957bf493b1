import { rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { privateFolder } from "../../warehouse/private-folder.ts";
import { controlAddress, controlNote, fits, socketIn } from "../../warehouse/remote/control-address.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type Alone, Session } from "./session.ts";

/** Takes the command line's statements while this process holds the facts; whoever may read the data folder may connect. */
export interface ControlServer {
  /** Takes nobody new, and ends those who are there after what is under way. */
  close(): Promise<void>;
  /** Resolves when nothing is under way any more for those who have gone, and what they left undone is taken back. */
  settled(): Promise<void>;
}

/** Listens in a data folder whose database this process holds: a socket that stands there is of a server that was killed. */
export async function listenForCommands(folder: string, facts: Warehouse): Promise<ControlServer> {
  const { address, remove } = placeFor(folder);
  const sessions = new Map<Session, Promise<void>>();
  const alone: Alone = { holder: null };
  const server = createServer((socket) => {
    const session = new Session(socket, facts, alone);
    sessions.set(
      session,
      session.ended().finally(() => sessions.delete(session)),
    );
  });
  await listening(server, address);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      const ended = [...sessions].map(async ([session, gone]) => {
        await session.end();
        await gone;
      });
      await Promise.all(ended);
      await closed;
      remove();
    },
    async settled() {
      await Promise.all([...sessions].filter(([session]) => session.isGone).map(([, gone]) => gone));
    },
  };
}

function placeFor(folder: string): { address: string; remove: () => void } {
  if (process.platform === "win32") return { address: controlAddress(folder) ?? "", remove: () => undefined };
  const near = socketIn(folder);
  rmSync(near, { force: true });
  if (fits(near)) return { address: near, remove: () => rmSync(near, { force: true }) };
  const apart = privateFolder();
  const address = join(apart.path, "control.sock");
  writeFileSync(controlNote(folder), address, { mode: 0o600 });
  return {
    address,
    remove: () => {
      rmSync(controlNote(folder), { force: true });
      apart.remove();
    },
  };
}

function listening(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    // The socket is made at once, and is nobody else's from the beginning.
    const mask = process.umask(0o177);
    try {
      server.listen(address, () => {
        server.off("error", reject);
        resolve();
      });
    } finally {
      process.umask(mask);
    }
  });
}
