import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { buildTracker } from "../../scripts/build-tracker.ts";
import { openParts } from "../../src/server/open-parts.ts";
import type { ServerParts } from "../../src/server/parts.ts";
import { createServer } from "../../src/server/server.ts";
import { openState } from "../../src/state/database.ts";
import { addSite, addWorkspace } from "../../src/state/workspaces/workspaces.ts";
import { raw } from "../../src/warehouse/sql.ts";

/** The workspace of all these tests. */
export const workspace = "faro-azul";

/** A server of Retorno on a data folder of its own, whose clock the test sets. */
export interface RunningRetorno {
  readonly port: number;
  readonly folder: string;
  /** The key of the site that was made. */
  readonly site: string;
  readonly parts: ServerParts;
  /** The moment that the server takes it to be. */
  now: number;
  /** What stands, in the order in which it came. */
  events(): Promise<StoredEvent[]>;
  /** Waits until an event of this kind stands that passes, and answers it. */
  seen(kind: string, passes?: (event: StoredEvent) => boolean): Promise<StoredEvent>;
  /** Stops the server; the folder stays until `remove`. */
  stop(): Promise<void>;
  remove(): void;
}

const StoredEvent = z.object({
  kind: z.string(),
  page: z.string().nullable(),
  visitor: z.string().nullable(),
  continues: z.boolean().nullable(),
  orderId: z.string().nullable(),
  valueMinor: z.number().nullable(),
  bot: z.string().nullable(),
  detail: z.string().nullable(),
  source: z.string().nullable(),
  referrer: z.string().nullable(),
  inApp: z.string().nullable(),
});
export type StoredEvent = z.infer<typeof StoredEvent>;

export async function startRetorno({ hosts }: { hosts: readonly string[] }): Promise<RunningRetorno> {
  await buildTracker();
  const folder = mkdtempSync(join(tmpdir(), "retorno-e2e-"));
  const clock = { now: Date.now() };
  const { site } = await shopIn(folder, hosts);
  const parts = await openParts(folder, { clock: () => clock.now });
  const app = await createServer(parts);
  await app.listen({ host: "127.0.0.1", port: 0 });
  let stopped: Promise<void> | undefined;
  const events = () => parts.facts.rows(StoredEvent, raw(storedEvents));
  return {
    port: (app.server.address() as AddressInfo).port,
    folder,
    site,
    parts,
    get now() {
      return clock.now;
    },
    set now(moment) {
      clock.now = moment;
    },
    events,
    async seen(kind, passes = () => true) {
      for (let tries = 0; tries < 200; tries++) {
        const found = (await events()).find((event) => event.kind === kind && passes(event));
        if (found) return found;
        await new Promise((later) => setTimeout(later, 50));
      }
      throw new Error(`no ${kind} came; there are ${JSON.stringify(await events(), null, 1)}`);
    },
    stop: () => {
      stopped ??= app.close().then(() => parts.close());
      return stopped;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function shopIn(folder: string, hosts: readonly string[]) {
  const state = await openState(folder);
  await addWorkspace(state, { id: workspace, name: "Faro Azul", currency: "EUR", timeZone: "Europe/Madrid" });
  const site = await addSite(state, { workspace, name: "faro-azul.example", hosts });
  await state.destroy();
  return { site: site.key };
}

const storedEvents = `
  select e.kind, e.page, cast(e.visitor as varchar) as visitor, e.continues, e.order_id as "orderId", e.value_minor as "valueMinor",
    e.bot, e.detail, m.utm_source as source, m.referrer, m.in_app as "inApp"
  from site_event as e
  left join marketing as m on m.workspace = e.workspace and m.origin = e.origin
  order by e.seq`;

/** Runs the command line in a process of its own, as a user does; answers what it printed. */
export async function runRetorno(...args: string[]): Promise<string> {
  const bin = fileURLToPath(new URL("../../bin/retorno.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [bin, ...args], { maxBuffer: 1 << 26 });
  return stdout;
}
