import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../test/open-server.ts";
import { addApiKey } from "../state/people/api-keys.ts";
import { raw } from "../warehouse/sql.ts";

let server: OpenServer;
let key: string;
beforeAll(async () => {
  server = await openServer();
  ({ key } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "fuzz" }));
});
afterAll(() => server.close());

/** Values that have broken somebody's server before. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -0,
    1e308,
    -1e308,
    2 ** 53,
    "",
    " ",
    "\u0000",
    "\ud800",
    "ﷺ".repeat(300),
    "__proto__",
    "constructor",
    "'; drop table site_event; --",
    "1970-01-01T00:00:00Z",
    "2100-12-31T23:59:59Z",
    "+275760-09-13T00:00:00.001Z",
    "XXQ",
    "EUR",
    "javascript:alert(1)",
    "http://[::1",
    "https://shop.example/%E0%A4%A?utm_source=%",
    [],
    {},
    [[[[[[]]]]]],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

const tracked = () => ({
  site: server.site,
  name: "purchase",
  url: "https://shop.example/?utm_source=instagram",
  referrer: "https://l.instagram.com/",
  data: { transaction_id: "1", value: 12.5, currency: "EUR", email: "a@b.example", customer_id: "7" },
});

const told = () => ({
  type: "order",
  event_id: "e1",
  id: "1",
  value: "12.50",
  currency: "EUR",
  email: "a@b.example",
  at: "2026-03-01T12:00:00Z",
  tax: 1,
  url: "https://shop.example/?utm_source=instagram",
});

/** An event with some of its fields replaced, left out or added. */
function mutated(make: () => Record<string, unknown>) {
  const names = fc.constantFrom("site", "name", "url", "referrer", "data", "id", "visitor", "type", "at", "value");
  const more = fc.constantFrom("currency", "email", "event_id", "tax", "customer_id", "optOut", "transaction_id", "x");
  const change = fc.tuple(fc.oneof(names, more), fc.option(nasty, { nil: undefined }), fc.boolean());
  return fc.array(change, { maxLength: 5 }).map((changes) => {
    const event = make();
    const data = event.data as Record<string, unknown> | undefined;
    for (const [name, value, inside] of changes) {
      const into = inside && data !== undefined ? data : event;
      if (value === undefined) delete into[name];
      else into[name] = value;
    }
    return event;
  });
}

/** A body: JSON that is nearly right, the same with bytes changed, or anything. */
function body(make: () => Record<string, unknown>) {
  const event = mutated(make);
  const text = fc.oneof({ weight: 3, arbitrary: event }, { weight: 1, arbitrary: fc.array(event, { maxLength: 5 }) });
  const whole = text.map((value) => Buffer.from(JSON.stringify(value) ?? ""));
  const broken = fc
    .tuple(whole, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }))
    .map(([bytes, changes]) => {
      const copy = Buffer.from(bytes);
      for (const [at, byte] of changes) copy[at % Math.max(1, copy.length)] = byte;
      return copy;
    });
  const anything = fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes));
  return fc.oneof(
    { weight: 5, arbitrary: whole },
    { weight: 3, arbitrary: broken },
    { weight: 1, arbitrary: anything },
  );
}

const contentType = fc.constantFrom("application/json", "text/plain", "application/json; charset=utf-16", "x/y", "");

it("answers whatever is sent to /e with 202, and stores it whole or not at all", { timeout: 60_000 }, async () => {
  const sent = fc.record({ payload: body(tracked), contentType });
  await fc.assert(
    fc.asyncProperty(sent, async ({ payload, contentType }) => {
      const headers = contentType === "" ? {} : { "content-type": contentType };
      const { statusCode } = await server.app.inject({ method: "POST", url: "/e", payload, headers });
      expect(statusCode).toBe(202);
    }),
    { numRuns: 1500 },
  );
  expect(await halves()).toBe(0);
});

it("answers whatever is sent to the API with 202 or a stable code", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(body(told), async (payload) => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
      const answer = await server.app.inject({ method: "POST", url: "/api/v1/events", payload, headers });
      expect([202, 400]).toContain(answer.statusCode);
      if (answer.statusCode === 400) expect(answer.json().code).toMatch(/^[a-z_]+$/);
    }),
    { numRuns: 1500 },
  );
  expect(await halves()).toBe(0);
});

it("finds no address that makes it fail", { timeout: 60_000 }, async () => {
  const path = fc.oneof(
    fc.webPath().map((path) => `/${path.replace(/^\/+/, "")}`),
    fc
      .tuple(fc.constantFrom("/l/", "/e", "/p.gif?site=", "/t.", "/webhooks/", "/api/v1/", "/"), fc.string())
      .map(([start, end]) => start + encodeURIComponent(end.isWellFormed() ? end : "x")),
    fc.constantFrom(
      "/%00",
      "/%",
      "//",
      "/..%2f..%2fetc/passwd",
      "/l/%2e%2e",
      `/l/${"a".repeat(5000)}`,
      "/?__proto__[a]=1",
    ),
  );
  const method = fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
  await fc.assert(
    fc.asyncProperty(path, method, async (url, method) => {
      const { statusCode } = await server.app.inject({
        method,
        url,
        payload: method === "POST" ? "{}" : undefined,
      } as never);
      expect(statusCode).toBeLessThan(500);
    }),
    { numRuns: 1000 },
  );
});

/** Orders without their event, and orders told of by an event of people that did not come with it. */
async function halves(): Promise<number> {
  const query = raw(
    `select count(*) as n from "order" o anti join site_event e on e.source = o.source and e.order_id = o.id`,
  );
  return (await server.parts.facts.row(z.object({ n: z.number() }), query)).n;
}
