import { request as ask } from "node:http";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readExposition } from "../../test/exposition.ts";
import { type OpenServer, openServer } from "../../test/open-server.ts";
import { KnownError } from "../model/errors.ts";
import { raw } from "../warehouse/sql.ts";

let server: OpenServer;
beforeEach(async () => {
  server = await openServer({ settings: { metricsToken: "a long secret" } });
});
afterEach(() => server.close());

const stored = async () =>
  (await server.parts.facts.row(z.object({ n: z.number() }), raw("select count(*) as n from site_event"))).n;

const dropped = (reason: string) =>
  figures(server.parts.metrics.text(), "retorno_events_dropped_total").find(({ labels }) => labels.reason === reason)
    ?.value ?? 0;

const figures = (text: string, name: string) => readExposition(text).get(name)?.samples ?? [];

const send = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  server.app.inject({ method: "POST", url: "/e", payload, headers: { "content-type": "text/plain", ...headers } });

const seen = (more: object = {}) =>
  JSON.stringify({ site: server.site, url: "https://shop.example/", id: String(Math.random()), ...more });

describe("readiness", () => {
  it("is proven by writing to both databases", async () => {
    expect((await server.app.inject("/healthz")).json()).toEqual({ status: "ok" });
    const answer = await server.app.inject("/readyz");
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { status: "ok", folder: "ok", facts: "ok", records: "ok", disk: "ok" },
    ]);
    expect(await server.parts.facts.row(z.object({ n: z.number() }), raw("select count(*) as n from written"))).toEqual(
      { n: 1 },
    );
  });

  it("says which part is not ready", async () => {
    await server.close();
    server = await openServer({ settings: { leastFreeBytes: 2 ** 60 } });
    const answer = await server.app.inject("/readyz");
    expect([answer.statusCode, answer.headers["retry-after"], answer.json()]).toEqual([
      503,
      "5",
      { status: "not ready", folder: "ok", facts: "ok", records: "ok", disk: "nearly full" },
    ]);
    const refused = await send(seen());
    expect([refused.statusCode, refused.headers["retry-after"], refused.json()]).toMatchObject([
      503,
      "5",
      { code: "busy", detail: "the disk is nearly full" },
    ]);
    expect(await stored()).toBe(0);
  });
});

describe("metrics", () => {
  const read = (headers: Record<string, string> = {}, remoteAddress = "127.0.0.1") =>
    server.app.inject({ url: "/metrics", headers: { host: "localhost:4180", ...headers }, remoteAddress });

  it("tell what was answered, stored and dropped", async () => {
    await send(seen());
    await send("nonsense");
    await server.app.inject("/nothing/here?email=a@b.example");
    const answer = await read();
    expect(answer.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    const requests = figures(answer.body, "retorno_http_requests_total").map(({ labels, value }) => ({
      ...labels,
      value,
    }));
    expect(requests).toEqual([
      { route: "none", method: "any", status: "404", value: 1 },
      { route: "/e", method: "POST", status: "202", value: 2 },
    ]);
    const names = [...readExposition(answer.body).keys()];
    expect(names).toEqual(
      expect.arrayContaining([
        "retorno_http_request_seconds",
        "retorno_events_dropped_total",
        "retorno_events_waiting",
        "retorno_connections_open",
        "retorno_disk_free_bytes",
        "retorno_event_loop_delay_seconds",
        "process_resident_memory_bytes",
      ]),
    );
  });

  it("are shown to this machine and to the token alone", async () => {
    const status = async (...asked: Parameters<typeof read>) => (await read(...asked)).statusCode;
    expect(await status()).toBe(200);
    expect(await status({}, "::1")).toBe(200);
    expect(await status({}, "203.0.113.9")).toBe(403);
    expect(await status({ "x-forwarded-for": "127.0.0.1" })).toBe(403);
    expect(await status({ host: "rebound.example:4180" })).toBe(403);
    expect(await status({ authorization: "Bearer a long secret" }, "203.0.113.9")).toBe(200);
    expect(await status({ authorization: "Bearer a long secreT" }, "203.0.113.9")).toBe(403);
    expect(await status({ authorization: "Bearer " }, "203.0.113.9")).toBe(403);
  });
});

describe("the log", () => {
  it("names requests by the id in the answer, and nobody", async () => {
    const secrets = ["198.51.100.77", "mia@kunde.example", "utm_term=geheim", "Mozilla/5.0 Spion", "order-77-secret"];
    const headers = {
      "x-forwarded-for": "198.51.100.77",
      "user-agent": "Mozilla/5.0 Spion",
      "x-request-id": "order-77-secret",
    };
    const bodies = [
      seen({ url: "https://shop.example/?utm_term=geheim", data: { email: "mia@kunde.example" } }),
      '{"email":"mia@kunde.example"',
      "x".repeat(2_000_000),
    ];
    for (const body of bodies) await send(body, headers);
    server.parts.collector.refuse(new KnownError("busy", 'no room for "mia@kunde.example"'));
    const refused = await send(bodies[0] ?? "", headers);
    server.parts.collector.refuse(null);
    const missing = await server.app.inject({ url: "/api/v1/none?utm_term=geheim", headers });
    await server.app.inject({ url: "/l/no-such-link?utm_term=geheim", headers });
    await server.app.inject({ url: "/%E0%A4%A?utm_term=geheim", headers });
    await server.app.inject({ url: "/metrics?email=mia@kunde.example", headers });

    expect(refused.statusCode).toBe(503);
    const log = server.log.join("");
    for (const secret of secrets) expect(log).not.toContain(secret);
    expect(log).toContain(refused.headers["x-request-id"]);
    expect(log).toContain(missing.headers["x-request-id"]);
    expect(missing.headers["x-request-id"]).not.toBe("order-77-secret");
    expect(log).not.toContain("utm_");
  });

  it("says nothing of what every visitor asks for while it goes well", async () => {
    const before = server.log.length;
    for (let i = 0; i < 5; i++) await send(seen());
    await server.app.inject("/t.js");
    expect(server.log.length).toBe(before);
  });
});

describe("bad input of a tracker", () => {
  it.each([
    ["broken UTF-8", Buffer.from('{"site":"\xff"}', "latin1"), {}, "invalid_encoding"],
    ["no JSON", "{", {}, "invalid_json"],
    ["nothing", "", {}, "invalid_json"],
    ["deep JSON", "[".repeat(100_000), {}, "invalid_json"],
    ["a body of 10 MB", Buffer.alloc(10_000_000, "x"), {}, "too_large"],
    ["a content type nobody reads", "<e/>", { "content-type": "application/xml" }, "content_type"],
    ["an unknown site", '{"site":"nobody","url":"https://shop.example/"}', {}, "unknown_site"],
    ["no event", "[1, null]", {}, "invalid"],
  ])("is answered 202 and counted: %s", async (_name, body, headers, reason) => {
    const answer = await send(body, headers);
    expect([answer.statusCode, answer.body]).toEqual([202, ""]);
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    expect(dropped(reason)).toBeGreaterThan(0);
    expect(await stored()).toBe(0);
  });

  it("is cut off early where it is large", async () => {
    const address = new URL(await server.app.listen({ port: 0, host: "127.0.0.1" }));
    const socket = connect(Number(address.port), "127.0.0.1");
    socket.write("POST /e HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n");
    let sent = 0;
    const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
    const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
    socket.on("error", () => undefined).resume();
    while (!socket.destroyed && sent < 10_000_000) {
      socket.write(chunk);
      sent += chunk.length;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await closed;
    expect(sent).toBeLessThan(6_000_000);
    expect(dropped("too_large")).toBe(1);
  });

  it("stores an event with absurd values without them", async () => {
    const absurd = [
      { value: -5e300, currency: "EUR" },
      { value: "NaN", currency: "XXQ" },
      { value: 12.5, currency: "🪙" },
      { transaction_id: { $gt: "" }, value: [], currency: 7 },
    ];
    for (const data of absurd) expect((await send(seen({ name: "purchase", data }))).statusCode).toBe(202);
    expect(await stored()).toBe(4);
    const shape = z.object({
      occurred: z.string(),
      value_minor: z.number().nullable(),
      currency: z.string().nullable(),
    });
    const rows = await server.parts.facts.rows(
      shape,
      raw("select occurred_at::varchar as occurred, value_minor, currency from site_event order by seq"),
    );
    expect(rows.every(({ value_minor }) => value_minor === null || Math.abs(value_minor) <= 1e14)).toBe(true);
    expect(rows.every(({ currency }) => currency === null || currency === "EUR")).toBe(true);
    const { n } = await server.parts.facts.row(z.object({ n: z.number() }), raw('select count(*) as n from "order"'));
    expect(n).toBe(0);
  });
});

describe("a browser that asks not to be tracked", () => {
  it.each([
    ["in the event", { optOut: true }, {}],
    ["by Global Privacy Control", {}, { "sec-gpc": "1" }],
    ["by Do Not Track", {}, { dnt: "1" }],
  ])("%s is dropped, unless the workspace takes it all the same", async (_how, more, headers) => {
    expect((await send(seen(more), headers)).statusCode).toBe(202);
    expect([await stored(), dropped("opted_out")]).toEqual([0, 1]);
    await server.parts.state.updateTable("workspace").set({ honours_opt_out: 0 }).execute();
    await server.parts.directory.reload();
    await send(seen(more), headers);
    expect(await stored()).toBe(1);
  });
});

describe("an order whose money was refused", () => {
  it("leaves its number to the right one", async () => {
    const bought = (value: unknown) =>
      send(seen({ name: "purchase", data: { transaction_id: "1", value } }), {
        "user-agent": "Mozilla/5.0 Firefox/148.0",
      });
    for (const value of [-5, 12.5, 99]) expect((await bought(value)).statusCode).toBe(202);
    const shape = z.object({ total_minor: z.number() });
    expect(await server.parts.facts.rows(shape, raw('select total_minor from "order"'))).toEqual([
      { total_minor: 1250 },
    ]);
  });
});

describe("answers", () => {
  it("tell no server, and browsers to guess nothing", async () => {
    for (const url of ["/l/no-such-link", "/"]) {
      const page = await server.app.inject({ url, headers: { host: "localhost" } });
      expect(page.headers["content-type"]).toContain("text/html");
      expect(page.headers["x-content-type-options"]).toBe("nosniff");
      expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      for (const name of ["server", "x-powered-by"]) expect(page.headers[name]).toBeUndefined();
    }
  });

  it("say in a page that a link of a hundred letters and more was never made", async () => {
    const page = await server.app.inject(`/l/${"x".repeat(300)}`);
    expect([page.statusCode, page.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
  });

  it("name a stable code where the address is broken", async () => {
    const answer = await server.app.inject("/%E0%A4%A");
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: "invalid_request" }]);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });

  it("speak HTTP to whoever does not", async () => {
    const address = new URL(await server.app.listen({ port: 0, host: "127.0.0.1" }));
    const said = await new Promise<string>((resolve) => {
      const socket = connect(Number(address.port), "127.0.0.1", () => socket.write("nonsense\r\n\r\n"));
      let text = "";
      socket.on("data", (part) => {
        text += part;
      });
      socket.on("close", () => resolve(text));
    });
    expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    const large = await new Promise<number>((resolve) =>
      ask({ port: address.port, headers: { cookie: "c".repeat(40_000) } }, ({ statusCode = 0 }) => resolve(statusCode))
        .on("error", () => resolve(0))
        .end(),
    );
    expect(large).toBe(431);
  });
});
