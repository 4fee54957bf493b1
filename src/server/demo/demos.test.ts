import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { Demo } from "../../api/demo.ts";
import { LinkReturns } from "../../api/links.ts";
import { Overview } from "../../model/overview.ts";
import { Statement } from "../../model/statement.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { openParts } from "../open-parts.ts";
import { createServer } from "../server.ts";

let server: OpenServer;
let ana: Browser;
beforeAll(async () => {
  server = await openServer();
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
});
afterAll(() => server.close());

const demoOf = async (who: Browser) => Demo.parse((await who.ask("GET", "/api/v1/demo")).body);

it("makes a shop with figures, once, that is marked and taken away as any workspace", async () => {
  expect(await demoOf(ana)).toEqual({ state: "none", workspace: null, share: 0, fault: null });
  const [first, again] = await Promise.all([ana.ask("POST", "/api/v1/demo"), ana.ask("POST", "/api/v1/demo")]);
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(first.body).toMatchObject({ workspace: "demo" });
  await expect.poll(() => demoOf(ana), { timeout: 30_000, interval: 100 }).toMatchObject({ state: "made", share: 1 });
  expect((await ana.ask("POST", "/api/v1/demo")).body).toMatchObject({ state: "made", workspace: "demo" });
  expect((await ana.ask("GET", "/api/v1/workspaces/demo")).body).toMatchObject({ isDemo: true, hasPlan: true });
  const statement = Statement.parse((await ana.ask("GET", "/api/v1/workspaces/demo/roi")).body);
  expect(statement.business).toBe("Faro Azul (made up)");
  expect(statement.totals.conversions).toBeGreaterThan(100);
  expect(Number(statement.totals.cost)).toBeGreaterThan(1000);
  expect(statement.totals.roi).not.toBeNull();
  const at = "/api/v1/workspaces/demo";
  const overview = Overview.parse((await ana.ask("GET", `${at}/overview`)).body);
  expect(overview.posts.rows.filter((post) => Number(post.return) > 0).length).toBeGreaterThan(10);
  expect(overview.findings.length).toBeGreaterThan(0);
  const links = LinkReturns.parse((await ana.ask("GET", `${at}/link-returns`)).body);
  expect(
    links.items.filter(({ clicks, visits, ...link }) => clicks > 0 && visits > 0 && Number(link.return) > 0).length,
  ).toBeGreaterThan(2);
  expect(((await ana.ask("GET", `${at}/goals/pace`)).body as { items: unknown[] }).items).toHaveLength(3);
  expect((await ana.ask("DELETE", "/api/v1/workspaces/demo")).status).toBe(204);
  expect(await demoOf(ana)).toMatchObject({ state: "none" });
}, 60_000);

it("is each owner's own, and made for nobody who may make no workspace", async () => {
  const bea = await signedIn(server, "bea@faro.example", { "faro-azul": "editor" });
  expect((await bea.ask("POST", "/api/v1/demo")).body).toMatchObject({ code: "forbidden" });
  const rosa = await signedIn(server, "rosa@faro.example", {}, { operator: true });
  const ids = await Promise.all(
    [ana, rosa].map(async (who) => Demo.parse((await who.ask("POST", "/api/v1/demo")).body).workspace),
  );
  expect(new Set(ids).size).toBe(2);
  expect((await ana.ask("GET", `/api/v1/workspaces/${ids[1]}`)).status).toBe(404);
});

it("is gone on with by the next server, where one was stopped", async () => {
  const folder = mkdtempSync(join(tmpdir(), "retorno-demo-"));
  const parts = await openParts(folder);
  await addWorkspace(parts.state, { id: "demo", name: "x", currency: "EUR", timeZone: "UTC", demo: "making" });
  await parts.directory.reload();
  const app = await createServer(parts);
  await expect
    .poll(() => parts.directory.now.workspaces.get("demo"), { timeout: 30_000 })
    .toMatchObject({
      demo: "made",
      plan: { business: "Faro Azul (made up)" },
    });
  await app.close();
  await parts.close();
  rmSync(folder, { recursive: true });
}, 60_000);
