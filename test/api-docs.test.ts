import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { withTables } from "../scripts/api-docs.ts";
import { retorno } from "../src/client/client.ts";
import { webhookKinds, webhookSources } from "../src/intake/collect/webhooks/sources.ts";
import { errorCodes } from "../src/model/errors.ts";
import { openParts } from "../src/server/open-parts.ts";
import { createServer } from "../src/server/server.ts";
import { addApiKey } from "../src/state/people/api-keys.ts";
import { addWorkspace } from "../src/state/workspaces/workspaces.ts";
import { raw } from "../src/warehouse/sql.ts";

const page = readFileSync(fileURLToPath(new URL("../docs/api.md", import.meta.url)), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text]) => text ?? "");

describe("docs/api.md", () => {
  it("has the fields, types and codes that the code has (node scripts/api-docs.ts writes them)", () => {
    expect(withTables(page)).toBe(page);
    expect(page.split("\n").filter((line) => line.endsWith("|  |"))).toEqual([]);
  });

  it("names only commands there are, and what each product must be told", () => {
    const commands = [...page.matchAll(/retorno ((?:key|webhook) \w+)/g)].map(([, words]) => words ?? "");
    expect(commands.length).toBeGreaterThan(8);
    const known = [
      "key add",
      "key list",
      "key revoke",
      "webhook add",
      "webhook secret",
      "webhook list",
      "webhook revoke",
    ];
    expect(commands.filter((words) => !known.includes(words))).toEqual([]);
    for (const [, code] of page.matchAll(/\d{3} `(\w+)`/g)) expect(errorCodes).toHaveProperty(code ?? "");
    for (const kind of webhookKinds) {
      expect(page).toContain(`### ${webhookSources[kind].title}`);
      expect(page).toContain(`retorno webhook add ${kind}`);
    }
  });

  describe("its examples", () => {
    const folder = mkdtempSync(join(tmpdir(), "retorno-api-docs-"));
    const now = Date.UTC(2026, 2, 20);
    let parts: Awaited<ReturnType<typeof openParts>>;
    let app: FastifyInstance;
    let url: string;
    let key: string;
    beforeAll(async () => {
      parts = await openParts(folder, { clock: () => now });
      await addWorkspace(parts.state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
      await parts.directory.reload();
      key = (await addApiKey(parts.state, { workspace: "shop", name: "docs" })).key;
      app = await createServer(parts);
      await app.listen({ host: "127.0.0.1", port: 0 });
      url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    });
    afterAll(async () => {
      await app.close();
      await parts.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const Count = z.object({ n: z.number() });
    const count = async (table: string) => (await parts.facts.row(Count, raw(`select count(*) as n from ${table}`))).n;

    it("run: curl", async () => {
      const [command = ""] = blocks("sh").filter((text) => text.startsWith("curl"));
      const body = /-d '([^']+)'/.exec(command)?.[1] ?? "";
      expect(command).toContain("/api/v1/events");
      // curl says that a body it is not told about is a form.
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/x-www-form-urlencoded" };
      const answer = await fetch(`${url}/api/v1/events`, { method: "POST", headers, body });
      expect([answer.status, await answer.json()]).toEqual([202, { accepted: 1 }]);
    });

    it("run: the client", async () => {
      const [code = ""] = blocks("ts");
      const script = code
        .replace('import { retorno } from "retorno/client";', "")
        .replace('"https://go.shop.example"', JSON.stringify(url))
        .replace('process.env.RETORNO_KEY ?? ""', JSON.stringify(key));
      expect(script).not.toMatch(/import|process/);
      const run = Object.getPrototypeOf(async () => undefined).constructor;
      await new run("retorno", script)(retorno);
      for (const table of ["lead", "deal_stage", "refund", "cost_row"])
        expect([table, await count(table)]).toEqual([table, 1]);
      // Of the customer and of the lead.
      expect(await count("alias")).toBe(2);
      expect(await count("deal where outcome = 'won'")).toBe(1);
      expect(await count(`"order" where id = '1001' and total_minor = 4990`)).toBe(2);
    });

    it("tell what a refusal looks like", async () => {
      const refused: unknown = JSON.parse(blocks("json").find((text) => text.includes("errors")) ?? "");
      const body = JSON.stringify({ type: "order", id: "1", value: 1, curency: "EUR" });
      const headers = { authorization: `Bearer ${key}` };
      expect(await (await fetch(`${url}/api/v1/events`, { method: "POST", headers, body })).json()).toEqual(refused);
    });
  });
});
