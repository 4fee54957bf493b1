import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { EventsProblem, mostEvents } from "../../api/events.ts";
import { KnownError } from "../../model/errors.ts";
import { openState } from "../../state/database.ts";
import { addApiKey, apiKeysOf, revokeApiKey } from "../../state/people/api-keys.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { raw } from "../../warehouse/sql.ts";
import { openParts } from "../open-parts.ts";
import { createServer } from "../server.ts";

const folder = mkdtempSync(join(tmpdir(), "retorno-events-"));
const now = Date.UTC(2026, 2, 1, 12);
let parts: Awaited<ReturnType<typeof openParts>>;
let app: FastifyInstance;
let key: string;

beforeAll(async () => {
  parts = await openParts(folder, { clock: () => now });
  await addWorkspace(parts.state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  await parts.directory.reload();
  key = (await addApiKey(parts.state, { workspace: "shop", name: "back end" })).key;
  app = await createServer(parts);
});
afterAll(async () => {
  await app.close();
  await parts.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: "/api/v1/events",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
    payload: typeof payload === "string" || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });

const Count = z.object({ n: z.number() });
const count = async (what: string) => (await parts.facts.row(Count, raw(`select count(*) as n from ${what}`))).n;
const events = () => count("site_event");

describe("events that are right", () => {
  it("are durable when they are answered", async () => {
    const answer = await post({ type: "order", id: 1001, value: "49.90", currency: "EUR", email: "Ana@Example.com" });
    expect([answer.statusCode, answer.json()]).toEqual([202, { accepted: 1 }]);
    expect(await count(`"order" where id = '1001' and total_minor = 4990 and counted and source = -2`)).toBe(1);
    expect(await count("site_event where kind = 'purchase' and order_id = '1001' and value_minor = 4990")).toBe(1);
  });

  it("are stored once by their event_id, alone or in a list", async () => {
    const before = await events();
    const one = { type: "action", name: "add_to_cart", customer_id: "7", event_id: "a" };
    const answers = await Promise.all([post(one), post([one, { ...one, event_id: "b" }]), post(one)]);
    expect(answers.map((answer) => answer.json())).toEqual([{ accepted: 1 }, { accepted: 2 }, { accepted: 1 }]);
    expect(await events()).toBe(before + 2);
  });

  it("are stored once by their Idempotency-Key, which stands for one body alone", async () => {
    const before = await events();
    const views = [
      { type: "page_view", url: "https://shop.example/" },
      { type: "page_view", url: "https://shop.example/" },
    ];
    const named = { "idempotency-key": "night-7" };
    expect((await post(views, named)).statusCode).toBe(202);
    expect((await post(views, named)).json()).toEqual({ accepted: 2 });
    expect(await events()).toBe(before + 2);
    const other = await post([{ type: "page_view", url: "https://shop.example/b" }], named);
    expect([other.statusCode, other.json().code]).toEqual([409, "conflict"]);
    expect(await events()).toBe(before + 2);
  });

  it("may be a thousand", async () => {
    const before = await events();
    const many = Array.from({ length: mostEvents }, (_, at) => ({ type: "action", name: "like", customer_id: at }));
    expect((await post(many)).json()).toEqual({ accepted: 1000 });
    expect(await events()).toBe(before + 1000);
  });
});

describe("keys", () => {
  const without = (headers: Record<string, string>) =>
    app.inject({ method: "POST", url: "/api/v1/events", headers, payload: "[]" });

  it("are asked for by name, and may come as x-api-key", async () => {
    const none = await without({});
    expect([none.statusCode, none.json().code]).toEqual([401, "unauthenticated"]);
    expect(none.headers["www-authenticate"]).toBe('Bearer realm="retorno"');
    expect((await without({ authorization: "Bearer rtn_wrong" })).statusCode).toBe(401);
    expect((await without({ "x-api-key": key })).json().code).toBe("no_events");
  });

  it("are refused as soon as this process has revoked them", async () => {
    const made = await addApiKey(parts.state, { workspace: "shop", name: "short" });
    expect((await without({ "x-api-key": made.key })).statusCode).toBe(400);
    await revokeApiKey(parts.state, made.id);
    await expect.poll(async () => (await without({ "x-api-key": made.key })).statusCode, { timeout: 15_000 }).toBe(401);
  });

  it("are refused as soon as another process has revoked them, and never kept", async () => {
    const made = await addApiKey(parts.state, { workspace: "shop", name: "old" });
    expect((await without({ "x-api-key": made.key })).statusCode).toBe(400);
    const other = await openState(folder);
    await revokeApiKey(other, made.id);
    await expect.poll(async () => (await without({ "x-api-key": made.key })).statusCode, { timeout: 15_000 }).toBe(401);
    const kept = await other.selectFrom("api_key").selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(made.key.slice(8));
    expect((await apiKeysOf(other)).find(({ name }) => name === "back end")?.lastUsedMs).toBe(now);
    await other.destroy();
  });
});

describe("events that are wrong", () => {
  const order = { type: "order", id: "1", value: 1 };
  const wrong: [string, unknown, string, string, string?][] = [
    ["a type nobody knows", { type: "ordr" }, "type", "unknown_type", "order"],
    ["another tool's type", { type: "purchase" }, "type", "unknown_type", "order"],
    ["no type", { id: "1" }, "type", "missing_field"],
    ["no object", 7, "", "not_an_object"],
    ["an unknown field", { ...order, curency: "EUR" }, "curency", "unknown_field", "currency"],
    ["a missing field", { type: "order", value: 1 }, "id", "missing_field"],
    ["no amount", { type: "order", id: "1" }, "value", "missing_amount"],
    ["an amount twice", { ...order, total: 1 }, "value", "given_twice"],
    ["text for a list", { ...order, email: ["a@b.c"] }, "email", "wrong_type"],
    ["a deep value", { ...order, code: JSON.parse(`${"[".repeat(20)}${"]".repeat(20)}`) }, "code", "wrong_type"],
    ["an empty id", { ...order, id: "" }, "id", "empty"],
    ["a long code", { ...order, code: "x".repeat(201) }, "code", "too_long"],
    ["a status nobody knows", { ...order, status: "gone" }, "status", "not_allowed", "cancelled"],
    ["the year 1970", { ...order, at: "1970-01-01T00:00:00Z" }, "at", "time_out_of_range", "2000"],
    ["the year 2100", { ...order, at: "2100-01-01T00:00:00Z" }, "at", "time_out_of_range", "24 hours"],
    ["a day that never was", { ...order, at: "2026-02-30T00:00:00Z" }, "at", "invalid_time"],
    ["no zone", { ...order, at: "2026-02-01T00:00:00" }, "at", "invalid_time"],
    ["a currency nobody knows", { ...order, currency: "XQZ" }, "currency", "unknown_currency"],
    ["a negative order", { ...order, value: -1 }, "value", "out_of_range", "negative"],
    ["an absurd order", { ...order, value: 1e13 }, "value", "out_of_range"],
    ["no number", { ...order, value: "12,50" }, "value", "invalid_amount"],
    ["three decimals of a euro", { ...order, value: "1.234" }, "value", "too_many_decimals", "2 decimals in EUR"],
    ["decimals of a yen", { ...order, value: 1.5, currency: "JPY" }, "value", "too_many_decimals", "no decimals"],
    ["no e-mail address", { ...order, email: "ana" }, "email", "invalid_email"],
    ["no address", { ...order, url: "javascript:alert(1)" }, "url", "invalid_url"],
    ["a lead that is nobody", { type: "lead", stage: "new" }, "", "nobody"],
    ["one key alone", { type: "identify", email: "a@b.c" }, "", "nobody"],
    ["an action called purchase", { type: "action", name: "purchase" }, "name", "reserved_name", "order"],
    ["a name with blanks", { type: "action", name: "add to cart" }, "name", "not_allowed"],
    ["a refund of nothing", { type: "refund", id: "1", order_id: "1", value: 0 }, "value", "out_of_range"],
    [
      "a cost of no kind",
      { type: "cost", what: "x", category: "fun", amount: 1, from: "2026-01-01", to: "2026-02-01" },
      "category",
      "invalid_cost",
    ],
    [
      "a cost without end",
      { type: "cost", what: "x", category: "tools", amount: 1, from: "2026-01-01" },
      "",
      "invalid_cost",
    ],
    ["too much data", { type: "action", name: "like", data: { a: { b: 1 } } }, "data.a", "wrong_type"],
  ];

  it.each(wrong)("%s", async (_what, event, path, code, word) => {
    const before = await events();
    const answer = await post([{ type: "page_view", url: "https://shop.example/" }, event]);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    const problem = EventsProblem.parse(answer.json());
    expect(problem.code).toBe("invalid_event");
    expect(problem.errors).toEqual([{ index: 1, path, code, detail: expect.stringContaining(word ?? "") }]);
    expect(await events()).toBe(before);
  });

  it("name a number that is beyond every number", async () => {
    const [error] = (await post('{"type":"order","id":"1","value":1e400}')).json().errors;
    expect(error).toMatchObject({ path: "value", detail: "value is beyond every number; it must be text or a number" });
  });

  it("are all told, a hundred at most", async () => {
    const { errors } = (await post(Array.from({ length: 500 }, () => ({ type: "order" })))).json();
    expect(errors).toHaveLength(100);
    const two = (await post([{ type: "order", id: "1", value: -1, email: "x" }])).json();
    expect(two.errors.map((one: { path: string }) => one.path).sort()).toEqual(["email", "value"]);
  });
});

describe("bodies that cannot be read", () => {
  const wrong: [string, string | Buffer, number, string][] = [
    ["no JSON", "{", 400, "invalid_json"],
    ["nothing", "", 400, "invalid_json"],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, "invalid_encoding"],
    ["an empty list", "[]", 400, "no_events"],
    ["too many events", `[${"{},".repeat(1000)}{}]`, 400, "too_many_events"],
    ["10 MB", `"${"x".repeat(10_000_000)}"`, 413, "too_large"],
    ["a list a hundred thousand deep", "[".repeat(100_000) + "]".repeat(100_000), 400, "invalid_json"],
  ];
  it("packed", async () => {
    const answer = await post(gzipSync('{"type":"page_view","url":"https://shop.example/"}'), {
      "content-encoding": "gzip",
    });
    expect([answer.statusCode, answer.json().detail]).toEqual([415, expect.stringContaining("packed")]);
  });

  it.each(wrong)("%s", async (_what, body, status, code) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});

it("passes on that nothing can be stored now", async () => {
  parts.collector.refuse(new KnownError("busy", "the disk is full"));
  const answer = await post({ type: "page_view", url: "https://shop.example/" });
  parts.collector.refuse(null);
  expect([answer.statusCode, answer.json().code]).toEqual([503, "busy"]);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
});
