import { get, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningRetorno, startRetorno } from "./running-retorno.ts";

/** With everything on; the smallest of the known ones takes 2,220 bytes. */
const mostBytes = 1400;

let retorno: RunningRetorno;
let server: string;
beforeAll(async () => {
  retorno = await startRetorno({ hosts: [] });
  server = `http://127.0.0.1:${retorno.port}`;
});
afterAll(async () => {
  await retorno?.stop();
  retorno?.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Undecoded, as it went over the wire. */
const raw = (path: string, headers: Record<string, string> = {}) =>
  new Promise<Answer>((done, failed) => {
    get(`${server}${path}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    }).on("error", failed);
  });

describe("t.js", () => {
  it("keeps to its budget", async () => {
    const { body } = await raw("/t.js");
    expect(body.length).toBeGreaterThan(1000);
    expect(gzipSync(body, { level: 9 }).length).toBeLessThanOrEqual(mostBytes);
    expect((await raw("/t.js", { "accept-encoding": "gzip" })).body.length).toBeLessThanOrEqual(mostBytes);
  });

  it("goes out in what the browser can read", async () => {
    const { body: plain } = await raw("/t.js");
    const br = await raw("/t.js", { "accept-encoding": "gzip, deflate, br, zstd" });
    expect(br.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(br.body)).toEqual(plain);
    const gzip = await raw("/t.js", { "accept-encoding": "gzip;q=0.8, br;q=0" });
    expect(gzip.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    expect(gunzipSync(gzip.body)).toEqual(plain);
  });

  it("is kept for a day, asked after by its version, and kept for ever under it", async () => {
    const { headers } = await raw("/t.js");
    expect(headers).toMatchObject({
      "cache-control": "public, max-age=86400, stale-while-revalidate=604800",
      "content-type": "text/javascript; charset=utf-8",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    });
    const etag = String(headers.etag);
    expect(await raw("/t.js", { "if-none-match": etag })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect((await raw("/t.js", { "if-none-match": '"older"' })).status).toBe(200);
    const versioned = await raw(`/t.${etag.slice(1, -1)}.js`);
    expect(versioned.headers["cache-control"]).toContain("immutable");
    expect((await raw("/t.0123456789.js")).status).toBe(404);
  });

  it("stands beside ask.js", async () => {
    const { status, body } = await raw("/ask.js");
    expect(status).toBe(200);
    expect(String(body)).toContain("How did you hear about us?");
  });
});

describe("p.gif", () => {
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0";
  const seen = (headers: Record<string, string>, site = retorno.site) =>
    raw(`/p.gif?site=${site}`, { "user-agent": userAgent, ...headers });

  it("is a picture of 43 bytes, and a page view of the page it stands in", async () => {
    const { status, headers, body } = await seen({ referer: "https://shop.example/a?utm_source=tiktok" });
    expect({ status, bytes: body.length, head: body.toString("latin1", 0, 6) }).toEqual({
      status: 200,
      bytes: 43,
      head: "GIF89a",
    });
    expect(headers).toMatchObject({ "content-type": "image/gif", "cache-control": "no-store" });
    expect(await retorno.seen("page_view")).toMatchObject({ page: "shop.example/a", source: "tiktok" });
  });

  it("is the same picture for who asks not to be tracked, for unknown sites and without a page, and stores nothing", async () => {
    const before = (await retorno.events()).length;
    const referer = "https://shop.example/b";
    for (const answer of [
      await seen({ referer, "sec-gpc": "1" }),
      await seen({ referer, dnt: "1" }),
      await seen({ referer }, "nobody"),
      await seen({}),
    ]) {
      expect([answer.status, answer.body.length]).toEqual([200, 43]);
    }
    expect(await retorno.events()).toHaveLength(before);
  });
});
