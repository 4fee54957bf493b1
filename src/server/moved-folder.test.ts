import { mkdirSync, renameSync, rmSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../test/open-server.ts";
import { raw } from "../warehouse/sql.ts";

let server: OpenServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(async () => {
  await server.close();
  rmSync(`${server.folder}-moved`, { recursive: true, force: true });
});

async function send(id: string) {
  const payload = { site: server.site, url: "https://shop.example/", id };
  return server.app.inject({
    method: "POST",
    url: "/e",
    payload,
    headers: { "user-agent": "Mozilla/5.0 Firefox/140.0" },
  });
}
const ready = () => server.app.inject({ url: "/readyz" });
const stored = async () =>
  (await server.parts.facts.row(z.object({ n: z.number() }), raw("select count(*) as n from site_event"))).n;

it("is told as busy at once while its data folder is elsewhere, and goes on when it is back", async () => {
  expect((await send("a")).statusCode).toBe(202);
  renameSync(server.folder, `${server.folder}-moved`);
  for (const id of ["b", "c", "d"]) {
    const answer = await send(id);
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "5"]);
  }
  const health = await ready();
  expect([health.statusCode, health.json().folder]).toEqual([503, "moved or removed"]);
  renameSync(`${server.folder}-moved`, server.folder);
  expect((await send("b")).statusCode).toBe(202);
  expect(await stored()).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect((await ready()).json()).toMatchObject({ status: "ok", folder: "ok" });
});

it("accepts nothing into a folder that was removed, nor into another one in its place", async () => {
  rmSync(server.folder, { recursive: true });
  expect((await send("a")).statusCode).toBe(503);
  mkdirSync(server.folder);
  expect((await send("a")).statusCode).toBe(503);
  expect((await ready()).statusCode).toBe(503);
});
