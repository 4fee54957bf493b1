import { createHash, createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readServerEvents } from "../../../model/server-event-faults.ts";
import { personHasher } from "../../../warehouse/person-key.ts";
import { serverArrival } from "../server-arrival.ts";
import type { Delivery } from "./delivery.ts";
import { sourceOf, type WebhookKind, webhookKinds, webhookSources } from "./sources.ts";

const folder = fileURLToPath(new URL("./fixtures/", import.meta.url));
const names = readdirSync(folder)
  .filter((file) => /(?<!expected)\.json$/.test(file))
  .map((file) => file.replace(".json", ""));
const Fixture = z.object({ headers: z.record(z.string(), z.string()), body: z.unknown() });

const nowMs = Date.UTC(2026, 2, 5, 12);
const secret = "a secret that both know";
const key = Buffer.alloc(32, 7);

/** What is sent stands in the file as it is read, so the bytes that are signed are the same everywhere. */
function deliveryOf(name: string): { kind: WebhookKind; delivery: Delivery } {
  const kind = webhookKinds.find((one) => name.startsWith(one));
  if (kind === undefined) throw new Error(`${name} is no product's`);
  const { headers, body } = Fixture.parse(JSON.parse(readFileSync(`${folder}${name}.json`, "utf8")));
  const addresses = ["https://go.shop.example/webhooks/abc"];
  return {
    kind,
    delivery: { method: "POST", addresses, headers, body: Buffer.from(JSON.stringify(body)), nowMs, currency: "EUR" },
  };
}

describe("what products send", () => {
  it.each(names)("%s", async (name) => {
    const { kind, delivery } = deliveryOf(name);
    const told = webhookSources[kind].read(delivery);
    const read = readServerEvents(told.events, { currency: "EUR", nowMs });
    const context = {
      workspace: "shop",
      currency: "EUR",
      source: sourceOf(kind),
      ownHosts: ["faro-azul.example"],
      workspaceKey: key,
      personHash: personHasher(key),
      daySalt: Buffer.alloc(32, 1),
      nowMs,
    };
    const arrivals = "events" in read ? read.events.map((event) => serverArrival(event, context)) : read;
    const shown = JSON.stringify({ ignored: told.ignored, arrivals }, bigintAsText, 1);
    expect(shown).not.toMatch(/@|203\.0\.113|198\.51\.100|Mozilla|example\.com|600123456|600555111|Prego/);
    await expect(`${shown}\n`).toMatchFileSnapshot(`${folder}${name}.expected.json`);
  });
});

const bigintAsText = (_key: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);

const hmac = (text: string | Buffer, coding: "hex" | "base64") =>
  createHmac("sha256", secret).update(text).digest(coding);

describe("signatures", () => {
  const body = Buffer.from('{"total":"12.50 €"}');
  const base: Delivery = { method: "POST", addresses: [], headers: {}, body, nowMs, currency: "EUR" };
  const is = (kind: WebhookKind, headers: Record<string, string>, more: Partial<Delivery> = {}) =>
    webhookSources[kind].isSigned({ ...base, headers, ...more }, secret);

  it.each(["shopify", "woocommerce"] as const)("of %s are the base64 HMAC of the body", (kind) => {
    const name = kind === "shopify" ? "x-shopify-hmac-sha256" : "x-wc-webhook-signature";
    expect(is(kind, { [name]: hmac(body, "base64") })).toBe(true);
    expect(is(kind, { [name]: hmac("other", "base64") })).toBe(false);
    expect(is(kind, { [name]: "" })).toBe(false);
    expect(is(kind, {})).toBe(false);
    expect(is(kind, { [name]: hmac(body, "base64") }, { body: Buffer.from('{"total":"99.50 €"}') })).toBe(false);
  });

  it("are missing from the knock of WooCommerce, which tells nothing", () => {
    expect(is("woocommerce", {}, { body: Buffer.from("webhook_id=3") })).toBe(null);
    expect(is("woocommerce", {}, { body: Buffer.from('webhook_id=3&{"id":1}') })).toBe(false);
  });

  it("of Stripe hold the time, may be several, and grow old in five minutes", () => {
    const at = (seconds: number) => Math.floor(nowMs / 1000) + seconds;
    const sign = (time: number) => hmac(Buffer.concat([Buffer.from(`${time}.`), body]), "hex");
    const wrong = "0".repeat(64);
    expect(is("stripe", { "stripe-signature": `t=${at(0)},v1=${sign(at(0))},v0=x` })).toBe(true);
    expect(is("stripe", { "stripe-signature": `t=${at(-299)},v1=${wrong},v1=${sign(at(-299))}` })).toBe(true);
    expect(is("stripe", { "stripe-signature": `t=${at(-301)},v1=${sign(at(-301))}` })).toBe(false);
    expect(is("stripe", { "stripe-signature": `t=${at(301)},v1=${sign(at(301))}` })).toBe(false);
    expect(is("stripe", { "stripe-signature": `t=${at(0)},v0=${sign(at(0))}` })).toBe(false);
    expect(is("stripe", { "stripe-signature": `t=${at(0)},v1=${sign(at(-1))}` })).toBe(false);
    expect(is("stripe", { "stripe-signature": "nonsense" })).toBe(false);
  });

  it("of HubSpot hold method, address and time in version 3, and less in the two before", () => {
    const address = "https://go.shop.example/webhooks/abc?a=1%2C2%26";
    const addresses = ["http://127.0.0.1:4180/webhooks/abc", address];
    const third = (time: number) => ({
      "x-hubspot-signature-v3": hmac(`POSThttps://go.shop.example/webhooks/abc?a=1,2%26${body}${time}`, "base64"),
      "x-hubspot-request-timestamp": String(time),
    });
    expect(is("hubspot", third(nowMs), { addresses })).toBe(true);
    expect(is("hubspot", third(nowMs - 301_000), { addresses })).toBe(false);
    expect(is("hubspot", third(nowMs), { addresses: ["https://other.example/webhooks/abc"] })).toBe(false);
    expect(is("hubspot", third(nowMs), { addresses, method: "PUT" })).toBe(false);
    const sha = (text: string) => createHash("sha256").update(text).digest("hex");
    const second = {
      "x-hubspot-signature": sha(`${secret}POST${address}${body}`),
      "x-hubspot-signature-version": "v2",
    };
    expect(is("hubspot", second, { addresses })).toBe(true);
    const first = { "x-hubspot-signature": sha(`${secret}${body}`), "x-hubspot-signature-version": "v1" };
    expect(is("hubspot", first)).toBe(true);
    expect(is("hubspot", { ...first, "x-hubspot-signature-v3": "wrong" })).toBe(false);
    expect(is("hubspot", {})).toBe(false);
  });
});

describe("moments that no date can hold", () => {
  it("are refused like every other wrong moment", () => {
    const { delivery } = deliveryOf("stripe-checkout-completed");
    for (const moment of [9_007_199_254_740_991, -9_007_199_254_740_991, 8_640_000_000_001]) {
      const body = JSON.parse(delivery.body.toString());
      Object.assign(body, { created: moment });
      body.data.object.created = moment;
      const told = webhookSources.stripe.read({ ...delivery, body: Buffer.from(JSON.stringify(body)) });
      expect(readServerEvents(told.events, { currency: "EUR", nowMs })).toMatchObject({
        faults: [{ path: "at" }, { path: "updated_at" }],
      });
    }
  });

  it("leave the changes beside them in HubSpot's list alone", () => {
    const { delivery } = deliveryOf("hubspot-contact-grows");
    const changes = JSON.parse(delivery.body.toString());
    const read = (list: unknown) =>
      webhookSources.hubspot.read({ ...delivery, body: Buffer.from(JSON.stringify(list)) });
    const { events } = read(changes);
    const wrong = [{ ...changes[0], occurredAt: 8_640_000_000_000_001 }, { ...changes[0], occurredAt: "x" }, 7];
    const told = read([...wrong, ...changes]);
    expect(told.events.slice(1)).toEqual(events);
    expect(told).toMatchObject({ unread: 2, ignored: null });
    expect(read([7])).toEqual({ events: [], ignored: "nothing of it can be read", unread: 1 });
  });
});

describe("payloads that cannot be read", () => {
  const bodies = [
    "",
    "{",
    "[]",
    "null",
    '"x"',
    "[".repeat(50_000),
    '{"id":{}}',
    "[{}]",
    '{"data":{"object":7}}',
    "\xff",
    '{"__proto__":{"id":1}}',
  ];
  it.each(webhookKinds)("of %s are refused in a sentence, or tell nothing", (kind) => {
    const name = names.find((one) => one.startsWith(kind)) ?? "";
    const { delivery } = deliveryOf(name);
    for (const body of bodies) {
      try {
        expect(webhookSources[kind].read({ ...delivery, body: Buffer.from(body, "latin1") }).events).toEqual([]);
      } catch (cause) {
        expect(cause).toMatchObject({
          name: "KnownError",
          code: expect.stringMatching(/^(invalid_json|invalid_encoding|source_rejected)$/),
        });
      }
    }
  });
});
