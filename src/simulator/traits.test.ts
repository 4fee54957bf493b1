import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { calendarOf, minutesPerDay } from "./calendar.ts";
import type { Conversion, Witness } from "./life.ts";
import type { SimulatedModel } from "./market.ts";
import { onlineShopMarket } from "./online-shop-market.ts";
import { sideOf, sides } from "./sides.ts";
import { type Simulation, simulate } from "./simulate.ts";
import { marketWith, type Trait } from "./traits.ts";
import { Worlds } from "./worlds.ts";

type Row = Record<string, string>;
interface Made {
  readonly truth: {
    readonly totals: { readonly conversions: number; readonly revenue: string; readonly touches: number };
    readonly sides: readonly {
      readonly network: string;
      readonly paid: boolean;
      readonly conversions: number;
      readonly revenue: string;
      readonly touches: number;
    }[];
  };
  readonly touches: readonly Row[];
  readonly orders: readonly Row[];
  readonly contacts: readonly Row[];
}

async function made(told: Partial<Simulation>): Promise<Made> {
  const out = await mkdtemp(join(tmpdir(), "traits-"));
  const { files } = await simulate({ model: "online-shop", people: 6000, days: 90, seed: 3, out, ...told });
  const table = async (file: string) =>
    files.includes(file)
      ? Papa.parse<Row>(await readFile(join(out, file), "utf8"), { header: true, skipEmptyLines: true }).data
      : [];
  return {
    truth: JSON.parse(await readFile(join(out, "truth.json"), "utf8")),
    touches: await table("touches.csv"),
    orders: (await table("shopify-orders.csv")).filter((row) => row["Financial Status"] !== ""),
    contacts: await table("hubspot-contacts.csv"),
  };
}

const followers = ({ truth }: Made) =>
  truth.sides
    .filter(({ network, paid }) => paid && (network === "instagram" || network === "facebook"))
    .reduce((sum, { touches, conversions }) => ({ touches: sum.touches + touches, lost: sum.lost + conversions }), {
      touches: 0,
      lost: 0,
    });
const lostWithoutAny = async (world: Made, told: Partial<Simulation>) =>
  1 - (await made({ ...told, off: sides })).truth.totals.conversions / world.truth.totals.conversions;

describe("a business without traits", () => {
  it.each([
    ["online-shop", "72c00c0d78184585d0761c69b55c0592c5cb8ce9be94d1c5ba7d3bd6ed8ef4cb"],
    ["b2b", "769c555827cdff00c90652f4edeb7d0fff5f87125051c40f87760e4551b25998"],
  ] as const)("(%s) is written byte by byte as it was before there were any", async (model, digest) => {
    const out = await mkdtemp(join(tmpdir(), "traits-"));
    await simulate({ model, people: 400, days: 60, seed: 7, out });
    const hash = createHash("sha256");
    for (const file of (await readdir(out)).sort()) hash.update(file).update(await readFile(join(out, file)));
    expect(hash.digest("hex")).toBe(digest);
  });
});

describe("a trait", () => {
  let plain: Made;
  beforeAll(async () => {
    plain = await made({});
  });

  it("brand-demand: fewer of the orders would be lost without any network", async () => {
    const branded = await made({ traits: ["brand-demand"] });
    expect(branded.truth.totals.conversions).toBeGreaterThan(plain.truth.totals.conversions * 1.3);
    const [lost, before] = [
      await lostWithoutAny(branded, { traits: ["brand-demand"] }),
      await lostWithoutAny(plain, {}),
    ];
    expect(lost).toBeLessThan(before - 0.1);
  });

  it("retargeting: its ads have many more touches, and bring less each", async () => {
    const [few, many] = [followers(plain), followers(await made({ traits: ["retargeting"] }))];
    expect(many.touches).toBeGreaterThan(few.touches * 1.3);
    expect(many.lost / many.touches).toBeLessThan((few.lost / few.touches) * 0.8);
  });

  it("word-of-mouth: more orders, by visits that no network sent", async () => {
    const spoken = await made({ traits: ["word-of-mouth"] });
    expect(spoken.truth.totals.conversions).toBeGreaterThan(plain.truth.totals.conversions * 1.15);
    const direct = ({ touches }: Made) =>
      touches.filter(({ source, referrer, click_id }) => `${source}${referrer}${click_id}` === "").length;
    expect(direct(spoken)).toBeGreaterThan(direct(plain) * 1.15);
  });

  it("season: the weeks of the season have the most orders", async () => {
    const inSeason = ({ orders }: Made) =>
      orders.filter(({ "Created at": at = "" }) => at >= "2026-01-31" && at < "2026-02-26").length / orders.length;
    expect(inSeason(await made({ traits: ["season"] }))).toBeGreaterThan(inSeason(plain) + 0.15);
  });

  it("dark-social: the same is true, and fewer visits say where they came from", async () => {
    const dark = await made({ traits: ["dark-social"] });
    expect(dark.truth.totals).toEqual(plain.truth.totals);
    expect(dark.truth.sides).toEqual(plain.truth.sides);
    const named = ({ touches }: Made) => touches.filter(({ medium }) => medium?.toLowerCase() === "social").length;
    expect(named(dark) / named(plain)).toBeGreaterThan(0.3);
    expect(named(dark) / named(plain)).toBeLessThan(0.5);
  });

  it("cookie-loss: the same is true, and buyers' early visits belong to browsers nobody knows", async () => {
    const lossy = await made({ traits: ["cookie-loss"] });
    expect(lossy.truth.totals.revenue).toBe(plain.truth.totals.revenue);
    const ofBuyers = ({ orders, touches }: Made) => {
      const buyers = new Set(orders.map(({ Email = "" }) => Email.toLowerCase()));
      return touches.filter(({ person = "" }) => buyers.has(person)).length;
    };
    expect(ofBuyers(lossy)).toBeLessThan(ofBuyers(plain) * 0.75);
    expect(ofBuyers(lossy)).toBeGreaterThan(lossy.orders.length * 0.6);
    expect(lossy.touches.some(({ person = "" }) => /^browser-\d+-\d+$/.test(person))).toBe(true);
  });

  it("cookie-loss (b2b): a contact's first source is that of the browser the address was left in", async () => {
    const told = { model: "b2b", people: 8000 } satisfies { model: SimulatedModel; people: number };
    const [seen, lossy] = [await made(told), await made({ ...told, traits: ["cookie-loss"] })];
    expect(lossy.truth.totals.revenue).toBe(seen.truth.totals.revenue);
    expect(lossy.contacts.length).toBe(seen.contacts.length);
    const sources = ({ contacts }: Made) => contacts.map((row) => row["Original Traffic Source"]);
    expect(new Set(sources(seen)).size).toBeGreaterThan(3);
    expect(sources(lossy)).not.toEqual(sources(seen));
  });
});

it("harvested visits come by an ad that follows, by people who came before, and never where it is off", () => {
  const market = marketWith(onlineShopMarket, ["retargeting"]);
  const calendar = calendarOf("2026-01-01", 60, "Europe/Madrid");
  const mask = market.retargeters.reduce((bits, side) => bits | (1 << side), 0);
  const harvested = (off: number) => {
    const seen: { side: number; before: number; day: number }[] = [];
    let before = 0;
    const witness: Witness = {
      exposed() {},
      visited({ kind, side, moment }) {
        if (kind === "harvested") seen.push({ side, before, day: moment / minutesPerDay });
        before++;
      },
      converted() {},
    };
    const worlds = new Worlds({ market, calendar, seed: 5, off });
    for (let person = 0; person < 2000; person++) {
      before = 0;
      worlds.live(person, witness);
    }
    return seen;
  };
  const seen = harvested(0);
  expect(seen.length).toBeGreaterThan(50);
  expect(seen.every(({ side, before, day }) => market.retargeters.includes(side) && before > 0 && day < 60)).toBe(true);
  expect(harvested(mask)).toEqual([]);
});

it.each<[string, Trait[]]>([
  ["retargeting", ["retargeting"]],
  ["brand demand, word of mouth and a season", ["brand-demand", "word-of-mouth", "season"]],
])("with %s a world without a side is lived exactly as if it had been the only one", (_what, traits) => {
  const market = marketWith(onlineShopMarket, traits);
  const calendar = calendarOf("2026-01-01", 60, "Europe/Madrid");
  const silent: Witness = { exposed() {}, visited() {}, converted() {} };
  const conversions = (world: number, off = 0): (readonly Conversion[])[] => {
    const worlds = new Worlds({ market, calendar, seed: 11, off });
    return Array.from({ length: 600 }, (_, person) => worlds.live(person, silent)[world] ?? []);
  };
  for (const side of [
    sideOf("instagram", true),
    sideOf("facebook", true),
    sideOf("google", true),
    sideOf("email", false),
  ])
    expect(conversions(side + 1)).toEqual(conversions(0, 1 << side));
});

it("an unknown trait is refused, with the known ones", async () => {
  const unknown = ["luck"] as unknown as Trait[];
  await expect(made({ traits: unknown })).rejects.toThrow("there is no trait luck");
});
