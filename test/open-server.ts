import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { type ServerSettings, serverSettings } from "../src/config.ts";
import { openParts } from "../src/server/open-parts.ts";
import type { ServerParts } from "../src/server/parts.ts";
import { createServer } from "../src/server/server.ts";
import { addSite, addWorkspace } from "../src/state/workspaces.ts";

export interface OpenServer {
  readonly app: FastifyInstance;
  readonly parts: ServerParts;
  readonly folder: string;
  /** The public key of its one site. */
  readonly site: string;
  /** Every line it has logged. */
  readonly log: string[];
  close(): Promise<void>;
}

/** A server on a folder of its own with one workspace, faro-azul, and one site, shop.example. */
export async function openServer({
  settings,
  clock,
  folder = mkdtempSync(join(tmpdir(), "retorno-server-")),
}: {
  settings?: Partial<ServerSettings>;
  clock?: () => number;
  folder?: string;
} = {}): Promise<OpenServer> {
  const parts = await openParts(folder, clock === undefined ? {} : { clock });
  await addWorkspace(parts.state, { id: "faro-azul", name: "Faro Azul", currency: "EUR", timeZone: "Europe/Madrid" });
  const { key: site } = await addSite(parts.state, { workspace: "faro-azul", name: "Shop", hosts: ["shop.example"] });
  await parts.directory.reload();
  const log: string[] = [];
  const made = createServer(parts, {
    logger: { write: (line) => void log.push(line) },
    settings: { ...serverSettings({}), leastFreeBytes: 1, ...settings },
    checksAnswers: true,
  });
  const close = async () => {
    await (await made.catch(() => null))?.close();
    await parts.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { app: await made, parts, folder, site, log, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}
