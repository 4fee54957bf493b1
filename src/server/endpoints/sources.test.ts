import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { auditOf } from "../../state/people/audit.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

const sites = "/api/v1/workspaces/faro-azul/sites";
const webhooks = "/api/v1/workspaces/faro-azul/webhooks";
let server: OpenServer;
let ana: Browser;
let eve: Browser;
let lou: Browser;
beforeAll(async () => {
  server = await openServer();
  await addWorkspace(server.parts.state, { id: "other", name: "Other", currency: "EUR", timeZone: "UTC" });
  await server.parts.directory.reload();
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "editor" });
  eve = await signedIn(server, "eve@other.example", { other: "owner" });
  lou = await signedIn(server, "lou@faro.example", { "faro-azul": "viewer" });
});
afterAll(() => server.close());

const audit = async () =>
  (await auditOf(server.parts.state, "faro-azul", { most: 50, below: null })).map(({ actor, action }) => [
    actor,
    action,
  ]);

it("makes a site with its script tag, which counts at once, and takes it back", async () => {
  const made = await ana.ask("POST", sites, { hosts: ["https://WWW.Second.example/start", "pay.second.example"] });
  const { key, tag } = z.object({ key: z.string(), tag: z.string() }).parse(made.body);
  expect(made).toMatchObject({
    status: 201,
    body: { name: "second.example", hosts: ["second.example", "pay.second.example"] },
  });
  expect(tag).toBe(`<script defer src="http://127.0.0.1:4180/t.js" data-site="${key}"></script>`);
  expect(server.parts.directory.now.sites.has(key)).toBe(true);
  expect((await lou.ask("GET", sites)).body).toMatchObject({ items: [{ name: "Shop" }, { key, tag }] });
  expect(await ana.ask("POST", sites, { hosts: ["second.example"] })).toMatchObject({ status: 409 });
  expect(await ana.ask("POST", sites, { hosts: ["no host"] })).toMatchObject({ status: 400 });
  expect(await ana.ask("POST", sites, { hosts: [] })).toMatchObject({ status: 400 });
  expect((await lou.ask("POST", sites, { hosts: ["third.example"] })).status).toBe(403);
  expect((await eve.ask("DELETE", `/api/v1/workspaces/other/sites/${key}`)).status).toBe(404);
  expect((await ana.ask("DELETE", `${sites}/${key}`)).status).toBe(204);
  expect(server.parts.directory.now.sites.has(key)).toBe(false);
  expect((await ana.ask("DELETE", `${sites}/${key}`)).status).toBe(404);
  const actor = `user:${ana.user}`;
  expect(await audit()).toEqual([
    [actor, "site.delete"],
    [actor, "site.add"],
  ]);
});

it("makes a webhook's address, believes whoever signs with its secret, and tells the secret to nobody", async () => {
  const secret = "whsec_told_by_stripe_0123";
  const made = await ana.ask("POST", webhooks, { kind: "stripe" });
  const { webhook } = z.object({ webhook: z.object({ id: z.string(), address: z.string() }) }).parse(made.body);
  expect(made).toMatchObject({
    status: 201,
    body: {
      secret: null,
      webhook: { kind: "stripe", hasSecret: false },
      steps: expect.arrayContaining([expect.stringContaining("Stripe")]),
    },
  });
  const one = `${webhooks}/${webhook.id}`;
  expect((await ana.ask("PATCH", one, { secret: "short" })).status).toBe(400);
  expect(await ana.ask("PATCH", one, { secret })).toMatchObject({ status: 200, body: { hasSecret: true } });

  const call = (key: string) => {
    const payload = '{"id":"evt_1","type":"ping","created":1}';
    const time = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", key).update(`${time}.${payload}`).digest("hex");
    const headers = { "content-type": "application/json", "stripe-signature": `t=${time},v1=${signature}` };
    return server.app.inject({ method: "POST", url: new URL(webhook.address).pathname, headers, payload });
  };
  expect((await call(secret)).statusCode).toBe(200);
  expect((await call("whsec_somebody_elses")).json()).toMatchObject({ status: 401, code: "invalid_signature" });

  const listed = await lou.ask("GET", webhooks);
  expect(listed.body).toMatchObject({ items: [{ id: webhook.id, hasSecret: true, revokedAt: null }] });
  expect((await eve.ask("PATCH", `/api/v1/workspaces/other/webhooks/${webhook.id}`, { secret })).status).toBe(404);
  expect((await eve.ask("DELETE", `/api/v1/workspaces/other/webhooks/${webhook.id}`)).status).toBe(404);
  expect((await lou.ask("DELETE", one)).status).toBe(403);
  expect((await ana.ask("DELETE", one)).status).toBe(204);
  expect((await call(secret)).statusCode).toBe(404);
  expect(await ana.ask("PATCH", one, { secret })).toMatchObject({ status: 404 });

  expect((await audit()).slice(0, 3).map(([, action]) => action)).toEqual([
    "webhook.revoke",
    "webhook.secret",
    "webhook.add",
  ]);
  const told = [JSON.stringify([made, listed]), server.log.join("\n")];
  const files = readdirSync(server.folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files) told.push(readFileSync(join(server.folder, name), "latin1"));
  expect(told.filter((text) => text.includes(secret))).toEqual([]);
});

it("shows the secret it made up for WooCommerce this once", async () => {
  const made = z
    .object({ secret: z.string().regex(/^\w{32}$/), webhook: z.object({ hasSecret: z.literal(true) }) })
    .parse((await ana.ask("POST", webhooks, { kind: "woocommerce" })).body);
  expect(JSON.stringify((await ana.ask("GET", webhooks)).body)).not.toContain(made.secret);
  const own = await ana.ask("POST", webhooks, { kind: "woocommerce", secret: "our own secret" });
  expect(own.body).toMatchObject({ secret: null, webhook: { hasSecret: true } });
  expect((await ana.ask("POST", webhooks, { kind: "shopfy" })).status).toBe(400);
});
