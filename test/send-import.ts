import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Import } from "../src/api/imports.ts";
import { raw } from "../src/warehouse/sql.ts";
import type { OpenServer } from "./open-server.ts";
import { type Browser, origin } from "./signed-in.ts";

export const importsAt = "/api/v1/workspaces/faro-azul/imports";

/** Two orders in our template. */
export const march = "id,at,person,total,currency\n1,2026-03-01,kari@example.com,100,EUR\n2,2026-03-02,,50.50,EUR\n";

/** So many orders. */
export const orders = (count: number): string =>
  `id,at,person,total,currency\n${Array.from({ length: count }, (_, at) => `${at},2026-03-01 10:00:00,p${at}@example.com,10.00,EUR\n`).join("")}`;

export interface Sent {
  readonly status: number;
  readonly body: Import & { readonly code?: string; readonly detail?: string; readonly hint?: string };
}

/** What somebody who is signed in does with imports, and what comes of it. */
export function importsOf(
  { app, parts, folder }: Pick<OpenServer, "app" | "parts" | "folder">,
  { cookie, ask }: Browser,
) {
  const one = async (id: string) => (await ask("GET", `${importsAt}/${id}`)).body as Import;
  return {
    one,
    async send(
      body: string | Buffer,
      query: string,
      headers: Record<string, string> = {},
      at = importsAt,
    ): Promise<Sent> {
      const answer = await app.inject({
        method: "POST",
        url: `${at}?${query}`,
        headers: { origin, cookie, "content-type": "application/octet-stream", ...headers },
        payload: body,
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    /** The import once it passes; has ended, unless another question is asked. */
    async until(id: string, passes = ({ state }: Import) => state === "done" || state === "failed"): Promise<Import> {
      for (let tries = 0; tries < 600; tries++) {
        const found = await one(id);
        if (passes(found)) return found;
        await new Promise((later) => setTimeout(later, 25));
      }
      throw new Error(`it never came to that: ${JSON.stringify(await one(id))}`);
    },
    count: async (table = `"order"`) =>
      (await parts.facts.row(z.object({ n: z.number() }), raw(`select count(*) as n from ${table}`))).n,
    /** What uploads have left on the disk. */
    left: () => (existsSync(join(folder, "uploads")) ? readdirSync(join(folder, "uploads")) : []),
  };
}
