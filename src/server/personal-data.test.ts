import { createHmac } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../test/open-server.ts";
import { fieldsOf, serverEventTypes } from "../model/server-event.ts";
import { trackedData } from "../model/tracked-event.ts";
import { addApiKey } from "../state/people/api-keys.ts";
import { addWebhook } from "../state/webhooks.ts";
import { raw } from "../warehouse/sql.ts";

let server: OpenServer;
let key: string;
beforeAll(async () => {
  server = await openServer();
  ({ key } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "shop" }));
});
afterAll(() => server.close());

/** Each address is another, so that whichever is found says where it came in. */
const ways: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => text.replace("@", "＠"),
  (text) => `for ${text.replace("@", " @ ")} only`,
];
let made = 0;
const address = (way: number): string => (ways[way] ?? String)(`zq${++made}way${way}@priv.example`);

const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0" };
const track = (event: object) =>
  server.app.inject({ method: "POST", url: "/e", headers, payload: { site: server.site, ...event } });
const tell = (event: object) =>
  server.app.inject({
    method: "POST",
    url: "/api/v1/events",
    headers: { authorization: `Bearer ${key}` },
    payload: event,
  });

const Column = z.object({ table_name: z.string(), column_name: z.string() });
const Cell = z.object({ cell: z.string() });

/** Cells of any table in which one of the addresses stands, in whatever case. */
async function cellsWith(pattern: string): Promise<string[]> {
  const { facts } = server.parts;
  const columns = await facts.rows(
    Column,
    raw("select table_name, column_name from duckdb_columns() where not internal and data_type = 'VARCHAR'"),
  );
  const found = columns.map(({ table_name: table, column_name: column }) =>
    facts.rows(
      Cell,
      raw(
        `select '${table}.${column}: ' || "${column}" as cell from "${table}" where regexp_matches("${column}", '${pattern}', 'i')`,
      ),
    ),
  );
  return (await Promise.all(found)).flat().map(({ cell }) => cell);
}
const rows = async (what: string) =>
  (await server.parts.facts.row(z.object({ n: z.number() }), raw(`select count(*) as n from ${what}`))).n;

const page = "https://shop.example/a";

it("keeps no address of a browser's event, whatever field it stands in", async () => {
  for (const way of ways.keys()) {
    const mine = () => address(way);
    const query = ["source", "medium", "campaign", "content", "term", "id"].map((tag) => `utm_${tag}=${mine()}`);
    await track({ url: `${page}?${query.join("&")}` });
    await track({ url: `https://shop.example/u/${mine()}/x`, referrer: `https://${mine()}/path?q=${mine()}` });
    await track({ url: `https://${mine()}/x`, referrer: `android-app://${mine()}/`, id: mine(), visitor: mine() });
    for (const name of ["page_view", "purchase", "refund", "generate_lead", "survey_answer", "add_to_cart"]) {
      const good = { transaction_id: `T${made}`, value: 5, question: "How?", answer: "a friend" };
      for (const field of [...Object.keys(trackedData), "note", "nickname"]) {
        await track({ name, url: page, data: { ...good, [field]: mine() } });
      }
      const item = Object.fromEntries(
        ["item_id", "item_name", "item_brand", "item_category", "item_variant", "price"].map((one) => [one, mine()]),
      );
      await track({ name, url: page, id: mine(), data: { ...good, [mine()]: "x", items: [item], nested: [mine()] } });
    }
  }
  expect(await rows("site_event")).toBeGreaterThan(300);
  expect(await rows(`"order" where id like 'id:%'`)).toBeGreaterThan(5);
  expect(await cellsWith("zq[0-9]+way")).toEqual([]);
}, 60_000);

const good: Readonly<Record<string, unknown>> = {
  type: "",
  at: "2026-03-01T12:00:00Z",
  id: "I1",
  name: "A name",
  order_id: "O1",
  deal_id: "D1",
  lead_id: "L1",
  customer_id: "C1",
  stage: "won",
  value: 5,
  url: page,
  answer: "a friend",
  category: "tools",
  what: "A tool",
  amount: "10",
  from: "2026-03-01",
};

/** What the rules ask for besides. */
const besides: Readonly<Record<string, object>> = {
  identify: { customer_id: "C1", lead_id: "L1" },
  order: { value: 5 },
  survey_answer: { order_id: "O1" },
};

it("keeps no address of the API's events, whatever field it stands in", async () => {
  let accepted = 0;
  for (const way of ways.keys()) {
    for (const type of serverEventTypes) {
      const fields = fieldsOf(type);
      const needed = fields.filter((field) => field.needed).map(({ name }) => [name, good[name]]);
      const base = { ...Object.fromEntries(needed), type, ...(type === "action" ? { name: "sign_up" } : {}) };
      const least = besides[type] ?? {};
      for (const { name } of fields) {
        const id = type === "lead" ? { id: `L${made}` } : {};
        const { statusCode } = await tell({ ...base, ...least, ...id, [name]: address(way) });
        expect([202, 400]).toContain(statusCode);
        if (statusCode === 202) accepted++;
      }
    }
    const mine = () => address(way);
    const data = { [mine()]: "x", note: mine(), size: "L", ip: "203.0.113.7", fname: "Ana" };
    expect((await tell({ type: "action", name: "sign_up", data })).statusCode).toBe(202);
  }
  expect(accepted).toBeGreaterThan(400);
  expect(await rows(`"order" where source = -2 and id like 'id:%'`)).toBeGreaterThan(4);
  expect(await rows(`site_event where detail = '{"size":"L"}'`)).toBe(ways.length);
  expect(await cellsWith("zq[0-9]+way")).toEqual([]);
}, 60_000);

it("keeps no address of a webhook's order", async () => {
  const secret = "shpss_0123456789";
  const id = await addWebhook(server.parts.state, server.parts.secrets, {
    workspace: "faro-azul",
    kind: "shopify",
    secret,
  });
  for (const way of ways.keys()) {
    const mine = () => address(way);
    const order = {
      ...{ id: made, name: mine(), created_at: good.at, currency: "EUR", total_price: "10.00", email: mine() },
      landing_site: `/u/${mine()}?utm_source=${mine()}`,
      referring_site: `https://${mine()}/x`,
      note_attributes: ["source", "term"].map((tag) => ({ name: `utm_${tag}`, value: mine() })),
      discount_codes: [{ code: mine() }],
    };
    const payload = JSON.stringify(order);
    const signed = {
      "content-type": "application/json",
      "x-shopify-topic": "orders/create",
      "x-shopify-hmac-sha256": createHmac("sha256", secret).update(payload).digest("base64"),
    };
    const { statusCode } = await server.app.inject({
      method: "POST",
      url: `/webhooks/${id}`,
      headers: signed,
      payload,
    });
    expect(statusCode).toBe(200);
  }
  expect(await rows(`"order" where source = -4`)).toBe(ways.length);
  expect(await cellsWith("zq[0-9]+way")).toEqual([]);
});

it("knows an order by an address again, whoever tells of it", async () => {
  const id = "known@priv.example";
  await track({ name: "purchase", url: page, data: { transaction_id: id, value: 5 } });
  await tell({ type: "order", id: "KNOWN@priv.example", value: 5 });
  await tell({ type: "refund", id: "r1", order_id: encodeURIComponent(id), value: 5 });
  const { n } = await server.parts.facts.row(
    z.object({ n: z.number() }),
    raw(`select count(distinct a.id) as n from "order" a join "order" b on b.id = a.id and b.source = -2
      join refund r on r.order_id = a.id where a.source = -1`),
  );
  expect(n).toBe(1);
  const tel = "+34 600 111 222";
  await tell({ type: "order", id: tel, value: 5, utm_term: tel });
  await track({ url: `${page}?utm_source=x&utm_term=+34600111222&utm_content=%2B34600111222` });
  expect(await cellsWith("600.?111.?222")).toEqual([]);
});

it("leaves no address, IP address, query or key in the log and in any file, over all of it", async () => {
  const scopes = ["events:write", "persons:read", "persons:erase"] as const;
  const { key: asking } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "asks", scopes });
  const remoteAddress = "203.0.113.77";
  const from = (url: string, payload: object, more: Record<string, string> = {}) =>
    server.app.inject({ method: "POST", url, remoteAddress, headers: { ...headers, ...more }, payload });
  const known = { authorization: `Bearer ${asking}` };
  const persons = "/api/v1/workspaces/faro-azul/persons";
  await from("/e", { site: server.site, url: `${page}?q=zqsearch` });
  await from("/api/v1/events", { type: "order", id: "ZQ1", value: 5, email: address(0), ip: remoteAddress }, known);
  expect((await from(`${persons}/export`, { email: address(0) }, known)).statusCode).toBe(200);
  expect((await from(`${persons}/erase`, { email: address(0) }, known)).statusCode).toBe(200);
  expect((await from(`${persons}/erase`, { email: address(0), more: address(0) }, known)).statusCode).toBe(400);
  expect(
    (await from(`${persons}/export`, { phone: "+34 600 111 333" }, { authorization: "Bearer rtn_zqwrong" })).statusCode,
  ).toBe(401);
  expect((await server.app.inject({ url: "/privacy?site=zqnobody", remoteAddress })).statusCode).toBe(404);
  await server.parts.facts.run(raw("checkpoint"));
  const files = readdirSync(server.folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(server.folder, name))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(2);
  const held = [...files.map((file) => readFileSync(file, "latin1")), server.log.join("\n")].join("\n");
  for (const trace of [/zq\d+way/i, /203\.0\.113\.77/, /zqsearch/, /rtn_zqwrong/, /zqnobody/, /600 ?111 ?333/]) {
    expect(held).not.toMatch(trace);
  }
  expect(held.includes(asking) || held.includes(key)).toBe(false);
}, 60_000);
