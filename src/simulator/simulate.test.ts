import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { KnownError } from "../model/errors.ts";
import { toMinor } from "../model/money.ts";
import { sides } from "./sides.ts";
import { type Simulation, simulate } from "./simulate.ts";

type Told = Partial<Simulation>;

async function run(told: Told = {}) {
  const out = await mkdtemp(join(tmpdir(), "simulate-"));
  const made = await simulate({ model: "online-shop", people: 1200, days: 60, seed: 7, out, ...told });
  const text = async (file: string) => (await readFile(join(out, file))).toString().replace(/^\ufeff/, "");
  const wide = async (file: string) => new TextDecoder("utf-16le").decode(await readFile(join(out, file)));
  const table = async (file: string) =>
    Papa.parse<Record<string, string>>(await text(file), { header: true, skipEmptyLines: true }).data;
  return { out, ...made, text, wide, table, truth: JSON.parse(await text("truth.json")) };
}

async function digest(out: string) {
  const files = (await readdir(out)).sort();
  const sums = files.map(async (file) => [
    file,
    createHash("sha256")
      .update(await readFile(join(out, file)))
      .digest("hex"),
  ]);
  return Object.fromEntries(await Promise.all(sums));
}

const cents = (text: string | undefined) => toMinor((text ?? "").replaceAll(/[",]/g, "") || 0, "EUR");
const sum = (rows: Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total + cents(row[column]), 0);

const counts = (row: Record<string, string>) => row["Financial Status"] !== "" && row["Financial Status"] !== "voided";
const net = (row: Record<string, string>) =>
  Math.max(0, cents(row.Total) - cents(row.Shipping) - cents(row.Taxes) - cents(row["Refunded Amount"]));

describe("the bytes", () => {
  it.each(["online-shop", "b2b"] as const)(
    "of a %s are the same for the same seed, and others for another",
    async (model) => {
      const [one, again, other] = [await run({ model }), await run({ model }), await run({ model, seed: 8 })];
      expect(await digest(one.out)).toEqual(await digest(again.out));
      expect((await digest(other.out))["touches.csv"]).not.toBe((await digest(one.out))["touches.csv"]);
    },
  );

  it("do not depend on the machine's time zone and language", async () => {
    const here = await run({ people: 300 });
    const out = await mkdtemp(join(tmpdir(), "simulate-"));
    const told = JSON.stringify({ model: "online-shop", people: 300, days: 60, seed: 7, out });
    const url = new URL("./simulate.ts", import.meta.url).href;
    const script = `import { simulate } from ${JSON.stringify(url)}; await simulate(${told});`;
    const env = { TZ: "Asia/Kolkata", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" };
    await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { env });
    expect(await digest(out)).toEqual(await digest(here.out));
  });
});

describe("the truth", () => {
  it("has the totals that can be worked out from the shop's orders", async () => {
    const { table, truth } = await run();
    const orders = (await table("shopify-orders.csv")).filter(counts);
    expect(orders.length).toBeGreaterThan(50);
    expect(truth.totals.conversions).toBe(orders.length);
    expect(cents(truth.totals.revenue)).toBe(orders.reduce((total, row) => total + net(row), 0));
    expect(cents(truth.totals.refunds)).toBe(sum(orders, "Refunded Amount"));
    expect(truth.totals.touches).toBe((await table("touches.csv")).length);
  });

  it("has the totals that can be worked out from the CRM's deals", async () => {
    const { table, truth } = await run({ model: "b2b", days: 120 });
    const won = (await table("hubspot-deals.csv")).filter((row) => row["Deal Stage"] === "Closed Won");
    expect(won.length).toBeGreaterThan(3);
    expect(truth.totals.conversions).toBe(won.length);
    expect(cents(truth.totals.revenue)).toBe(sum(won, "Amount"));
  });

  it.each([
    ["online-shop", "instagram", true],
    ["online-shop", "google", true],
    ["b2b", "linkedin", false],
  ] as const)("of a %s says what is missing when it is run without %s (paid: %s)", async (model, network, paid) => {
    const [whole, without] = [await run({ model }), await run({ model, off: [{ network, paid }] })];
    const isSide = (side: { network: string; paid: boolean }) => side.network === network && side.paid === paid;
    const effect = whole.truth.sides.find(isSide);
    expect(effect.conversions).toBe(whole.truth.totals.conversions - without.truth.totals.conversions);
    expect(cents(effect.revenue)).toBe(cents(whole.truth.totals.revenue) - cents(without.truth.totals.revenue));
    expect(without.truth.sides.find(isSide)).toMatchObject({
      conversions: 0,
      revenue: "0.00",
      adSpend: "0.00",
      touches: 0,
    });
  });

  it("is nothing for a network that reaches nobody", async () => {
    const { truth } = await run();
    const linkedin = truth.sides.filter(({ network }: { network: string }) => network === "linkedin");
    expect(linkedin).toHaveLength(2);
    for (const side of linkedin) expect(side).toMatchObject({ conversions: 0, revenue: "0.00", touches: 0 });
  });
});

describe("a shop without social media", () => {
  it("has orders, but no touch, spend, tag or claim of a social network", async () => {
    const off = sides.filter(({ network }) => network !== "google" && network !== "email");
    const { table, truth } = await run({ off });
    const orders = await table("shopify-orders.csv");
    expect(orders.filter(counts).length).toBeGreaterThan(20);
    const social = /instagram|facebook|\bfb\b|\big\b|tiktok|twitter|utm_source: x|youtube/i;
    expect(orders.filter((row) => social.test(row["Note Attributes"] ?? ""))).toEqual([]);
    expect((await table("touches.csv")).filter((row) => social.test(`${row.source} ${row.referrer}`))).toEqual([]);
    expect(await table("meta-ads-by-ad-and-platform.csv")).toEqual([]);
    expect(truth.claims.find(({ platform }: { platform: string }) => platform === "meta").claimed).toBe(0);
  });
});

describe("the platforms", () => {
  it("claim more orders together than there are", async () => {
    const { table, wide, truth } = await run();
    const meta = sumOf(await table("meta-ads-campaigns.csv"), "Results");
    const tiktok = sumOf(await table("tiktok-ads.csv"), "Conversions", (row) => row["By Day"] !== "-");
    const google = /Total: Account.*\t([\d.]+)\t[\d.]+\n/.exec(await wide("google-ads-campaigns.csv"))?.[1];
    expect(meta + tiktok + Number(google)).toBeGreaterThan(truth.totals.conversions);
  });

  it("report the same spend by campaign and by ad, and all of them the spend of the truth", async () => {
    const { table, wide, truth } = await run();
    const meta = sum(await table("meta-ads-campaigns.csv"), "Amount spent (EUR)");
    expect(sum(await table("meta-ads-by-ad-and-platform.csv"), "Amount spent (EUR)")).toBe(meta);
    const tiktok = sum(
      (await table("tiktok-ads.csv")).filter((row) => row["By Day"] !== "-"),
      "Cost",
    );
    const google = cents((await wide("google-ads-campaigns.csv")).split("\nTotal: Account")[1]?.split("\t")[14]);
    expect(google).toBeGreaterThan(0);
    expect(meta + tiktok + google).toBe(cents(truth.totals.adSpend));
  });
});

const sumOf = (rows: Record<string, string>[], column: string, fits = (_row: Record<string, string>) => true) =>
  rows.filter(fits).reduce((total, row) => total + Number(row[column] || 0), 0);

describe("the files", () => {
  it("are in the platforms' encodings, with their lines above the header", async () => {
    const shop = await run({ people: 200 });
    const b2b = await run({ people: 200, model: "b2b" });
    const start = async (out: string, file: string) => (await readFile(join(out, file))).subarray(0, 3).toString("hex");
    expect(await start(shop.out, "meta-ads-campaigns.csv")).toBe("efbbbf");
    expect(await start(shop.out, "google-ads-campaigns.csv")).toMatch(/^fffe/);
    expect(await start(b2b.out, "linkedin-ads-campaigns.csv")).toMatch(/^fffe/);
    expect((await shop.wide("google-ads-campaigns.csv")).split("\n")[2]).toMatch(/^Campaign status\tCampaign\t/);
    const linkedin = (await b2b.wide("linkedin-ads-campaigns.csv")).split("\n");
    expect(linkedin[4]).toBe("");
    expect(linkedin[5]?.split("\t")).toHaveLength(73);
    expect((await shop.text("shopify-orders.csv")).split("\n")[0]?.split(",")).toHaveLength(79);
    expect((await shop.text("ga4-traffic-acquisition.csv")).startsWith("# ---")).toBe(true);
    expect((await shop.text("tiktok-ads.csv")).trimEnd().split("\n").at(-1)).toMatch(/,Total of \d+ results,/);
  });

  it("hold as many rows of data as is said", async () => {
    const { files, rows, table, wide, text } = await run();
    let counted = 0;
    for (const file of files.filter((name) => name.endsWith(".csv") && !/google|ga4/.test(name))) {
      counted += (await table(file)).filter((row) => row["By Day"] !== "-").length;
    }
    counted += (await wide("google-ads-campaigns.csv"))
      .split("\n")
      .filter((line) => line.startsWith("Enabled\t")).length;
    counted += (await text("ga4-traffic-acquisition.csv"))
      .split("\n")
      .filter((line) => /,2026\d{4},/.test(line)).length;
    expect(counted).toBe(rows);
  });

  it("have four times the touches and orders for four times the people", async () => {
    const [few, many] = [await run({ people: 2000 }), await run({ people: 8000 })];
    const grown = async (file: string) => (await many.table(file)).length / (await few.table(file)).length;
    expect(Math.abs((await grown("touches.csv")) - 4)).toBeLessThan(0.3);
    expect(Math.abs((await grown("shopify-orders.csv")) - 4)).toBeLessThan(1);
  });

  it("name nobody real: every address is at example.com, and the touches' people are the orders' people", async () => {
    const { table } = await run();
    const people = new Set((await table("touches.csv")).map(({ person }) => person));
    const buyers = (await table("shopify-orders.csv")).map((row) => (row.Email ?? "").toLowerCase());
    expect(buyers.every((email) => email.endsWith("@example.com"))).toBe(true);
    expect(buyers.filter((email) => people.has(email)).length / buyers.length).toBeGreaterThan(0.8);
  });
});

it.each<[string, Told]>([
  ["no people", { people: 0 }],
  ["half a day", { days: 0.5 }],
  ["a seed that is no number", { seed: Number.NaN }],
  ["a day that is none", { from: "2026-02-30" }],
  ["an unknown network", { off: [{ network: "friendster", paid: true }] }],
])("refuses %s with a hint", async (_what, told) => {
  await expect(run(told)).rejects.toThrow(KnownError);
});
