import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { importsAt as at, importsOf, march, orders } from "../../../test/send-import.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { importExports } from "../../answers/kept-exports.ts";
import type { Import } from "../../api/imports.ts";
import { zipOf } from "../../intake/exports/open/zip-fixture.ts";
import { auditOf } from "../../state/people/audit.ts";

let server: OpenServer;
let ana: Browser;
let imports: ReturnType<typeof importsOf>;
beforeEach(async () => {
  server = await openServer();
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "editor" });
  imports = importsOf(server, ana);
});
afterEach(() => server.close());

const april = "id,at,total,currency\n9,2026-04-01,1,EUR\n";
const bothMonths = zipOf([
  { name: "april.csv", content: april },
  { name: "march.csv", content: march },
]);

describe("an import over the API", () => {
  it("is read in the background, and says what it came to", async () => {
    const { status, body } = await imports.send(march, "name=orders.csv");
    expect(status).toBe(202);
    expect(body).toMatchObject({ file: "orders.csv", state: "queued", broughtBy: { kind: "user", name: "ana" } });
    expect(await imports.until(body.id)).toMatchObject({
      state: "done",
      rows: 2,
      rejected: 0,
      problem: null,
      files: [{ file: "orders.csv", format: "template-orders", import: 1, sums: { orders: 2, gross: "150.50" } }],
    });
    expect(await imports.count()).toBe(2);
    expect(imports.left()).toEqual([]);
    const change = { actor: `user:${ana.user}`, action: "import.add", subject: body.id };
    expect(await auditOf(server.parts.state, "faro-azul", { most: 9, below: null })).toMatchObject([change]);
  });

  it("hashes persons with the workspace's own key, and takes its currency and zone", async () => {
    const { id } = (await imports.send("id,at,person,total\n1,2026-03-01 00:30:00,kari@example.com,5\n", "name=o.csv"))
      .body;
    expect((await imports.until(id)).files).toMatchObject([{ currency: "EUR", period: { from: "2026-03-01" } }]);
    const key = server.parts.keys.of("faro-azul").personHash("kari@example.com");
    expect(await imports.count(`"order" where person = ${key}`)).toBe(1);
  });

  it("only looks at a file with keep=false, and stands in no list", async () => {
    const { body } = await imports.send(march, "name=orders.csv&keep=false");
    expect(await imports.until(body.id)).toMatchObject({
      state: "done",
      keep: false,
      files: [{ import: null, sums: { orders: 2 } }],
    });
    expect(await imports.count()).toBe(0);
    expect((await ana.ask("GET", at)).body).toEqual({ items: [], next: null });
    expect(await ana.ask("DELETE", `${at}/${body.id}`)).toMatchObject({ status: 409, body: { code: "conflict" } });
  });

  it("changes nothing when the same bytes come again", async () => {
    await imports.until((await imports.send(march, "name=orders.csv")).body.id);
    const again = await imports.until((await imports.send(march, "name=copy.csv")).body.id);
    expect(again).toMatchObject({ state: "done", rows: 0, files: [{ duplicateOf: "import 1 (orders.csv)" }] });
    expect(again.warnings).toMatchObject([{ code: "duplicate_file" }]);
    expect(await imports.count()).toBe(2);
  });

  it("says of each file in an archive what became of it", async () => {
    const zip = zipOf([
      { name: "orders.csv", content: march },
      { name: "notes.txt", content: "nothing to see here" },
      { name: "../../etc/passwd.csv", content: march },
    ]);
    const done = await imports.until((await imports.send(zip, "name=all.zip")).body.id);
    expect(done).toMatchObject({ state: "done", rows: 2 });
    expect(done.files.map(({ file, import: id }) => [file, id])).toEqual([
      ["all.zip/orders.csv", 1],
      ["all.zip/notes.txt", null],
      ["all.zip/../../etc/passwd.csv", null],
    ]);
    expect(done.files[2]?.hint).toContain("leads out of the archive");
  });

  it("is taken back whole, once, and leaves its line", async () => {
    const { id } = (await imports.send(bothMonths, "name=both.zip")).body;
    expect((await imports.until(id)).files.map(({ import: number }) => number)).toEqual([1, 2]);
    expect(await imports.count()).toBe(3);
    const undone = { undoneAt: expect.any(String) };
    expect(await ana.ask("DELETE", `${at}/${id}`)).toMatchObject({ status: 200, body: undone });
    expect(await imports.count()).toBe(0);
    expect(await ana.ask("DELETE", `${at}/${id}`)).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect((await ana.ask("GET", at)).body).toMatchObject({ items: [{ id, ...undone }] });
    const [change] = await auditOf(server.parts.state, "faro-azul", { most: 1, below: null });
    expect(change).toMatchObject({ action: "import.undo", subject: id, was: { imports: [1, 2] } });
  });

  it("has one of its files taken back by itself", async () => {
    const { id } = (await imports.send(bothMonths, "name=both.zip")).body;
    await imports.until(id);
    expect((await ana.ask("DELETE", `${at}/1`)).body).toMatchObject({ id: "1", broughtBy: { kind: "user" } });
    expect(await imports.count()).toBe(2);
    const { undoneAt, files } = await imports.one(id);
    expect([undoneAt, ...files.map((file) => file.undoneAt !== null)]).toEqual([null, true, false]);
    expect(await ana.ask("DELETE", `${at}/${id}`)).toMatchObject({ status: 200 });
    expect(await imports.count()).toBe(0);
  });

  it("gives the rows that could not be read, with what stood in them, and keeps them on no disk", async () => {
    const bad = `${march}3,2026-03-03,,a lot,EUR\n`;
    const { id } = (await imports.send(bad, "name=orders.csv")).body;
    expect(await imports.until(id)).toMatchObject({ state: "done", rows: 2, rejected: 1 });
    const csv = await server.app.inject({ url: `${at}/${id}/rejects`, headers: { cookie: ana.cookie } });
    expect(csv.headers["content-type"]).toContain("text/csv");
    expect(csv.body).toMatch(/orders\.csv,4,\w+,a lot,/);
    const row = await server.parts.state.selectFrom("upload").selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain("a lot");
  });
});

describe("a file that nothing recognises", () => {
  const till = "Bilagsnr;Dato;Sum inkl. mva\n10012;03.03.2026;1 234,50\n10013;24.03.2026;99,00\n";
  const mappings = "/api/v1/workspaces/faro-azul/mappings";

  it("comes with how it could be read, and is read so once that is kept", async () => {
    const looked = await imports.until((await imports.send(till, "name=kasse.csv&keep=false")).body.id);
    const proposal = looked.files[0]?.proposal ?? null;
    expect(proposal).toMatchObject({ reads: "orders", missing: [] });
    const columns = Object.fromEntries((proposal?.columns ?? []).map(({ field, header }) => [field, header]));
    const body = { reads: "orders", columns, currency: "NOK" };
    expect(await ana.ask("PUT", `${mappings}/kasse.csv`, body)).toMatchObject({ status: 200 });
    const done = await imports.until((await imports.send(till, "name=april.csv")).body.id);
    expect(done).toMatchObject({ state: "done", files: [{ currency: "NOK", sums: { orders: 2, gross: "1333.50" } }] });
    expect((await ana.ask("GET", mappings)).body).toMatchObject({ items: [{ file: "kasse.csv", ...body }] });
    expect((await ana.ask("DELETE", `${mappings}/kasse.csv`)).status).toBe(204);
    expect((await ana.ask("DELETE", `${mappings}/kasse.csv`)).status).toBe(404);
    const [deleted, edited] = await auditOf(server.parts.state, "faro-azul", { most: 3, below: null });
    expect([deleted?.action, edited?.action]).toEqual(["mapping.delete", "import.add"]);
  });

  it("is not read by a mapping that names a column we do not have, or leaves one out", async () => {
    const columns = { id: "Bilagsnr", at: "Dato", total: "Sum inkl. mva" };
    const bad = [
      { reads: "orders", columns: { ...columns, colour: "Farge" } },
      { reads: "orders", columns: { ...columns, at: null } },
      { reads: "sweets", columns },
    ];
    for (const body of bad) {
      expect(await ana.ask("PUT", `${mappings}/kasse.csv`, body)).toMatchObject({
        status: 400,
        body: { code: "invalid_request" },
      });
    }
    expect((await ana.ask("GET", mappings)).body).toEqual({ items: [] });
  });
});

describe("the list of imports", () => {
  it("goes on page by page, with what the command line brought in", async () => {
    const ids: string[] = [];
    for (const day of [1, 2, 3]) {
      const { id } = (await imports.send(`id,at,total\n${day},2026-05-0${day},1\n`, `name=day-${day}.csv`)).body;
      await imports.until(id);
      ids.unshift(id);
    }
    const lane = await server.parts.facts.lane(server.parts.keys.of("faro-azul").key);
    await importExports(lane, [import.meta.dirname.replace(/src.*/, "docs/templates/orders.csv")], {
      workspace: "faro-azul",
      zone: "UTC",
      currency: "EUR",
    });
    lane.close();
    const seen: Import[] = [];
    let next: string | null = "";
    for (let page = 0; next !== null && page < 9; page++) {
      const asked: string = next === "" ? "" : `&cursor=${next}`;
      const { body } = await ana.ask("GET", `${at}?limit=2${asked}`);
      const { items, next: more } = body as { items: Import[]; next: string | null };
      seen.push(...items);
      next = more;
    }
    expect(seen.map(({ id }) => id).toSorted()).toEqual(["4", ...ids].toSorted());
    expect(seen.find(({ id }) => id === "4")).toMatchObject({ broughtBy: { kind: "operator" }, file: "orders.csv" });
    expect(await imports.one("4")).toMatchObject({ state: "done", files: [{ format: "template-orders" }] });
    expect(await ana.ask("GET", `${at}?cursor=zero`)).toMatchObject({ status: 400 });
    expect(await ana.ask("GET", `${at}/77`)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("the events of an import", () => {
  async function watched(id: string, signal?: AbortSignal) {
    if (!server.app.server.listening) await server.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = server.app.server.address() as AddressInfo;
    const headers = { cookie: ana.cookie };
    return fetch(`http://127.0.0.1:${port}${at}/${id}/events`, { headers, ...(signal ? { signal } : {}) });
  }
  const told = (text: string) =>
    [...text.matchAll(/^data: (.+)$/gm)].map(([, data = ""]) => JSON.parse(data) as Import);

  it("tell how far it is, and end with it", async () => {
    const { id } = (await imports.send(orders(300_000), "name=orders.csv")).body;
    const answer = await watched(id);
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    const events = told(await answer.text());
    expect(events.length).toBeGreaterThan(2);
    expect(events.some(({ progress }) => progress !== null && progress.share > 0)).toBe(true);
    expect(events.at(-1)).toMatchObject({ state: "done", rows: 300_000, progress: null });
    expect(told(await (await watched(id)).text())).toMatchObject([{ state: "done" }]);
  });

  it("may be left, and are not for whoever is a member no more", async () => {
    const { id } = (await imports.send(orders(300_000), "name=orders.csv")).body;
    const leaving = new AbortController();
    const answer = await watched(id, leaving.signal);
    await answer.body?.getReader().read();
    leaving.abort();
    await server.parts.state.deleteFrom("member").where("user", "=", ana.user).execute();
    expect((await watched(id)).status).toBe(404);
  });
});
