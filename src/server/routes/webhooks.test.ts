import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { addWebhook, revokeWebhook, setWebhookSecret, webhooksOf } from "../../state/webhooks.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { raw } from "../../warehouse/sql.ts";
import { openParts } from "../open-parts.ts";
import { createServer } from "../server.ts";

const folder = mkdtempSync(join(tmpdir(), "retorno-webhooks-"));
const now = Date.UTC(2026, 2, 5, 12);
const secret = "shpss_0123456789";
let parts: Awaited<ReturnType<typeof openParts>>;
let app: FastifyInstance;
let id: string;

beforeAll(async () => {
  parts = await openParts(folder, { clock: () => now });
  await addWorkspace(parts.state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  await parts.directory.reload();
  id = await addWebhook(parts.state, parts.secrets, { workspace: "shop", kind: "shopify", secret });
  app = await createServer(parts);
});
afterAll(async () => {
  await app.close();
  await parts.close();
  rmSync(folder, { recursive: true, force: true });
});

const fixtures = new URL("../../intake/collect/webhooks/fixtures/", import.meta.url);
const Fixture = z.object({ headers: z.record(z.string(), z.string()), body: z.unknown() });

function call(name: string, { to = id, key = secret } = {}) {
  const { headers, body } = Fixture.parse(JSON.parse(readFileSync(new URL(`${name}.json`, fixtures), "utf8")));
  const payload = JSON.stringify(body);
  const signature = createHmac("sha256", key).update(payload).digest("base64");
  const signed = { ...headers, "content-type": "application/json", "x-shopify-hmac-sha256": signature };
  return app.inject({ method: "POST", url: `/webhooks/${to}`, headers: signed, payload });
}

const Count = z.object({ n: z.number() });
const count = async (what: string) => (await parts.facts.row(Count, raw(`select count(*) as n from ${what}`))).n;

it("stores an order before it answers, and a delivery that is tried again once", async () => {
  const answer = await call("shopify-order-created");
  expect([answer.statusCode, answer.json()]).toEqual([200, { accepted: 1 }]);
  expect(await count(`"order" where id = '#1042' and also_id = '6120482717881' and source = -4`)).toBe(1);
  expect((await call("shopify-order-created")).statusCode).toBe(200);
  expect(await count(`"order"`)).toBe(1);
  expect((await call("shopify-order-updated-refunded")).json()).toEqual({ accepted: 1 });
  expect(await count(`"order" where id = '#1042'`)).toBe(2);
  expect((await webhooksOf(parts.state, "shop"))[0]?.lastCalledMs).toBe(now);
});

it("refuses a wrong signature, an unknown address, a revoked one and one without a secret yet", async () => {
  const before = await count("site_event");
  const wrong = await call("shopify-refund-created", { key: "another secret" });
  expect([wrong.statusCode, wrong.json().code]).toEqual([401, "invalid_signature"]);
  const unknown = await call("shopify-refund-created", { to: "nobody" });
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, "not_found"]);
  const other = await addWebhook(parts.state, parts.secrets, { workspace: "shop", kind: "shopify", secret: "" });
  expect((await call("shopify-refund-created", { to: other, key: "x" })).statusCode).toBe(401);
  await setWebhookSecret(parts.state, parts.secrets, other, secret);
  expect((await call("shopify-test-notification", { to: other })).statusCode).toBe(200);
  await revokeWebhook(parts.state, other);
  expect((await call("shopify-refund-created", { to: other })).statusCode).toBe(404);
  expect(await count("site_event")).toBe(before);
});

it("answers what it has no use for with the reason, and counts it", async () => {
  const answer = await call("shopify-test-notification");
  expect([answer.statusCode, answer.json()]).toEqual([200, { accepted: 0, ignored: "a test notification" }]);
  const woo = await addWebhook(parts.state, parts.secrets, { workspace: "shop", kind: "woocommerce", secret });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const knock = await app.inject({ method: "POST", url: `/webhooks/${woo}`, headers, payload: "webhook_id=3" });
  expect([knock.statusCode, knock.json()]).toEqual([200, { accepted: 0, ignored: "a knock" }]);
  expect(parts.metrics.text()).toContain('retorno_webhook_calls_total{kind="shopify",result="ignored"}');
});

it("stores what can be kept of HubSpot's list, and counts the rest", async () => {
  const hubspot = await addWebhook(parts.state, parts.secrets, { workspace: "shop", kind: "hubspot", secret });
  const change = { subscriptionType: "contact.creation", objectId: 77 };
  const send = (times: number[]) => {
    const payload = JSON.stringify(times.map((occurredAt) => ({ ...change, occurredAt })));
    const headers = { "x-hubspot-signature": createHash("sha256").update(secret).update(payload).digest("hex") };
    return app.inject({ method: "POST", url: `/webhooks/${hubspot}`, headers, payload });
  };
  const answer = await send([8_640_000_000_000_001, now, 7]);
  expect([answer.statusCode, answer.json()]).toEqual([200, { accepted: 1 }]);
  expect((await send([8_640_000_000_000_001])).statusCode).toBe(422);
  expect(parts.metrics.text()).toContain('retorno_webhook_events_refused_total{kind="hubspot"} 3');
});

it("refuses what is too large", async () => {
  const large = await app.inject({ method: "POST", url: `/webhooks/${id}`, payload: "x".repeat(2_000_000) });
  expect([large.statusCode, large.json().code]).toEqual([413, "too_large"]);
});
