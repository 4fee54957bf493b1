import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importExports } from "../../answers/kept-exports.ts";
import type { Arrival } from "../../intake/collect/arrival.ts";
import { Collector } from "../../intake/collect/collector.ts";
import { trackedArrival } from "../../intake/collect/tracked-arrival.ts";
import { Statement } from "../../model/statement.ts";
import { TrackedEvent } from "../../model/tracked-event.ts";
import { openState } from "../../state/database.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { openDataFolder, personKeyIn } from "../../warehouse/data-folder.ts";
import { personHasher, workspaceKey } from "../../warehouse/person-key.ts";
import { roi } from "./roi.ts";

const folder = mkdtempSync(join(tmpdir(), "live-roi-"));
const data = join(folder, "data");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chrome = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

/** Somebody's browser: events of it at moments of March 2026. */
function browser(ip: string, { cookie, userAgent = chrome }: { cookie?: string; userAgent?: string } = {}) {
  return (at: string, path: string, event: { name?: string; referrer?: string; data?: object } = {}): Arrival => {
    const key = workspaceKey(personKeyIn(data), "shop");
    const sent = {
      site: "s",
      url: `https://shop.example${path}`,
      ...event,
      ...(cookie === undefined ? {} : { visitor: cookie }),
    };
    return trackedArrival(TrackedEvent.parse(sent), {
      workspace: "shop",
      currency: "EUR",
      site: "s",
      ownHosts: ["shop.example"],
      sender: { ip, userAgent },
      daySalt: Buffer.from(at.slice(0, 2)),
      workspaceKey: key,
      personHash: personHasher(key),
      nowMs: Date.parse(`2026-03-${at}Z`),
    });
  };
}

const purchase = (id: string, value: string, more: object = {}) => ({
  name: "purchase",
  referrer: "https://shop.example/checkout",
  data: { transaction_id: id, value, currency: "EUR", ...more },
});
const tagged = (source: string, medium = "social") => `/?utm_source=${source}&utm_medium=${medium}`;

/** Ana agreed to a cookie: Instagram on Monday, typed the address on Tuesday, bought on Wednesday. */
function ana(): Arrival[] {
  const before = browser("10.0.0.1");
  const after = browser("10.0.0.1", { cookie: "ana-cookie" });
  return [
    before("02T10:00:00", tagged("instagram")),
    after("02T10:01:00", "/wool", { referrer: "https://shop.example/" }),
    after("03T20:00:00", "/wool"),
    after("04T08:00:00", "/wool"),
    after("04T08:10:00", "/thanks", purchase("1001", "100.00", { email: "Ana@example.com" })),
  ];
}

/** Ben has no cookie: an ad on Facebook before noon, and the order the same afternoon. */
function ben(): Arrival[] {
  const ben = browser("10.0.0.2");
  return [
    ben("05T11:00:00", tagged("facebook", "paid_social")),
    ben("05T15:00:00", "/wool", { referrer: "https://shop.example/" }),
    ben("05T15:20:00", "/thanks", purchase("1002", "50.00")),
  ];
}

/** A tablet in the shop came from TikTok once; sixty customers left their address on it. One of them buys at home. */
function tablet(): Arrival[] {
  const tablet = browser("10.0.0.3", { cookie: "shop-tablet" });
  const names = Array.from({ length: 60 }, (_, at) => `guest${at}@example.com`);
  return [
    tablet("03T08:00:00", tagged("tiktok")),
    ...names.map((email) =>
      tablet("03T09:00:00", "/club", { name: "generate_lead", referrer: "https://shop.example/", data: { email } }),
    ),
    browser("10.0.0.4")("06T09:00:00", "/thanks", purchase("1003", "30.00", { email: "guest7@example.com" })),
  ];
}

/** Carla left her address on Tuesday (TikTok), came by LinkedIn on Thursday and bought without saying who she is; the shop's file says it. */
function carla(): Arrival[] {
  const tuesday = browser("10.0.0.5");
  const thursday = browser("10.0.0.6");
  return [
    tuesday("03T12:00:00", tagged("tiktok")),
    tuesday("03T12:05:00", "/club", {
      name: "generate_lead",
      referrer: "https://shop.example/",
      data: { email: "carla@example.com" },
    }),
    thursday("05T12:00:00", "/", { referrer: "https://www.linkedin.com/" }),
    thursday("05T12:20:00", "/thanks", purchase("1004", "75.00")),
  ];
}

/** Emil agreed to a cookie on a site that sends no referrer: what comes after says nothing of where he came from. */
function emil(): Arrival[] {
  const cookie = browser("10.0.0.7", { cookie: "emil-cookie" });
  return [
    browser("10.0.0.7")("09T10:00:00", tagged("reddit")),
    cookie("09T10:00:40", tagged("reddit"), { name: "consent_given" }),
    cookie("09T10:01:00", "/wool"),
    cookie("09T10:20:00", "/thanks", { ...purchase("1010", "60.00"), referrer: "" }),
  ];
}

const insideInstagram =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0.0.28.90";

/** Fay came by a campaign's link inside Instagram, and then agreed to a cookie: the app is no new origin. */
function fay(): Arrival[] {
  const cookie = browser("10.0.0.8", { cookie: "fay-cookie", userAgent: insideInstagram });
  return [
    browser("10.0.0.8", { userAgent: insideInstagram })("10T10:00:00", tagged("pinterest")),
    cookie("10T10:00:30", tagged("pinterest"), { name: "consent_given" }),
    cookie("10T10:02:00", "/wool"),
    cookie("10T10:05:00", "/thanks", { ...purchase("1011", "70.00"), referrer: "" }),
  ];
}

const shopifyFile = `Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at,Refunded Amount,Id
#1004,carla@example.com,paid,2026-03-05 12:21:00 +0000,EUR,80.00,0.00,0.00,80.00,2026-03-05 12:20:30 +0000,1,Scarf,80.00,,0.00,5004
#1005,dora@example.com,paid,2026-03-07 12:21:00 +0000,EUR,20.00,0.00,0.00,20.00,2026-03-07 12:20:30 +0000,1,Hat,20.00,,0.00,5005
`;

async function store(arrivals: readonly Arrival[]): Promise<void> {
  const facts = await openDataFolder(data, "shop");
  try {
    const collector = await Collector.open(await facts.lane());
    await collector.add(arrivals);
    await collector.close();
  } finally {
    facts.close();
  }
}

async function statement(...args: string[]): Promise<Statement> {
  const out = join(folder, `${Math.random()}.json`);
  await roi(["--data", data, "--from", "2026-03-01", "--to", "2026-04-01", "--format", "json", "--out", out, ...args]);
  return Statement.parse(JSON.parse(readFileSync(out, "utf8")));
}

const rowsOf = ({ rows }: Statement) =>
  Object.fromEntries(
    rows.map(({ key, return: back, conversions }) => [
      `${key.network} ${key.paid ? "paid" : "organic"}`,
      { back, conversions },
    ]),
  );

beforeAll(async () => {
  personKeyIn(data);
  const state = await openState(data);
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "UTC" });
  await state.destroy();
  await store([...ana(), ...ben(), ...tablet(), ...carla()]);
});

describe("a statement from what the server saw itself", () => {
  it("credits each order by its visits, and joins nobody over the shop's tablet", async () => {
    const found = await statement("--model", "first");
    expect(rowsOf(found)).toEqual({
      "instagram organic": { back: "100.00", conversions: 1 },
      "facebook paid": { back: "50.00", conversions: 1 },
      "linkedin organic": { back: "75.00", conversions: 1 },
    });
    expect(found.unattributed).toEqual({ return: "30.00", conversions: 1 });
    const roles = Object.fromEntries(found.rows.map(({ key, roles }) => [key.network, roles]));
    expect(roles).toMatchObject({
      instagram: { origin: 1, assist: 1, converter: 0 },
      facebook: { origin: 1, assist: 0, converter: 1 },
      linkedin: { origin: 1, assist: 0, converter: 1 },
    });
    expect(found.totals.roles).toEqual({ origin: 3, assist: 1, converter: 2 });
    expect(found.all.return).toBe("255.00");
    expect(found.warnings.map(({ code }) => code)).toContain("shared_keys");
    expect(found.sources).toMatchObject([{ file: "tracker", format: "tracker", rejected: 0, used: true, rows: 74 }]);
  });
});

describe("with the shop's own export beside it", () => {
  it("counts an order once, as the shop has it, and knows by it who the visitor was", async () => {
    const file = join(folder, "orders_export_1.csv");
    writeFileSync(file, shopifyFile);
    const facts = await openDataFolder(data, "shop");
    await importExports(facts, [file], { workspace: "shop", zone: "UTC", currency: "EUR" });
    facts.close();
    expect(rowsOf(await statement("--model", "last"))).toMatchObject({
      "linkedin organic": { back: "80.00", conversions: 1 },
    });
    const first = await statement("--model", "first");
    expect(rowsOf(first)).toMatchObject({ "tiktok organic": { back: "80.00", conversions: 1 } });
    expect(first.all.return).toBe("280.00");
    expect(first.unattributed).toEqual({ return: "50.00", conversions: 2 });
  });
});

describe("whoever agrees to a cookie on a site without referrers", () => {
  beforeAll(() => store([...emil(), ...fay()]));

  it.each(["last", "linear", "first"])("keeps where they came from, under %s", async (model) => {
    const { rows } = await statement("--model", model);
    const theirs = rows.filter(({ key }) => key.network === "pinterest" || key.network === "reddit");
    expect(theirs.map(({ key, return: back, roles }) => [key.network, back, roles])).toEqual([
      ["pinterest", "70.00", { origin: 1, assist: 0, converter: 1 }],
      ["reddit", "60.00", { origin: 1, assist: 0, converter: 1 }],
    ]);
  });
});
