import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Asked, at, journeyFacts, origin, person, type Row } from "../../test/journey-facts.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { raw } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

const { add, visit, order, journeys } = journeyFacts(() => facts);
const inWords = async (asked: Asked) => (await journeys(asked)).map(({ day, touches }) => [day, ...touches]);
const anew = { plan: { journeys: { startAnew: true } } };

describe("a journey to a lead", () => {
  const lead = (who: string, moment: string, more: Row = {}) =>
    add("lead", { id: `L-${who}`, person: person(who), id_key: person(`L-${who}`), created_at: at(moment), ...more });

  it("leads to each person once, when they first became one, and is worth nothing yet", async () => {
    await visit("ana", "2026-03-04 10:00:00+00", "linkedin");
    await visit("ana", "2026-03-08 10:00:00+00", "facebook");
    await lead("ana", "2026-03-05 10:00:00+00");
    await lead("ana", "2026-03-09 10:00:00+00", { id: "form-7", id_key: person("form-7") });
    await lead("eva", "2026-02-05 10:00:00+00");
    await lead("eva", "2026-03-05 10:00:00+00", { id: "form-8", id_key: person("form-8") });
    expect(await journeys({ conversionsOf: "leads" })).toEqual([
      { day: "2026-03-05", value: 0, touches: ["linkedin"], tier: 1 },
    ]);
  });

  it("has the lead's own tags and what its CRM says among the touches", async () => {
    await lead("ana", "2026-03-05 10:00:00+00", origin("instagram", "cpc", "spring"));
    await lead("eva", "2026-03-06 10:00:00+00", { original_source: "Organic Social", original_detail: "LinkedIn" });
    expect(await inWords({ conversionsOf: "leads" })).toEqual([
      ["2026-03-05", "instagram paid spring"],
      ["2026-03-06", "linkedin"],
    ]);
  });
});

describe("a journey to an opportunity", () => {
  it("leads to the day a deal was opened, whatever came of it, at that day's rate", async () => {
    await add("lead", {
      id: "1",
      person: person("ana"),
      id_key: person("1"),
      created_at: at("2026-02-01 10:00:00+00"),
    });
    await visit("ana", "2026-03-04 10:00:00+00", "linkedin");
    await visit("ana", "2026-03-20 10:00:00+00", "facebook");
    const deal = { contacts: "1", currency: "USD", amount_minor: 11_000, created_at: at("2026-03-05 10:00:00+00") };
    await add("deal", { id: "d1", outcome: "lost", closed_at: at("2026-05-01 10:00:00+00"), ...deal });
    await add("deal", { id: "d2", outcome: "open", ...deal, created_at: at("2026-04-05 10:00:00+00") });
    await expect(journeys({ conversionsOf: "opportunities" })).rejects.toMatchObject({ code: "missing_rate" });
    await add("fx_rate", { day: "2026-03-05", base: "EUR", currency: "USD", rate: 1.1 });
    expect(await journeys({ conversionsOf: "opportunities" })).toEqual([
      { day: "2026-03-05", value: 10_000, touches: ["linkedin"], tier: 1 },
    ]);
  });
});

describe("a journey to a new customer", () => {
  it("leads to the first sale ever of a person, and passes over who bought before the period", async () => {
    await visit("ana", "2026-03-01 10:00:00+00", "instagram");
    await order("ana", "2026-03-02 10:00:00+00");
    await order("ana", "2026-03-12 10:00:00+00");
    await order("eva", "2024-01-12 10:00:00+00", { currency: "USD" });
    await order("eva", "2026-03-12 10:00:00+00");
    expect(await inWords({ conversionsOf: "new customers" })).toEqual([["2026-03-02", "instagram"]]);
  });

  it("takes each order that names nobody for somebody's of its own", async () => {
    await order("", "2026-03-02 10:00:00+00", { person: null });
    await order("", "2026-03-03 10:00:00+00", { person: null });
    expect(await inWords({ conversionsOf: "new customers", ...anew })).toEqual([["2026-03-02"], ["2026-03-03"]]);
  });
});

describe("where each conversion starts the journey anew", () => {
  it("a touch leads to the next conversion of its person alone, that of before the period too", async () => {
    await visit("ana", "2026-02-01 10:00:00+00", "linkedin");
    await order("ana", "2026-02-02 10:00:00+00");
    await visit("ana", "2026-03-01 10:00:00+00", "instagram");
    await order("ana", "2026-03-02 10:00:00+00");
    await visit("ana", "2026-03-09 10:00:00+00", "facebook");
    await order("ana", "2026-03-10 10:00:00+00");
    await order("ana", "2026-03-11 10:00:00+00");
    expect(await inWords({})).toEqual([
      ["2026-03-02", "linkedin", "instagram"],
      ["2026-03-10", "linkedin", "instagram", "facebook"],
      ["2026-03-11", "linkedin", "instagram", "facebook"],
    ]);
    expect(await inWords(anew)).toEqual([["2026-03-02", "instagram"], ["2026-03-10", "facebook"], ["2026-03-11"]]);
  });

  it("an answer tells of the conversion before it, or of the first", async () => {
    await order("ana", "2026-03-02 10:00:00+00");
    await order("ana", "2026-03-10 10:00:00+00");
    await add("survey_answer", { occurred_at: at("2026-03-02 10:05:00+00"), answer: "TikTok", person: person("ana") });
    expect(await inWords(anew)).toEqual([["2026-03-02", "tiktok"], ["2026-03-10"]]);
    await facts.run(raw("update survey_answer set occurred_at = timestamptz '2026-03-01 10:00:00+00'"));
    expect(await inWords(anew)).toEqual([["2026-03-02", "tiktok"], ["2026-03-10"]]);
    await facts.run(raw("update survey_answer set occurred_at = timestamptz '2026-03-11 10:00:00+00'"));
    expect(await inWords(anew)).toEqual([["2026-03-02"], ["2026-03-10", "tiktok"]]);
  });

  it("is as said plainly, whatever people did", async () => {
    const hour = fc.integer({ min: 0, max: 40 });
    const done = fc.array(fc.record({ who: fc.constantFrom("a", "b", "c", "d"), hour, bought: fc.boolean() }), {
      minLength: 20,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(done, async (all) => {
        await facts.run(raw(`delete from event; delete from "order"; delete from marketing`));
        const moment = (of: number) =>
          `2026-03-${10 + Math.floor(of / 24)} ${String(of % 24).padStart(2, "0")}:00:00+00`;
        // One place told twice in one moment is one sitting's.
        const once = [...new Map(all.map((one) => [`${one.who} ${one.hour} ${one.bought}`, one])).values()];
        const bought = once.filter((one) => one.bought);
        const seen = once.filter((one) => !one.bought);
        for (const { who, hour } of bought) await order(who, moment(hour));
        for (const { who, hour } of seen) await visit(who, moment(hour), "instagram", "social", `h${hour}`);
        const expected = bought
          .toSorted((one, other) => one.hour - other.hour)
          .map(({ who, hour }) => {
            const before = Math.max(
              -1,
              ...bought.filter((one) => one.who === who && one.hour < hour).map((one) => one.hour),
            );
            const own = seen.filter((one) => one.who === who && one.hour > before && one.hour <= hour);
            return own.toSorted((one, other) => one.hour - other.hour).map((one) => `instagram h${one.hour}`);
          });
        const found = (await journeys(anew)).map(({ touches }) => touches);
        expect(found.toSorted(byText)).toEqual(expected.toSorted(byText));
      }),
      { numRuns: 3, seed: 1 },
    );
  });
});

const byText = (one: readonly string[], other: readonly string[]): number => (one.join() < other.join() ? -1 : 1);

describe("an ad that was seen and not clicked", () => {
  const ad = origin("facebook", "cpm", "spring");
  const seen = async (moment: string, more: Row = {}) => {
    await add("marketing", { ...ad, source: -2 });
    const moments = { occurred_at: at(moment), received_at: at(moment) };
    await add("site_event", {
      source: -2,
      seq: 1,
      id: 1,
      kind: "ad_view",
      visitor: person("ana"),
      origin: ad.origin,
      ...moments,
      ...more,
    });
  };
  const views = { plan: { journeys: { viewThroughs: true } } };

  it("is a touch only where the plan says so, and marked", async () => {
    await visit("ana", "2026-03-01 10:00:00+00", "instagram");
    await seen("2026-03-01 10:05:00+00");
    await order("ana", "2026-03-02 10:00:00+00");
    expect(await inWords({})).toEqual([["2026-03-02", "instagram"]]);
    expect(await inWords(views)).toEqual([["2026-03-02", "instagram", "facebook paid spring seen"]]);
  });

  it("is none where it was a bot's, another's, too long ago, or a page's own event of that name", async () => {
    await order("ana", "2026-03-02 10:00:00+00");
    const others = [{ bot: "crawler" }, { visitor: person("eva") }, { source: -1 }];
    for (const [nr, more] of others.entries()) await seen("2026-03-01 10:05:00+00", { id: nr, ...more });
    await seen("2025-11-01 10:05:00+00", { id: 9 });
    expect(await inWords(views)).toEqual([["2026-03-02"]]);
  });
});

it("has a deal's touches of all contacts, each once, though two of them stand in one company and one file twice", async () => {
  for (const [id, mail] of [
    ["1", "ana@example.com"],
    ["2", "eva@example.com"],
    ["3", "ana@example.com"],
  ] as const)
    await add("lead", {
      id,
      person: person(mail),
      id_key: person(id),
      created_at: at("2026-01-01 10:00:00+00"),
      companies: "Acme",
    });
  await visit("ana@example.com", "2026-03-01 10:00:00+00", "instagram");
  await visit("eva@example.com", "2026-03-02 10:00:00+00", "linkedin");
  const closed = { outcome: "won", currency: "EUR", amount_minor: 100, closed_at: at("2026-03-20 10:00:00+00") };
  await add("deal", { id: "d1", contacts: "1;2;3", companies: "Acme", ...closed });
  expect(await inWords({})).toEqual([["2026-03-20", "instagram", "linkedin"]]);
});
