import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createWebServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { linksOf } from "../../state/links.ts";
import { keepPublicUrl } from "../../state/public-url.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { openParts } from "../open-parts.ts";
import { publicInternet } from "../outbound/public-host.ts";
import { createServer } from "../server.ts";

const folder = mkdtempSync(join(tmpdir(), "retorno-links-"));
const links = "/api/v1/workspaces/shop/links";
let parts: Awaited<ReturnType<typeof openParts>>;
let app: FastifyInstance;
let web: Server;
let port: number;
let ana: Browser;
let looker: Browser;

beforeAll(async () => {
  web = createWebServer((request, reply) => {
    if (request.url === "/old") return reply.writeHead(301, { location: "/spring" }).end();
    if (request.url === "/trap") return reply.writeHead(302, { location: "http://127.0.0.1/admin" }).end();
    reply.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    return reply.end('<title>Spring &amp; wool</title><meta property="og:image" content="/i.png">');
  });
  await new Promise<void>((done) => web.listen(0, "127.0.0.2", done));
  ({ port } = web.address() as AddressInfo);
  parts = await openParts(folder);
  await addWorkspace(parts.state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  await keepPublicUrl(parts.state, "https://go.shop.example");
  await parts.directory.reload();
  const outbound = {
    ...publicInternet,
    ports: new Set([80, port]),
    isPublic: (address: string) => address === "127.0.0.2",
    lookUp: async () => ["127.0.0.2"],
  };
  app = await createServer({ ...parts, outbound }, { checksAnswers: true });
  ana = await signedIn({ app, parts }, "ana@faro.example", { shop: "editor" });
  looker = await signedIn({ app, parts }, "lou@faro.example", { shop: "viewer" });
});
afterAll(async () => {
  web.closeAllConnections();
  web.close();
  await app.close();
  await parts.close();
  rmSync(folder, { recursive: true, force: true });
});

it("imports a csv whole or not at all, and the same again changes nothing", async () => {
  const csv = "destination;source;slug\nhttps://shop.example/a;instagram;one\nhttps://shop.example/b;Facebook;two\n";
  const bad = `${csv}javascript:x;x;three\nhttps://shop.example/c;x;one\n`;
  expect(await ana.ask("POST", `${links}/import`, { csv: bad })).toMatchObject({
    status: 422,
    body: { code: "source_rejected", faults: [{ line: 4 }, { line: 5, reason: expect.stringContaining("line 2") }] },
  });
  expect(await linksOf(parts.state, "shop")).toEqual([]);
  expect(await ana.ask("POST", `${links}/import`, { csv })).toMatchObject({
    status: 201,
    body: {
      made: [{ slug: "one", url: "https://go.shop.example/l/one" }, { slug: "two" }],
      standing: 0,
      faults: [],
      warnings: expect.arrayContaining([{ line: 3, warning: expect.stringContaining("Facebook") }]),
    },
  });
  expect((await ana.ask("POST", `${links}/import`, { csv })).body).toMatchObject({ made: [], standing: 2 });
  const skipped = await ana.ask("POST", `${links}/import`, {
    links: [{ destination: "https://shop.example/d" }, { destination: "ftp://x" }],
    skipsBad: true,
  });
  expect(skipped.body).toMatchObject({ made: [{ destination: "https://shop.example/d" }], faults: [{ line: 2 }] });
  const many = `destination\n${"https://shop.example/\n".repeat(5001)}`;
  expect((await ana.ask("POST", `${links}/import`, { csv: many })).status).toBe(413);
  expect((await ana.ask("POST", `${links}/import`, {})).status).toBe(400);
  expect((await ana.ask("POST", `${links}/import`, { csv: "url_of\nx" })).status).toBe(422);
  expect((await looker.ask("POST", `${links}/import`, { csv })).status).toBe(403);
});

it("draws a link as SVG and as PNG", async () => {
  await ana.ask("POST", links, { destination: "https://shop.example/", slug: "qr" });
  const drawn = (query: string) => app.inject({ url: `${links}/qr/qr${query}`, headers: { cookie: ana.cookie } });
  const svg = await drawn("?sizeMm=60");
  expect([svg.statusCode, svg.headers["content-type"]]).toEqual([200, "image/svg+xml"]);
  expect(svg.body).toContain('width="60mm"');
  expect(svg.body).toContain("<title>https://go.shop.example/l/qr</title>");
  const png = await drawn("?format=png&dpi=300");
  expect([png.headers["content-type"], png.rawPayload.subarray(1, 4).toString()]).toEqual(["image/png", "PNG"]);
  expect((await drawn("?sizeMm=5")).json()).toMatchObject({ status: 400, detail: "5 mm is too small to be read" });
  expect((await drawn("?format=gif")).statusCode).toBe(400);
});

it("says what is wrong with addresses, and keeps nothing", async () => {
  const before = (await linksOf(parts.state, "shop")).length;
  const addresses = ["https://shop.example/?utm_source=Instagram&utm_medium=social", "no address"];
  const { body } = await looker.ask("POST", `${links}/lint`, { addresses });
  expect(body).toMatchObject({
    items: [
      { address: addresses[0], faults: [{ field: "source", kind: "warned", instead: "instagram" }] },
      { address: "no address", faults: [{ field: null, kind: "refused" }] },
    ],
  });
  expect((await linksOf(parts.state, "shop")).length).toBe(before);
});

it("looks at where a link would lead, and never into a private network", async () => {
  const look = (url: string) => ana.ask("POST", `${links}/preview`, { url });
  expect(await look(`http://shop.example:${port}/old`)).toEqual({
    status: 200,
    body: {
      status: 200,
      url: `http://shop.example:${port}/spring`,
      title: "Spring & wool",
      image: `http://shop.example:${port}/i.png`,
    },
  });
  for (const url of [
    `http://shop.example:${port}/trap`,
    `http://127.0.0.1:${port}/`,
    "http://[::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2130706433/",
    "file:///etc/passwd",
  ]) {
    const { status, body } = await look(url);
    expect([url, status, z.object({ code: z.string() }).parse(body).code]).toEqual([url, 422, "address_refused"]);
  }
  expect((await looker.ask("POST", `${links}/preview`, { url: `http://shop.example:${port}/` })).status).toBe(403);
});
