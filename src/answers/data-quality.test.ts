import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { DataQuality, type QualityCheck } from "../model/data-quality.ts";
import { Plan } from "../model/plan.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { dataQuality } from "./data-quality.ts";
import { importExports } from "./kept-exports.ts";

const facts = await openDuckDb({ threads: 1 });
const folder = mkdtempSync(join(tmpdir(), "retorno-quality-"));
afterAll(() => {
  facts.close();
  rmSync(folder, { recursive: true, force: true });
});

const home = { zone: "Europe/Oslo", currency: "NOK" };
let nr = 0;

async function ask(files: Readonly<Record<string, string>>, plan: Plan | null = null): Promise<DataQuality> {
  const workspace = `shop-${++nr}`;
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(folder, `${nr}-${name}`);
    writeFileSync(path, text);
    return path;
  });
  await importExports(facts, paths, { workspace, ...home });
  const asked = { from: undefined, to: undefined, nowMs: Date.UTC(2026, 3, 1) };
  return DataQuality.parse(await dataQuality(facts, { workspace, ...home, plan }, asked));
}

function found<Kind extends QualityCheck["kind"]>(quality: DataQuality, kind: Kind) {
  const check = quality.checks.find((one) => one.kind === kind);
  if (check === undefined) throw new Error(`no check ${kind}`);
  return check as Extract<QualityCheck, { kind: Kind }>;
}

const touches = (...rows: string[]) => `at,person,source,medium,campaign,referrer\n${rows.join("\n")}\n`;
const orders = (...rows: string[]) => `id,at,person,total,currency\n${rows.join("\n")}\n`;
const ads = (...rows: string[]) => `day,network,campaign,spend,currency,clicks\n${rows.join("\n")}\n`;
const on = (day: number): string => `2026-03-${String(day).padStart(2, "0")}`;

const march = {
  "touches.csv": touches(
    `${on(2)} 10:00,a@x.example,instagram,social,spring,`,
    `${on(2)} 11:00,b@x.example,ig,social,Spring,`,
    `${on(3)} 10:00,c@x.example,instagrm,social,spring,`,
    `${on(3)} 11:00,d@x.example,,,,l.facebook.com`,
    `${on(4)} 11:00,e@x.example,facebook,paid_social,wool-days,`,
  ),
  "orders.csv": orders(
    `1,${on(4)} 12:00,a@x.example,100.00,NOK`,
    `2,${on(5)} 12:00,,60.00,NOK`,
    `3,${on(5)} 13:00,z@x.example,40.00,NOK`,
  ),
  "ads.csv": ads(`${on(2)},facebook,spring,80.00,NOK,9`, `${on(3)},facebook,autumn,20.00,NOK,4`),
};

it("finds what is misspelled, untagged, paid for and not seen, seen and not paid for, and bought out of nowhere", async () => {
  const quality = await ask(march);
  expect(found(quality, "utm_spellings")).toMatchObject({ level: "mend", count: 3 });
  expect(found(quality, "utm_spellings").rows).toEqual([
    {
      field: "source",
      suggestion: "instagram",
      because: "network",
      todo: "links",
      values: [
        { value: "ig", touches: 1, lost: false },
        { value: "instagram", touches: 1, lost: false },
        { value: "instagrm", touches: 1, lost: true },
      ],
    },
    {
      field: "campaign",
      suggestion: "spring",
      because: "ad_campaign",
      todo: "links",
      values: [
        { value: "spring", touches: 2, lost: false },
        { value: "Spring", touches: 1, lost: false },
      ],
    },
  ]);
  expect(found(quality, "untagged_social")).toMatchObject({
    count: 1,
    of: 4,
    rows: [{ network: "facebook", untagged: 1, visits: 2 }],
  });
  expect(found(quality, "spend_without_touches")).toMatchObject({
    level: "mend",
    money: { amount: "20.00", of: "100.00" },
    rows: [{ platform: "meta", campaign: "autumn", spend: "20.00", clicks: 4 }],
  });
  expect(found(quality, "touches_without_spend").rows).toEqual([
    { network: "facebook", campaign: "wool-days", touches: 1 },
  ]);
  expect(found(quality, "orders_without_journey")).toMatchObject({
    count: 2,
    of: 3,
    money: { amount: "100.00", of: "200.00" },
  });
  expect(found(quality, "orders_without_journey").rows).toEqual([
    { from: "template-orders", reason: "no_person", orders: 1, value: "60.00" },
    { from: "template-orders", reason: "never_seen", orders: 1, value: "40.00" },
  ]);
  expect(quality).toMatchObject({ level: "mend", mends: 2, currency: "NOK" });
});

it("takes the plan's naming rules before everything else", async () => {
  const plan = Plan.parse({ currency: "NOK", timeZone: "Europe/Oslo", naming: { sources: ["ig", "facebook"] } });
  const [group] = found(await ask(march, plan), "utm_spellings").rows;
  expect(group).toMatchObject({ field: "source", suggestion: "ig", because: "naming_rules" });
});

it("names currencies without a rate, and leaves open what cannot be known without them", async () => {
  const quality = await ask({
    "orders.csv": orders(`1,${on(4)},a@x.example,10.00,USD`, `2,${on(9)},b@x.example,9.00,USD`),
  });
  expect(found(quality, "currencies_without_rate")).toMatchObject({
    level: "mend",
    rows: [{ currency: "USD", first: on(4), last: on(9), days: 2 }],
  });
  expect(found(quality, "orders_without_journey").state).toBe("needs_rate");
  expect(found(quality, "days_missing")).toMatchObject({ level: "good", count: 0 });
});

it("tells days that are missing from days on which a shop always rests", async () => {
  // Six a day from Monday to Saturday, and nothing from the 16th to the 17th.
  const sold = Array.from({ length: 29 }, (_, at) => at + 2).filter((day) => day % 7 !== 1 && day !== 16 && day !== 17);
  const rows = sold.flatMap((day) => Array.from({ length: 6 }, (_, at) => `${day}-${at},${on(day)} 12:00,,10.00,NOK`));
  expect(found(await ask({ "orders.csv": orders(...rows) }), "days_missing").rows).toEqual([
    { from: "template-orders", what: "orders", first: on(16), last: on(17), days: 2, reason: "unlikely", expected: 12 },
  ]);
});

it("says which files tell of the same, and which rows were not read", async () => {
  const twice = {
    ...march,
    "ads-again.csv": ads(
      `${on(2)},facebook,spring,80.00,NOK,9`,
      `${on(3)},facebook,autumn,20.00,NOK,4`,
      "soon,facebook,x,1.00,NOK,1",
    ),
  };
  const quality = await ask(twice);
  expect(found(quality, "overlapping_files")).toMatchObject({ level: "note", count: 1, rows: [{ what: "spend" }] });
  expect(found(quality, "rejected_rows")).toMatchObject({ level: "mend", count: 1, rows: [{ rejected: 1 }] });
});
