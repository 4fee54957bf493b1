import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { importsOf, march } from "../../../test/send-import.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { importExports } from "../../answers/kept-exports.ts";
import { keptStatement } from "../../answers/kept-statement.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import { PersonErased, PersonExport } from "../../api/persons.ts";
import { cookieVisitor } from "../../intake/collect/visitor-keys.ts";
import { erasuresJob } from "../../jobs/privacy/erasures-job.ts";
import { operator } from "../../model/actor.ts";
import type { Statement } from "../../model/statement.ts";
import { keepErasure } from "../../state/erasures.ts";
import { addApiKey } from "../../state/people/api-keys.ts";
import { raw } from "../../warehouse/sql.ts";

const email = "zoe.quist@priv.example";
const person = {
  customer: "ZQC-771",
  order: "#ZQ1001",
  paid: "ch_ZQpay1",
  lead: "ZQlead9",
  deal: "Zoe Quist kitchen",
  answer: "my cousin zqbert told me",
  referrer: "zoequist-blog.example",
  code: "ZOEQ10",
};

let nowMs: number;
let server: OpenServer;
let owner: Browser;
let tell: (event: object) => Promise<void>;
let files: string;
beforeEach(async () => {
  nowMs = Date.UTC(2026, 2, 10, 8);
  server = await openServer({ clock: () => nowMs });
  files = mkdtempSync(join(tmpdir(), "retorno-person-"));
  owner = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
  const { key } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "shop" });
  tell = async (event) => {
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/v1/events",
      headers: { authorization: `Bearer ${key}` },
      payload: event,
    });
    expect(answer.body).toBe('{"accepted":1}');
  };
});
afterEach(async () => {
  await server.close();
  rmSync(files, { recursive: true, force: true });
});

const workspace = "/api/v1/workspaces/faro-azul";
const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0" };
const track = (event: object) =>
  server.app.inject({ method: "POST", url: "/e", headers: browser, payload: { site: server.site, ...event } });

const orders = (rows: readonly (readonly [id: string, day: string, email: string, total: string, code?: string])[]) =>
  `id,at,person,total,currency,status,code\n${rows
    .map(([id, day, who, total, code = ""]) => `${id},${day},${who},${total},EUR,paid,${code}`)
    .join("\n")}\n`;

async function bringIn(name: string, text: string): Promise<void> {
  writeFileSync(join(files, name), text);
  const lane = await server.parts.facts.lane(server.parts.keys.of("faro-azul").key);
  try {
    await importExports(lane, [join(files, name)], { workspace: "faro-azul", zone: "Europe/Madrid", currency: "EUR" });
  } finally {
    lane.close();
  }
}

/** What Zoe and two others did: on the site, in the shop, in the CRM. */
async function world(): Promise<void> {
  const cookie = "zqcookie0001";
  await track({ url: "https://shop.example/a", referrer: `https://${person.referrer}/post`, visitor: cookie });
  await track({
    name: "purchase",
    url: "https://shop.example/ok",
    visitor: cookie,
    data: { transaction_id: "ZQ1001", value: 99.5, email },
  });
  await track({ url: "https://shop.example/b", referrer: "https://news.example/x", visitor: "othercookie1" });
  await tell({ type: "identify", email, customer_id: person.customer });
  await tell({ type: "order", id: person.order, email, value: "99.50", code: person.code, at: "2026-03-09T23:30:00Z" });
  await tell({ type: "order", id: "#2002", email: "bo@other.example", value: "20.00", at: "2026-03-05T10:00:00Z" });
  await tell({ type: "refund", id: "zqrefund1", order_id: person.order, value: "9.50", at: "2026-03-10T05:00:00Z" });
  await tell({ type: "lead", id: person.lead, email, stage: "new" });
  await tell({
    type: "deal",
    id: "ZQdeal1",
    name: person.deal,
    lead_id: person.lead,
    email,
    stage: "won",
    value: 500,
    at: "2026-03-09T10:00:00Z",
  });
  await tell({ type: "survey_answer", id: "zqs1", email, answer: person.answer });
  await bringIn(
    "orders.csv",
    orders([
      ["ZQ1001", "2026-03-10", email, "99.50"],
      ["3003", "2026-03-03", "cy@other.example", "30.00"],
    ]),
  );
}

async function statement() {
  const place = placeOfWorkspace(
    server.parts.directory.now.workspaces.get("faro-azul") as Parameters<typeof placeOfWorkspace>[0],
    null,
  );
  const lane = await server.parts.facts.lane(server.parts.keys.of("faro-azul").key);
  try {
    return await keptStatement(lane, place);
  } finally {
    lane.close();
  }
}

/** All that orders and deals brought, whether or not a visit was found for it. */
const revenueOf = ({ all }: Statement) => ({ money: all.return, conversions: all.conversions });

const job = erasuresJob();
const runJob = () =>
  job.run({
    ...server.parts,
    lastSeq: () => server.parts.collector.lastSeq,
    forgetKnown: () => server.parts.collector.forgetKnown(),
  });

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** What of Zoe stands in any file of a folder, or in the log. */
async function traces(folder: string): Promise<string[]> {
  const { personHash } = server.parts.keys.of("faro-azul");
  const hash = personHash(email) ?? 0n;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(hash);
  const needles: [string, Buffer][] = [
    ...[
      email,
      "zoe.quist",
      ...Object.values(person),
      "ZQ1001",
      "ZQdeal1",
      "zqrefund1",
      "zqcookie0001",
      String(hash),
      hash.toString(16),
    ].map((text): [string, Buffer] => [text, Buffer.from(text)]),
    ["the hash", bytes],
    ["the hash the other way round", Buffer.from(bytes).reverse()],
  ];
  const held = [
    ...filesOf(folder).map((file) => [file, readFileSync(file)] as const),
    ["log", Buffer.from(server.log.join("\n"))] as const,
  ];
  return held.flatMap(([file, content]) =>
    needles.filter(([, needle]) => content.includes(needle)).map(([name]) => `${name} in ${file}`),
  );
}

const count = async (what: string) =>
  (await server.parts.facts.row(z.object({ n: z.number() }), raw(`select count(*) as n from ${what}`))).n;

describe("a person", { timeout: 120_000 }, () => {
  it("is told everything that is held on them", async () => {
    await world();
    const { status, body } = await owner.ask("POST", `${workspace}/persons/export`, { email: email.toUpperCase() });
    expect(status).toBe(200);
    const told = PersonExport.parse(body);
    expect(told.tables.map(({ table }) => table)).toEqual(
      expect.arrayContaining(["order", "refund", "lead", "deal", "survey_answer", "site_event", "visit", "alias"]),
    );
    const rows = Object.fromEntries(told.tables.map(({ table, rows }) => [table, rows]));
    expect(rows.order).toHaveLength(3);
    expect(rows.order).toContainEqual(expect.objectContaining({ from: "orders.csv", id: "ZQ1001", total_minor: 9950 }));
    expect(rows.survey_answer).toMatchObject([{ from: "api", answer: person.answer }]);
    expect(JSON.stringify(told)).not.toContain("2002");
    const byLead = await owner.ask("POST", `${workspace}/persons/export`, { leadId: person.lead });
    expect(PersonExport.parse(byLead.body).tables).toEqual(told.tables);
  });

  it("is erased without a trace in any file, and the accounts still add up", async () => {
    await world();
    const before = await statement();
    expect(before.all).toMatchObject({ return: "640.00", conversions: 4 });
    expect(await traces(server.folder)).not.toEqual([]);
    const { status, body } = await owner.ask("POST", `${workspace}/persons/erase`, { customerId: person.customer });
    expect(status).toBe(200);
    expect(PersonErased.parse(body).tables).toContainEqual(
      expect.objectContaining({ table: "order", rows: 3, stays: true }),
    );
    await runJob();
    expect(await traces(server.folder)).toEqual([]);
    const after = await statement();
    expect(revenueOf(after)).toEqual(revenueOf(before));
    const again = await owner.ask("POST", `${workspace}/persons/export`, { email });
    expect(PersonExport.parse(again.body)).toMatchObject({ keys: 0, tables: [] });
    expect(await count("site_event")).toBeGreaterThan(0);
  });

  it("is erased alone: what was made of everybody else's events stays as it was, and counts once", async () => {
    await world();
    for (const visitor of ["othercookie1", "othercookie2", "othercookie3"]) {
      await track({ url: "https://shop.example/c", referrer: "https://news.example/y", visitor });
      await track({ url: "https://shop.example/d", visitor });
    }
    const other = { url: "https://shop.example/ok", visitor: "othercookie2" };
    await track({ ...other, name: "purchase", data: { transaction_id: "P7", value: 12, email: "bo@other.example" } });
    await statement();
    const { key, personHash } = server.parts.keys.of("faro-azul");
    const hers = `(select unnest([key, person]) from identity where person in
      (select person from identity where key in (${personHash(email)}, ${cookieVisitor(key, "zqcookie0001")})))`;
    const Row = z.record(z.string(), z.unknown());
    const rows = (what: string) =>
      server.parts.facts.rows(Row, raw(`select cast(columns(*) as varchar) from ${what} order by all`));
    const kept = {
      visits: await rows(`visit where person not in ${hers}`),
      identities: await rows(`identity where person not in ${hers}`),
      marks: await rows("derived where name = 'journeys'"),
      seen: await rows("seen"),
    };
    expect(kept.visits.length).toBeGreaterThanOrEqual(3);
    expect(kept.identities).not.toEqual([]);
    expect(kept.marks).toHaveLength(1);
    await owner.ask("POST", `${workspace}/persons/erase`, { email });
    await runJob();
    const now = async () => ({
      visits: await rows("visit"),
      identities: await rows("identity"),
      marks: await rows("derived where workspace <> ''"),
      seen: await rows("seen"),
    });
    expect(await now()).toEqual(kept);
    await statement();
    expect(await now()).toEqual(kept);
  });

  it("stays erased when the shop's next export brings them again, and their order counts once", async () => {
    await world();
    const before = await statement();
    await owner.ask("POST", `${workspace}/persons/erase`, { email });
    await runJob();
    await bringIn(
      "later.csv",
      orders([
        ["ZQ1001", "2026-03-10", email, "99.50"],
        ["3003", "2026-03-03", "cy@other.example", "30.00"],
        ["4004", "2026-03-04", "di@other.example", "0.00"],
      ]),
    );
    await tell({ type: "order", id: person.order, email, value: "99.50", at: "2026-03-09T23:30:00Z" });
    await runJob();
    expect(await traces(server.folder)).toEqual([]);
    // Order 4004 is new, and came to nothing.
    expect(revenueOf(await statement())).toEqual({ money: before.all.return, conversions: before.all.conversions + 1 });
  });

  it("leaves a deal that was paid as an order the same sale, told later too", async () => {
    await world();
    const before = await statement();
    const deal = { type: "deal", id: "ZQdeal2", email, stage: "won", value: 70, at: "2026-03-08T10:00:00Z" };
    const order = { type: "order", id: "#ZQ1002", email, value: "72.00", at: "2026-03-09T12:00:00Z" };
    await tell(deal);
    await tell(order);
    await tell({ type: "refund", id: "zqrefund2", order_id: "#ZQ1002", value: "2.00", at: "2026-03-10T05:00:00Z" });
    const paid = revenueOf(await statement());
    expect(paid).toEqual({ money: "710.00", conversions: before.all.conversions + 1 });
    await owner.ask("POST", `${workspace}/persons/erase`, { email });
    await runJob();
    expect(revenueOf(await statement())).toEqual(paid);
    await tell({ ...deal, name: "again" });
    await tell(order);
    await runJob();
    expect(revenueOf(await statement())).toEqual(paid);
    expect(await traces(server.folder)).toEqual([]);
  });

  it("stands in no list of rows that could not be read any more, wherever they were erased", async () => {
    const imports = importsOf(server, owner);
    const rejectsOf = async (id: string) =>
      (await server.app.inject({ url: `${workspace}/imports/${id}/rejects`, headers: { cookie: owner.cookie } })).body;
    const rows = `${march}3,2026-03-03,${email},a lot,EUR\n${email},2026-03-04,,${email},EUR\n`;
    const send = async () => {
      const { id } = (await imports.send(rows, "name=orders.csv&keep=false")).body;
      await imports.until(id);
      return id;
    };
    const first = await send();
    expect(await rejectsOf(first)).toContain(email);
    await tell({ type: "order", id: person.order, email, value: "99.50", at: "2026-03-09T23:30:00Z" });
    await owner.ask("POST", `${workspace}/persons/erase`, { email });
    expect(await rejectsOf(first)).not.toContain(email);
    nowMs += 1000;
    const second = await send();
    expect(await rejectsOf(second)).toContain(email);
    // As the command line does it, which reaches the same records alone.
    await keepErasure(server.parts.state, { workspace: "faro-azul", actor: operator, marks: [], now: nowMs });
    expect(await rejectsOf(second)).not.toContain(email);
  });

  it("may come anew: what they do afterwards is a new person's", async () => {
    await world();
    await owner.ask("POST", `${workspace}/persons/erase`, { email });
    await runJob();
    nowMs += 60_000;
    await tell({ type: "order", id: "#5005", email, value: "10.00" });
    await runJob();
    const { body } = await owner.ask("POST", `${workspace}/persons/export`, { email });
    expect(PersonExport.parse(body).tables).toMatchObject([
      { table: "order", rows: [{ id: "#5005" }] },
      { table: "site_event" },
    ]);
  });

  it("is not asked for by viewers, and is named in one way", async () => {
    const viewer = await signedIn(server, "vi@faro.example", { "faro-azul": "editor" });
    expect((await viewer.ask("POST", `${workspace}/persons/export`, { email })).status).toBe(403);
    expect((await viewer.ask("POST", `${workspace}/persons/erase`, { email })).status).toBe(403);
    expect((await owner.ask("POST", `${workspace}/persons/erase`, {})).status).toBe(400);
    expect((await owner.ask("POST", `${workspace}/persons/erase`, { email, leadId: "1" })).status).toBe(400);
    const nobody = await owner.ask("POST", `${workspace}/persons/erase`, { email: "no@priv.example" });
    expect(nobody).toMatchObject({ status: 200, body: { erasedAt: null, tables: [] } });
  });
});
