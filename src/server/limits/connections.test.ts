import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";

let server: OpenServer;
let port: number;
const sockets: Socket[] = [];
beforeEach(async () => {
  server = await openServer({ settings: { mostConnections: 20 } });
  port = Number(new URL(await server.app.listen({ port: 0, host: "127.0.0.1" })).port);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

/** A connection that sends `text` and keeps what it is told. */
function open(text: string): { socket: Socket; said: () => string; closed: Promise<string> } {
  let said = "";
  const socket = connect(port, "127.0.0.1", () => socket.write(text));
  sockets.push(socket);
  socket.on("data", (part) => {
    said += part;
  });
  socket.on("error", () => undefined);
  return { socket, said: () => said, closed: new Promise((resolve) => socket.on("close", () => resolve(said))) };
}

const busy = /^HTTP\/1\.1 503 [\s\S]*\r\nretry-after: 5\r\n/;
const whole = "GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
const halfHead = "GET /healthz HTTP/1.1\r\nhost: x\r\n";
const halfBody = "POST /e HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 500\r\n\r\n{";
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it.each([
  ["no headers", ""],
  ["half of the headers", halfHead],
  ["half of a body", halfBody],
])("answers others while twice the ceiling hold connections open with %s", async (_name, text) => {
  const early = Array.from({ length: 20 }, () => open(text));
  await wait(1200);
  const late = Array.from({ length: 20 }, () => open(text));
  await wait(1200);
  for (let i = 0; i < 10; i++) expect(await open(whole).closed).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(late.length).toBe(20);
  for (const one of early) expect(await one.closed).toMatch(busy);
});

it("answers 503 at once where every connection is new, and takes them again by itself", async () => {
  for (let i = 0; i < 20; i++) open(halfHead);
  await wait(200);
  const refused = await open(whole).closed;
  expect(refused).toMatch(/^HTTP\/1\.1 503 /);
  expect(refused).toMatch(/retry-after: 5/);
  expect(JSON.parse(refused.split("\r\n\r\n")[1] ?? "")).toMatchObject({ status: 503, code: "busy" });
  await expect.poll(() => open(whole).closed, { timeout: 10_000, interval: 200 }).toMatch(/^HTTP\/1\.1 200 OK/);
});

it("tells those beyond the ceiling who have much to say, too", async () => {
  for (let i = 0; i < 20; i++) open(halfHead);
  await wait(200);
  const large = `POST /e HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 900000\r\n\r\n${"x".repeat(900_000)}`;
  const refused = Array.from({ length: 30 }, () => open(large));
  for (const one of refused) expect(await one.closed).toMatch(busy);
});

it("keeps a bounded number of those whom it tells to come again", async () => {
  for (let i = 0; i < 20; i++) open(halfHead);
  await wait(200);
  const silent = Array.from({ length: 700 }, () => open(""));
  for (const one of silent) one.socket.pause();
  await expect.poll(() => connectionsOf(server), { timeout: 10_000 }).toBeLessThanOrEqual(520);
  await expect.poll(() => connectionsOf(server), { timeout: 10_000 }).toBeLessThanOrEqual(20);
});

const connectionsOf = ({ app }: OpenServer) =>
  new Promise<number>((resolve) => app.server.getConnections((_fault, count) => resolve(count)));

it("answers 408 to whoever is too slow", async () => {
  server.app.server.headersTimeout = 300;
  server.app.server.requestTimeout = 500;
  for (const text of [halfHead, halfBody]) {
    const said = await open(text).closed;
    expect(said).toMatch(/^HTTP\/1\.1 408 Request Timeout/);
    expect(JSON.parse(said.split("\r\n\r\n")[1] ?? "")).toMatchObject({ status: 408, code: "invalid_request" });
  }
});
