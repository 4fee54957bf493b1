import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../test/open-server.ts";
import { type SmallDisk, smallDisk } from "../../test/small-disk.ts";
import { raw } from "../warehouse/sql.ts";

let server: OpenServer;
afterEach(() => server.close());

const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

async function send(id: string, more: object = {}) {
  const payload = JSON.stringify({ site: server.site, url: "https://shop.example/", id, ...more });
  const headers = { "content-type": "text/plain", "user-agent": browser };
  return server.app.inject({ method: "POST", url: "/e", payload, headers });
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(status: number, ask: () => Promise<{ statusCode: number }>, seconds = 15): Promise<void> {
  for (let left = seconds * 10; left > 0; left--) {
    if ((await ask()).statusCode === status) return;
    await wait(100);
  }
  expect((await ask()).statusCode).toBe(status);
}

const megabytes = 32;
const disk = smallDisk(megabytes);
disk?.remove();

describe.skipIf(disk === null)("a full disk", () => {
  let small: SmallDisk;
  const open = async (leastFreeBytes: number) => {
    small = smallDisk(megabytes) as SmallDisk;
    server = await openServer({ folder: small.folder, settings: { leastFreeBytes } });
  };
  afterEach(() => small.remove());

  it.each([
    ["while the log is written", "16MB"],
    ["while the log is moved into the database", "200KB"],
  ])(
    "%s: what was acknowledged stands, what was refused is told, and it goes on by itself",
    async (_when, threshold) => {
      await open(1);
      const { facts } = server.parts;
      await facts.run(raw(`set global checkpoint_threshold = '${threshold}'`));
      await send("first");
      small.fillUpTo(700_000);
      const acknowledged = new Set(["first"]);
      const refused = new Set<string>();
      for (let round = 0; round < 400 && refused.size < 60; round++) {
        const ids = Array.from({ length: 10 }, (_, at) => `event-${round}-${at}`);
        const data = { text: `${Math.random()}`.repeat(10), other: `${Math.random()}`.repeat(10) };
        const answers = await Promise.all(
          ids.map((id) => send(id, { name: "purchase", data: { ...data, transaction_id: id, value: 1 } })),
        );
        for (const [at, { statusCode, headers }] of answers.entries()) {
          if (statusCode === 202) acknowledged.add(ids[at] ?? "");
          else {
            expect([statusCode, headers["retry-after"]]).toEqual([503, "5"]);
            refused.add(ids[at] ?? "");
          }
        }
      }
      expect(acknowledged.size).toBeGreaterThan(20);
      expect(refused.size).toBeGreaterThan(20);

      small.free();
      await until(202, () => send("after"));
      for (const id of refused) {
        expect((await send(id, { name: "purchase", data: { transaction_id: id, value: 1 } })).statusCode).toBe(202);
      }
      const { events, orders, ids, seqs } = await facts.row(
        z.object({ events: z.number(), orders: z.number(), ids: z.number(), seqs: z.number() }),
        raw(`select (select count(*) from site_event) as events, (select count(distinct id) from "order") as orders,
        (select count(distinct id) from site_event) as ids, (select count(distinct seq) from site_event) as seqs`),
      );
      const sent = acknowledged.size + refused.size + 1;
      expect({ events, orders, ids, seqs }).toEqual({ events: sent, orders: sent - 2, ids: sent, seqs: sent });
      expect((await server.app.inject("/readyz")).statusCode).toBe(200);
    },
    60_000,
  );

  it("is refused before it is full, and accepted again by itself", async () => {
    await open(8 * 1_048_576);
    expect((await send("before")).statusCode).toBe(202);
    small.fill(megabytes - 8);
    await until(503, () => send("during"));
    expect((await send("during")).json()).toMatchObject({ code: "busy", detail: "the disk is nearly full" });
    expect((await server.app.inject("/readyz")).json()).toMatchObject({ disk: "nearly full", facts: "ok" });
    small.free();
    await until(202, () => send("during"));
  });
});

describe("another program that writes to the app's records", () => {
  it("is told as busy, not waited for; then all goes on", async () => {
    server = await openServer();
    const other = new DatabaseSync(join(server.folder, "app.sqlite"));
    other.exec("begin immediate");
    const since = performance.now();
    const refused = await send("a");
    expect(performance.now() - since).toBeLessThan(2000);
    expect([refused.statusCode, refused.headers["retry-after"], refused.json().code]).toEqual([503, "5", "busy"]);
    expect((await server.app.inject("/readyz")).json()).toMatchObject({ records: "cannot be written", facts: "ok" });
    other.exec("rollback");
    other.close();
    expect((await send("a")).statusCode).toBe(202);
    await until(200, () => server.app.inject("/readyz"));
  });
});

describe("a clock that goes back an hour", () => {
  it("keeps the order of arrival, and each day's visitors", async () => {
    const midnight = Date.parse("2026-06-10T22:00:00Z");
    let now = midnight - 60_000;
    server = await openServer({ clock: () => now });
    const steps = [-1, 30, -30, 31].map((minutes) => midnight + minutes * 60_000);
    for (const [at, moment] of steps.entries()) {
      now = moment;
      expect((await send(`event-${at}`)).statusCode).toBe(202);
      expect((await send(`event-${at}`)).statusCode).toBe(202);
    }
    const rows = await server.parts.facts.rows(
      z.object({ seq: z.number(), minutes: z.number(), visitor: z.string() }),
      raw(`select seq, cast((epoch_ms(occurred_at) - ${midnight}) / 60000 as integer) as minutes, visitor::varchar as visitor
        from site_event order by seq`),
    );
    expect(rows.map(({ seq, minutes }) => [seq, minutes])).toEqual([
      [1, -1],
      [2, 30],
      [3, -30],
      [4, 31],
    ]);
    const [before, after, back, again] = rows.map(({ visitor }) => visitor);
    expect(back).toBe(before);
    expect(again).toBe(after);
    expect(after).not.toBe(before);
  });
});
