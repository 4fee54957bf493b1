import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { type ServerSettings, serverSettings } from "../src/config.ts";
import type { CallerLimits } from "../src/server/limits/caller-limit.ts";
import { openParts } from "../src/server/open-parts.ts";
import type { ServerParts } from "../src/server/parts.ts";
import { createServer } from "../src/server/server.ts";
import { addSite, addWorkspace } from "../src/state/workspaces/workspaces.ts";

export interface OpenServer {
  readonly app: FastifyInstance;
  readonly parts: ServerParts;
  readonly folder: string;
  /** The public key of its one site. */
  readonly site: string;
  /** Every line it has logged. */
  readonly log: string[];
  /** All that it has told the operator. */
  readonly told: string[];
  close(): Promise<void>;
}

/** A server on a folder of its own with one workspace, faro-azul, and one site, shop.example. */
export async function openServer({
  settings,
  clock,
  limits,
  guest = null,
  folder = mkdtempSync(join(tmpdir(), "retorno-server-")),
}: {
  settings?: Partial<ServerSettings>;
  clock?: () => number;
  limits?: CallerLimits;
  guest?: string | null;
  folder?: string;
} = {}): Promise<OpenServer> {
  const told: string[] = [];
  const parts = await openParts(folder, {
    guest,
    mail: settings?.mail ?? null,
    tellOperator: (text) => void told.push(text),
    ...(clock === undefined ? {} : { clock }),
  });
  await addWorkspace(parts.state, { id: "faro-azul", name: "Faro Azul", currency: "EUR", timeZone: "Europe/Madrid" });
  const { key: site } = await addSite(parts.state, { workspace: "faro-azul", name: "Shop", hosts: ["shop.example"] });
  await parts.directory.reload();
  const log: string[] = [];
  const made = createServer(parts, {
    logger: { write: (line) => void log.push(line) },
    settings: { ...serverSettings({}), leastFreeBytes: 1, ...settings },
    checksAnswers: true,
    ...(limits === undefined ? {} : { limits }),
  });
  const close = async () => {
    await (await made.catch(() => null))?.close();
    await parts.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { app: await made, parts, folder, site, log, told, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}
