import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { countOnce } from "./count-once.ts";
import type { FactSource } from "./source.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

/** Files by their formats, each written a day after the one before it; the first is source 1. */
const files = (...formats: string[]): FactSource[] =>
  formats.map((format, at) => ({ source: at + 1, file: `${at + 1}.csv`, format, writtenMs: at * 86_400_000 }));

interface Order {
  source: number;
  id: string;
  at?: string;
  person?: string;
  total?: number;
  counted?: boolean;
}

const order = ({ source, id, at = "2026-03-03 10:00", person = id, total = 1000, counted = true }: Order) =>
  facts.run(
    raw(`insert into "order" (workspace, source, id, occurred_at, person, currency, total_minor, counted, unpaid)
      values ('w', ${source}, '${id}', timestamptz '${at}:00+00', person_key('${person}'), 'EUR', ${total}, ${counted}, false)`),
  );

const Kept = z.object({ source: z.number(), id: z.string(), total: z.number() });
const kept = () =>
  facts.rows(Kept, raw(`select source, id, total_minor as total from order_once order by id, source, total_minor`));

it("takes an order of overlapping exports once, as the later file has it", async () => {
  await order({ source: 1, id: "#1", total: 1000 });
  await order({ source: 1, id: "#2" });
  await order({ source: 2, id: "#1", total: 700 });
  await order({ source: 2, id: "#3" });
  const setAside = await countOnce(facts, "w", files("shopify-orders", "shopify-orders"));
  expect(await kept()).toEqual([
    { source: 2, id: "#1", total: 700 },
    { source: 1, id: "#2", total: 1000 },
    { source: 2, id: "#3", total: 1000 },
  ]);
  expect(setAside).toEqual([{ source: 1, inFavourOf: 2, what: "orders", rows: 1, whole: false }]);
});

it("says that nothing of a file counts where another has all of it", async () => {
  await order({ source: 1, id: "#1" });
  await order({ source: 2, id: "#1" });
  const setAside = await countOnce(facts, "w", files("shopify-orders", "shopify-orders"));
  expect(setAside).toEqual([{ source: 1, inFavourOf: 2, what: "orders", rows: 1, whole: true }]);
});

it("takes the restated order although it does not count any more", async () => {
  await order({ source: 1, id: "#1" });
  await order({ source: 2, id: "#1", counted: false });
  await countOnce(facts, "w", files("shopify-orders", "shopify-orders"));
  const Counted = z.object({ source: z.number(), counted: z.boolean() });
  expect(await facts.rows(Counted, raw("select source, counted from order_once"))).toEqual([
    { source: 2, counted: false },
  ]);
});

it("does not take two files' numbers for one order where the formats differ", async () => {
  await order({ source: 1, id: "7", person: "a@example.com", total: 100 });
  await order({ source: 2, id: "7", person: "b@example.com", total: 200 });
  expect(await countOnce(facts, "w", files("shopify-orders", "template-orders"))).toEqual([]);
  expect(await kept()).toHaveLength(2);
});

it("counts a sale that the shop and its payment provider know once, as the shop has it", async () => {
  await order({ source: 1, id: "ch_1", person: "a@example.com", at: "2026-03-03 10:01" });
  await order({ source: 1, id: "ch_2", person: "b@example.com", at: "2026-03-03 10:01" });
  await order({ source: 1, id: "ch_3", person: "a@example.com", at: "2026-03-05 10:01" });
  await order({ source: 1, id: "ch_4", person: "a@example.com", at: "2026-03-03 11:00", total: 55 });
  await order({ source: 2, id: "#1", person: "a@example.com" });
  const setAside = await countOnce(facts, "w", files("stripe-payments", "shopify-orders"));
  expect((await kept()).map(({ id }) => id)).toEqual(["#1", "ch_2", "ch_3", "ch_4"]);
  expect(setAside).toEqual([{ source: 1, inFavourOf: 2, what: "orders", rows: 1, whole: false }]);
});

it("knows an order's origin from its payment where the shop does not", async () => {
  for (const [id, person] of [
    ["#1", "a"],
    ["#2", "b"],
  ] as const) {
    await order({ source: 1, id: `ch_${id}`, person });
    await order({ source: 2, id, person });
  }
  await facts.run(raw(`update "order" set origin = 7 where source = 1; update "order" set origin = 9 where id = '#2'`));
  await countOnce(facts, "w", files("stripe-payments", "shopify-orders"));
  const Origin = z.object({ id: z.string(), origin: z.number() });
  expect(await facts.rows(Origin, raw("select id, origin from order_once order by id"))).toEqual([
    { id: "#1", origin: 7 },
    { id: "#2", origin: 9 },
  ]);
});

it("leaves a second equal payment of the same day alone where the shop knows of one sale only", async () => {
  await order({ source: 1, id: "ch_1", person: "a@example.com", at: "2026-03-03 10:01" });
  await order({ source: 1, id: "ch_2", person: "a@example.com", at: "2026-03-03 15:00" });
  await order({ source: 2, id: "#1", person: "a@example.com" });
  await countOnce(facts, "w", files("stripe-payments", "shopify-orders"));
  expect((await kept()).map(({ id }) => id)).toEqual(["#1", "ch_2"]);
});

const visit = (source: number, person: string, at: string, utm: string) =>
  facts.run(
    raw(`insert into event (workspace, source, occurred_at, person, origin)
      values ('w', ${source}, timestamptz '${at}:00+00', person_key('${person}'), hash('${utm}'))`),
  );

it("counts a visit in two overlapping files once, and two clicks of one second in one file twice", async () => {
  for (const source of [1, 2]) {
    await visit(source, "a", "2026-03-01 10:00", "facebook");
    await visit(source, "a", "2026-03-01 10:00", "facebook");
    await visit(source, "a", "2026-03-01 10:00", "instagram");
  }
  await visit(1, "b", "2026-02-28 10:00", "facebook");
  await visit(2, "b", "2026-03-02 10:00", "facebook");
  const setAside = await countOnce(facts, "w", files("template-touches", "template-touches"));
  const { n } = await facts.row(z.object({ n: z.number() }), raw("select count(*) as n from event_once"));
  expect(n).toBe(5);
  expect(setAside).toEqual([{ source: 2, inFavourOf: 1, what: "visits", rows: 3, whole: false }]);
});

const ads = (
  source: number,
  campaign: string,
  day: string,
  until: string,
  spend: number,
  more: Record<string, string> = {},
) => {
  const columns = Object.keys(more)
    .map((name) => `, ${name}`)
    .join("");
  const values = Object.values(more)
    .map((value) => `, '${value}'`)
    .join("");
  return facts.run(
    raw(`insert into ad_day (workspace, source, platform, campaign, day, until, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor${columns})
      values ('w', ${source}, 'meta', '${campaign}', date '${day}', date '${until}', 'EUR', ${spend}, ${spend * 10}, ${spend}, 10, 1000${values})`),
  );
};
const Ad = z.object({ source: z.number(), day: z.string(), until: z.string(), spend: z.number(), clicks: z.number() });
const adsKept = () =>
  facts.rows(
    Ad,
    raw(
      `select source, strftime(day, '%Y-%m-%d') as day, strftime(until, '%Y-%m-%d') as until, spend_minor as spend, clicks from ad_once order by all`,
    ),
  );

it("cuts a range of ads to the days before and after what a finer report tells", async () => {
  await ads(1, "spring", "2026-01-01", "2026-04-01", 900);
  await ads(2, "Spring", "2026-02-01", "2026-02-02", 200, { ad: "video" });
  await ads(2, "Spring", "2026-02-28", "2026-03-01", 110, { ad: "video" });
  const setAside = await countOnce(facts, "w", files("meta-ads", "meta-ads"));
  expect(await adsKept()).toEqual([
    { source: 1, day: "2026-01-01", until: "2026-02-01", spend: 295, clicks: 295 },
    { source: 1, day: "2026-03-01", until: "2026-04-01", spend: 295, clicks: 295 },
    { source: 2, day: "2026-02-01", until: "2026-02-02", spend: 200, clicks: 200 },
    { source: 2, day: "2026-02-28", until: "2026-03-01", spend: 110, clicks: 110 },
  ]);
  expect(setAside).toEqual([{ source: 1, inFavourOf: 2, what: "spend", rows: 1, whole: false }]);
});

it("counts the ads of a report that names campaigns by id once with one that names them", async () => {
  await ads(1, "spring", "2026-03-01", "2026-04-01", 900, { campaign_id: "123" });
  await facts.run(
    raw(`insert into ad_day (workspace, source, platform, campaign_id, ad_id, day, until, currency, spend_minor)
      values ('w', 2, 'meta', '123', '9', date '2026-03-01', date '2026-04-01', 'EUR', 900)`),
  );
  expect(await countOnce(facts, "w", files("meta-ads", "meta-ads"))).toEqual([
    { source: 1, inFavourOf: 2, what: "spend", rows: 1, whole: true },
  ]);
});

it("leaves the facts as they are, so that each file's own sums stay", async () => {
  await ads(1, "spring", "2026-03-01", "2026-04-01", 900);
  await ads(2, "spring", "2026-03-01", "2026-04-01", 900, { ad: "video" });
  await countOnce(facts, "w", files("meta-ads", "meta-ads"));
  expect(await facts.row(z.object({ n: z.number() }), raw("select sum(spend_minor) as n from ad_day"))).toEqual({
    n: 1800,
  });
  expect((await adsKept()).map(({ spend }) => spend)).toEqual([900]);
});

const visits = (source: number, day: string, until: string, channel: string, utm: string | null = null) =>
  facts.run(
    raw(`insert into analytics_day (workspace, source, day, until, channel, utm_source, sessions)
      values ('w', ${source}, date '${day}', date '${until}', '${channel}', ${utm === null ? "null" : `'${utm}'`}, 1)`),
  );
const tablesKept = async () => {
  const rows = await facts.rows(
    z.object({ source: z.number(), day: z.string() }),
    raw("select source, strftime(day, '%m-%d') as day from analytics_day_once order by all"),
  );
  return rows.map(({ source, day }) => `${source} ${day}`);
};

it("takes of two analytics tables of the same days the one that names sources, then the daily one, then the later", async () => {
  await visits(1, "2026-03-01", "2026-03-02", "Organic Social");
  await visits(2, "2026-03-01", "2026-04-01", "Organic Social");
  await visits(3, "2026-03-01", "2026-03-02", "Organic Social");
  const formats = ["ga4-traffic", "ga4-traffic", "ga4-traffic", "ga4-traffic"];
  expect(await countOnce(facts, "w", files(...formats))).toMatchObject([
    { source: 1, inFavourOf: 3, what: "analytics", whole: true },
    { source: 2, inFavourOf: 3, what: "analytics", whole: true },
  ]);
  expect(await tablesKept()).toEqual(["3 03-01"]);
  await visits(4, "2026-03-01", "2026-04-01", "Organic Social", "instagram");
  await countOnce(facts, "w", files(...formats));
  expect(await tablesKept()).toEqual(["4 03-01"]);
});

it("counts analytics tables of different days both", async () => {
  await visits(1, "2026-02-27", "2026-02-28", "Direct");
  await visits(1, "2026-02-28", "2026-03-01", "Direct");
  await visits(2, "2026-02-28", "2026-03-01", "Direct");
  await visits(2, "2026-03-01", "2026-03-02", "Direct");
  await countOnce(facts, "w", files("ga4-traffic", "ga4-traffic"));
  expect(await tablesKept()).toEqual(["1 02-27", "2 02-28", "2 03-01"]);
});

it("takes a post's latest figures, whichever file or tool tells them", async () => {
  const post = (source: number, id: string, likes: number, asOf: string) =>
    facts.run(
      raw(
        `insert into post (workspace, source, network, id, likes, as_of) values ('w', ${source}, 'x', '${id}', ${likes}, ${asOf})`,
      ),
    );
  // File 1 was written last but says that its figures end before those of file 2.
  await post(1, "a", 10, "date '2026-03-01'");
  await post(2, "a", 25, "date '2026-04-01'");
  await post(1, "b", 7, "date '2026-03-01'");
  await post(3, "b", 9, "null");
  const sources = files("x-posts", "x-posts", "hootsuite-posts").map((file, at) => ({
    ...file,
    writtenMs: Date.UTC(2026, 4, 3 - at),
  }));
  await countOnce(facts, "w", sources);
  const Kept = z.object({ id: z.string(), likes: z.number() });
  expect(await facts.rows(Kept, raw("select id, likes from post_once order by id"))).toEqual([
    { id: "a", likes: 25 },
    { id: "b", likes: 9 },
  ]);
});
