import { once } from "node:events";
import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeLargeXlsx } from "../../../bench/measuring/large-xlsx.ts";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { importsAt, importsOf, march, orders } from "../../../test/send-import.ts";
import { type Browser, origin, signedIn } from "../../../test/signed-in.ts";
import { type SmallDisk, smallDisk } from "../../../test/small-disk.ts";
import { zipOf } from "../../intake/exports/open/zip-fixture.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

let server: OpenServer;
let ana: Browser;
let imports: ReturnType<typeof importsOf>;

async function start(options: Parameters<typeof openServer>[0] = {}) {
  server = await openServer(options);
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "editor" });
  imports = importsOf(server, ana);
}
afterEach(async () => {
  expect(imports.left()).toEqual([]);
  await server.close();
});

describe("what is refused at once", () => {
  beforeEach(() => start({ settings: { mostUploadBytes: 1_048_576 } }));

  it.each([
    ["a folder in its name", encodeURIComponent("../../etc/passwd"), "without folders"],
    ["a folder of Windows", encodeURIComponent("..\\orders.csv"), "without folders"],
    ["a control character", encodeURIComponent("orders\u0007.csv"), "control characters"],
    ["a sign that turns the text round", encodeURIComponent("orders\u202efdc.csv"), "control characters"],
    ["a zero", "orders%00.csv", "control characters"],
    ["only dots", "..", "dot"],
    ["a name of Windows' own", "con.csv", "systems"],
    ["the name of a mapping", "mapping.yaml", "export"],
    ["no name", "", "empty"],
    ["a name that is too long", "x".repeat(300), "200 bytes"],
  ])("is %s", async (_what, name, says) => {
    const { status, body } = await imports.send(march, `name=${name}`);
    expect([status, body.code]).toEqual([400, "invalid_request"]);
    expect(body.detail).toContain(says);
  });

  it("is an empty file", async () => {
    const { status, body } = await imports.send("", "name=orders.csv", { "content-length": "0" });
    expect([status, body.code, body.detail]).toEqual([422, "source_rejected", "the file is empty"]);
  });

  it("is a form or JSON in the place of the file", async () => {
    for (const type of ["multipart/form-data; boundary=x", "application/json", "text/csv"]) {
      const { status, body } = await imports.send(march, "name=orders.csv", { "content-type": type });
      expect([status, body.hint]).toEqual([expect.any(Number), expect.stringContaining("application/octet-stream")]);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it("is a file that is too large, whether it says so or not", async () => {
    const { port } = await listening();
    const claims = await sent(port, { "content-length": String(2 ** 31) }, (out) => out.write(march));
    expect(claims).toMatchObject({ status: 413, body: { code: "too_large", detail: expect.stringContaining("1 MB") } });
    const endless = await sent(port, { "transfer-encoding": "chunked" }, (out) => {
      const more = () => {
        while (!out.destroyed && out.write(march.repeat(1000)));
      };
      out.on("drain", more);
      more();
    });
    expect(endless).toMatchObject({ status: 413, body: { code: "too_large" } });
  });

  it("is what comes from somebody who may only look", async () => {
    const eva = await signedIn(server, "eva@faro.example", { "faro-azul": "viewer" });
    const { send } = importsOf(server, eva);
    expect((await send(march, "name=orders.csv")).body.code).toBe("forbidden");
    expect(await eva.ask("GET", importsAt)).toMatchObject({ status: 200 });
  });
});

describe("a file that is cut off", () => {
  beforeEach(() => start());

  it("leaves nothing", async () => {
    const { port } = await listening();
    const out = uploading(port, { "content-length": "1000000" });
    out.on("error", () => undefined);
    out.write(march.repeat(100));
    await until(() => imports.left().length === 1);
    out.destroy();
    await until(() => imports.left().length === 0);
    expect((await ana.ask("GET", importsAt)).body).toMatchObject({ items: [] });
  });

  it("is not one that is slow: it may take longer than other requests", async () => {
    const { port } = await listening();
    server.app.server.requestTimeout = 500;
    const answer = await sent(port, { "transfer-encoding": "chunked" }, (out) => {
      // The request begins at once; only its body comes slowly.
      out.flushHeaders();
      const lines = (march.match(/.+\n/g) ?? []).values();
      const timer = setInterval(() => {
        const { value, done } = lines.next();
        if (!done) return void out.write(value);
        clearInterval(timer);
        out.end();
      }, 1200);
    });
    expect(answer.status).toBe(202);
    expect(await imports.until((answer.body as { id: string }).id)).toMatchObject({ state: "done", rows: 2 });
  });
});

describe("files that are being received", () => {
  beforeEach(() => start());

  it("are two of a workspace at most, so that others find a place", async () => {
    await addWorkspace(server.parts.state, { id: "other", name: "Other", currency: "EUR", timeZone: "UTC" });
    await server.parts.directory.reload();
    const eva = await signedIn(server, "eva@other.example", { other: "editor" });
    const { port } = await listening();
    const slow = [1, 2].map(() => uploading(port, { "transfer-encoding": "chunked" }));
    for (const out of slow) out.on("error", () => undefined).write("id,");
    await until(() => imports.left().length === 2);
    expect(await imports.send(march, "name=orders.csv")).toMatchObject({ status: 503, body: { code: "busy" } });
    const { send } = importsOf(server, eva);
    const others = await send(march, "name=orders.csv", {}, importsAt.replace("faro-azul", "other"));
    expect(others.status).toBe(202);
    for (const out of slow) out.destroy();
    await until(() => imports.left().length === 0);
  });
});

describe("a file that is too much for its reader", () => {
  it("is one that would unpack to more than any export", async () => {
    await start();
    const bomb = zipOf([{ name: "orders.csv", content: Buffer.alloc(120 * 2 ** 20, "0") }]);
    expect(bomb.length).toBeLessThan(200_000);
    const failed = await imports.until((await imports.send(bomb, "name=bomb.zip")).body.id);
    expect(failed).toMatchObject({ state: "failed", problem: { code: "source_rejected" } });
    expect(failed.problem?.detail).toContain("200 times its size");
  });

  it("is one that takes too long", async () => {
    await start({ settings: { importMs: 1500 } });
    const { id } = (await imports.send(orders(1_500_000), "name=orders.csv")).body;
    expect(await imports.until(id)).toMatchObject({
      state: "failed",
      problem: { code: "took_too_long", detail: "the file was not read within 2 seconds" },
    });
    expect(await imports.count()).toBe(0);
  });

  it.each([
    ["its process grows too large", 90],
    ["JavaScript's own objects do", 150],
  ])("is a workbook that eats memory: %s", async (_how, megabytes) => {
    await start({ settings: { importMemoryBytes: megabytes * 1_048_576 } });
    const path = `${server.folder}/large.xlsx`;
    await writeLargeXlsx(path, 150_000);
    const { readFile } = await import("node:fs/promises");
    const { id } = (await imports.send(await readFile(path), "name=large.xlsx")).body;
    expect(await imports.until(id)).toMatchObject({ state: "failed", problem: { code: "took_too_much" } });
    expect(await imports.count("ad_day")).toBe(0);
  });

  it("is one that nothing recognises", async () => {
    await start();
    const failed = await imports.until((await imports.send('a quote " that never closes', "name=x.csv")).body.id);
    expect(failed).toMatchObject({ state: "failed", problem: { code: "not_recognised" } });
  });
});

const disk = smallDisk(8);
disk?.remove();

describe.skipIf(disk === null)("a disk that is full", () => {
  let small: SmallDisk;
  beforeEach(async () => {
    small = smallDisk(64) as SmallDisk;
    await start({ folder: small.folder });
  });
  afterEach(() => small.remove());

  it("is said at once where the file says how large it is, and while it comes", async () => {
    small.fillUpTo(2_000_000);
    const { port } = await listening();
    // One connection for all: what was refused must not stand in the way of what comes after it.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const headers of [{ "transfer-encoding": "chunked" }, {}, { "transfer-encoding": "chunked" }]) {
      const answer = await sent(port, headers, (out) => void out.end(orders(100_000)), agent);
      expect(answer).toMatchObject({ status: 503, body: { code: "busy", detail: expect.stringContaining("room") } });
    }
    agent.destroy();
    small.free();
    expect(await imports.until((await imports.send(march, "name=orders.csv")).body.id)).toMatchObject({
      state: "done",
    });
  });
});

async function listening() {
  if (!server.app.server.listening) await server.app.listen({ host: "127.0.0.1", port: 0 });
  return server.app.server.address() as AddressInfo;
}

function uploading(port: number, headers: Record<string, string>, agent?: Agent) {
  const path = `${importsAt}?name=orders.csv`;
  const own = { origin: `http://127.0.0.1:${port}`, cookie: ana.cookie, "content-type": "application/octet-stream" };
  expect(origin).toContain("localhost");
  const asked = { host: "127.0.0.1", port, path, method: "POST", headers: { ...own, ...headers } };
  return request(agent === undefined ? asked : { ...asked, agent });
}

async function sent(
  port: number,
  headers: Record<string, string>,
  write: (out: ReturnType<typeof request>) => void,
  agent?: Agent,
): Promise<{ status: number | undefined; body: unknown }> {
  const out = uploading(port, headers, agent);
  out.on("error", () => undefined);
  const closed = once(out, "close");
  const answered = once(out, "response");
  write(out);
  const [response] = await answered;
  let text = "";
  for await (const part of response) text += part;
  if (agent === undefined) out.destroy();
  await closed;
  return { status: response.statusCode, body: JSON.parse(text) };
}

async function until(passes: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !passes(); tries++) await new Promise((later) => setTimeout(later, 25));
  expect(passes()).toBe(true);
}
