import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, origin, signedIn } from "../../../test/signed-in.ts";
import type { Import } from "../../api/imports.ts";
import { zipOf } from "../../intake/exports/open/zip-fixture.ts";
import { raw } from "../../warehouse/sql.ts";

const at = "/api/v1/workspaces/faro-azul/imports";
const march = "id,at,person,total,currency\n1,2026-03-01,kari@example.com,100,EUR\n2,2026-03-02,,50.50,EUR\n";

let server: OpenServer;
let ana: Browser;

async function start(settings: Parameters<typeof openServer>[0] = {}) {
  server = await openServer(settings);
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "editor" });
}
afterEach(() => server.close());

async function send(body: string | Buffer, query: string, headers: Record<string, string> = {}) {
  const answer = await server.app.inject({
    method: "POST",
    url: `${at}?${query}`,
    headers: { origin, cookie: ana.cookie, "content-type": "application/octet-stream", ...headers },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json() as Import & { code?: string; detail?: string } };
}

const one = async (id: string) => (await ana.ask("GET", `${at}/${id}`)).body as Import;

async function ended(id: string): Promise<Import> {
  for (;;) {
    const found = await one(id);
    if (found.state === "done" || found.state === "failed") return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const count = async (table = `"order"`) =>
  (await server.parts.facts.row(z.object({ n: z.number() }), raw(`select count(*) as n from ${table}`))).n;

/** Everything that uploads have left on the disk. */
const left = () => {
  const folder = join(server.folder, "uploads");
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe("an import over the API", () => {
  beforeEach(() => start());

  it("is read in the background, and says what it came to", async () => {
    const { status, body } = await send(march, "name=orders.csv");
    expect(status).toBe(202);
    expect(body).toMatchObject({ file: "orders.csv", state: "queued", broughtBy: { kind: "user", name: "ana" } });
    expect(await ended(body.id)).toMatchObject({
      state: "done",
      rows: 2,
      rejected: 0,
      problem: null,
      files: [{ file: "orders.csv", format: "template-orders", import: 1, sums: { orders: 2, gross: "150.50" } }],
    });
    expect(await count()).toBe(2);
    expect(left()).toEqual([]);
  });

  it("only looks at a file with keep=false", async () => {
    const { body } = await send(march, "name=orders.csv&keep=false");
    expect(await ended(body.id)).toMatchObject({
      state: "done",
      keep: false,
      files: [{ import: null, sums: { orders: 2 } }],
    });
    expect(await count()).toBe(0);
    expect((await ana.ask("GET", at)).body).toMatchObject({ items: [] });
  });

  it("is taken back whole, once", async () => {
    const zip = zipOf([
      { name: "march.csv", content: march },
      { name: "april.csv", content: "id,at,total,currency\n9,2026-04-01,1,EUR\n" },
    ]);
    const { id } = (await send(zip, "name=both.zip")).body;
    expect((await ended(id)).files.map(({ import: number }) => number)).toEqual([1, 2]);
    expect(await count()).toBe(3);
    expect(await ana.ask("DELETE", `${at}/${id}`)).toMatchObject({
      status: 200,
      body: { undoneAt: expect.any(String) },
    });
    expect(await count()).toBe(0);
    expect(await ana.ask("DELETE", `${at}/${id}`)).toMatchObject({ status: 409, body: { code: "conflict" } });
  });
});
