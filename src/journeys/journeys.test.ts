import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Asked, at, journeyFacts, origin, type PlanText, person, type Row } from "../../test/journey-facts.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { raw } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

const { add, visit, order, journeys } = journeyFacts(() => facts);

const touchesOf = async (asked: Asked = {}) => (await journeys(asked)).map(({ touches }) => touches);

describe("the lookback window", () => {
  it("takes a touch exactly as many days before and not a millisecond more", async () => {
    await order("a", "2026-03-31 10:00:00+00");
    await visit("a", "2026-03-01 10:00:00+00", "instagram");
    await visit("a", "2026-03-01 09:59:59.999+00", "facebook");
    expect(await touchesOf({ lookbackDays: 30 })).toEqual([["instagram"]]);
    expect(await touchesOf({ lookbackDays: 31 })).toEqual([["facebook", "instagram"]]);
  });

  it("takes a touch at the conversion's own moment and none after it", async () => {
    await order("a", "2026-03-10 10:00:00+00");
    await visit("a", "2026-03-10 10:00:00+00", "instagram");
    await visit("a", "2026-03-10 10:00:00.001+00", "facebook");
    expect(await touchesOf()).toEqual([["instagram"]]);
  });

  it("reaches back before the period", async () => {
    await order("a", "2026-03-02 10:00:00+00");
    await visit("a", "2026-01-15 10:00:00+00", "instagram");
    expect(await touchesOf()).toEqual([["instagram"]]);
  });
});

describe("touches of a journey", () => {
  it("are of that person alone, in time, direct visits among them", async () => {
    await order("a", "2026-03-10 10:00:00+00");
    await visit("a", "2026-03-09 10:00:00+00", null);
    await visit("a", "2026-03-05 10:00:00+00", "facebook", "paid_social", "spring");
    await visit("b", "2026-03-06 10:00:00+00", "linkedin");
    expect(await touchesOf()).toEqual([["facebook paid spring", "direct"]]);
  });

  it("come from the order's own UTMs and from those of the person's earlier orders, voided ones too", async () => {
    await order("a@example.com", "2026-03-03 10:00:00+00", origin("instagram", "social", "spring"));
    await order("A@Example.com", "2026-03-04 10:00:00+00", { ...origin("tiktok", "social"), counted: false });
    await order("a@example.com", "2026-03-10 10:00:00+00");
    expect(await touchesOf()).toEqual([["instagram spring"], ["instagram spring", "tiktok"]]);
  });

  it("of one moment stand in one order, whatever the order they came in", async () => {
    const sources = ["instagram", "facebook", "tiktok", "linkedin"];
    for (const source of sources) await visit("a", "2026-03-05 10:00:00+00", source);
    await order("a", "2026-03-10 10:00:00+00");
    const [first] = await touchesOf();
    await facts.run(raw("delete from event"));
    for (const source of sources.toReversed()) await visit("a", "2026-03-05 10:00:00+00", source);
    expect(await touchesOf()).toEqual([first]);
  });

  it("are known by the campaign's name or id, in any case and width", async () => {
    await add("ad_day", {
      platform: "meta",
      campaign: "Spring Sale",
      campaign_id: "120210",
      currency: "EUR",
      spend_minor: 0,
    });
    for (const [at, written] of ["spring%20sale", "ＳＰＲＩＮＧ+ＳＡＬＥ", "120210"].entries()) {
      await visit("a", `2026-03-0${at + 1} 10:00:00+00`, "facebook", "cpc", written);
    }
    await order("a", "2026-03-10 10:00:00+00");
    expect(await touchesOf()).toEqual([Array.from({ length: 3 }, () => "facebook paid Spring Sale")]);
  });
});

describe("the best evidence of a journey", () => {
  const plan: PlanText = {
    codes: { SPRING10: { network: "instagram", campaign: "spring" }, Reel5: { network: "tiktok", paid: true } },
  };
  const lead = (who: string, moment: string, source: string) =>
    add("lead", {
      id: who,
      person: person(who),
      id_key: person(who),
      created_at: at(moment),
      original_source: source,
      original_detail: "LinkedIn",
    });

  it("is the tracked visit, then the code, then what the CRM declares", async () => {
    await order("a", "2026-03-10 10:00:00+00", { code: "SPRING10" });
    await lead("a", "2026-03-01 10:00:00+00", "Organic Social");
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: ["instagram spring"], tier: 2 });
    await visit("a", "2026-02-09 10:00:00+00", "facebook");
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: ["facebook"], tier: 1 });
    await facts.run(raw(`delete from event; update "order" set code = null`));
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: ["linkedin"], tier: 3 });
    await facts.run(raw("delete from lead"));
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: [], tier: null });
  });

  it("is what a survey answers where nothing better is known, or nothing but a direct visit", async () => {
    const answer = (words: string, more: Row) =>
      add("survey_answer", { occurred_at: at("2026-03-10 10:05:00+00"), answer: words, ...more });
    await order("a", "2026-03-10 10:00:00+00", { id: "#1001" });
    await answer("a friend sent me your Instagram", { person: person("a") });
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: ["instagram"], tier: 4 });
    await visit("a", "2026-03-09 10:00:00+00", null);
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: ["instagram"], tier: 4 });
    await lead("a", "2026-03-01 10:00:00+00", "Direct Traffic");
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: ["instagram"], tier: 4 });
    await facts.run(raw("delete from lead"));
    await lead("a", "2026-03-01 10:00:00+00", "Organic Social");
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: ["linkedin"], tier: 3 });
  });

  it("is a survey's answer by the order's number, once however often it is told, and nothing where it names nothing", async () => {
    await order("a", "2026-03-10 10:00:00+00", { id: "#1001" });
    await order("b", "2026-03-11 10:00:00+00", { id: "#1002" });
    const answer = { order_id: "1001", occurred_at: at("2026-03-10 10:05:00+00"), answer: "TikTok, Instagram" };
    await add("survey_answer", answer);
    await add("survey_answer", answer);
    await add("survey_answer", {
      order_id: "1002",
      occurred_at: at("2026-03-11 10:05:00+00"),
      answer: "can't remember",
    });
    expect(await journeys({ plan })).toMatchObject([
      { touches: ["tiktok", "instagram"], tier: 4 },
      { touches: [], tier: null },
    ]);
  });

  it("reaches a deal through the lead that its CRM says became it, and through no other CRM's", async () => {
    await lead("a", "2026-03-01 10:00:00+00", "Organic Social");
    await facts.run(raw("update lead set deals = '16; 17'"));
    await add("deal", {
      id: "17",
      outcome: "won",
      amount_minor: 500,
      currency: "EUR",
      closed_at: at("2026-03-20 10:00:00+00"),
    });
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: ["linkedin"], tier: 3 });
    await facts.run(raw("update lead set source = 2"));
    await facts.run(raw("update deal set source = 1"));
    expect((await journeys({ plan }))[0]).toMatchObject({ touches: [], tier: null });
  });

  it("reads what CRMs call a network's ads", async () => {
    await order("a", "2026-03-10 10:00:00+00");
    await add("lead", {
      id: "a",
      person: person("a"),
      id_key: person("a"),
      created_at: at("2026-03-01 10:00:00+00"),
      original_source: "Google AdWords",
    });
    expect((await touchesOf({ plan }))[0]?.[0]).toMatch(/google paid/);
  });

  it("reads codes in any case, several in one cell, and passes over those the plan does not name", async () => {
    await order("a", "2026-03-10 10:00:00+00", { code: "welcome, spring10 ,REEL5" });
    expect((await touchesOf({ plan })).map((touches) => touches.toSorted())).toEqual([
      ["instagram spring", "tiktok paid"],
    ]);
    await facts.run(raw(`update "order" set code = 'WELCOME'`));
    expect(await touchesOf({ plan })).toEqual([[]]);
  });

  it("is the lead's own UTMs before its original source", async () => {
    await add("lead", {
      id: "7",
      person: person("a"),
      id_key: person("7"),
      created_at: at("2026-03-01 10:00:00+00"),
      original_source: "Direct Traffic",
      ...origin("linkedin", "cpc", "demo"),
    });
    await order("a", "2026-03-10 10:00:00+00");
    expect(await journeys()).toMatchObject([{ touches: ["linkedin paid demo"], tier: 1 }]);
  });
});

describe("a deal", () => {
  const contact = (id: string, mail: string | null, company: string | null, moment = "2026-01-10 10:00:00+00") =>
    add("lead", {
      id,
      person: person(mail ?? id),
      id_key: person(id),
      created_at: at(moment),
      companies: company,
      opportunity_at: at("2026-02-15 10:00:00+00"),
    });
  const deal = (more: Row = {}) =>
    add("deal", {
      id: "d1",
      stage: "Closed Won",
      outcome: "won",
      currency: "EUR",
      amount_minor: 500_000,
      created_at: at("2026-02-01 10:00:00+00"),
      closed_at: at("2026-03-20 10:00:00+00"),
      ...more,
    });

  it("gathers the touches of its contacts, by CRM id or e-mail address, and of its companies' contacts", async () => {
    await contact("1", "ana@example.com", null);
    await contact("2", null, null);
    await contact("3", "eva@example.com", "Acme; Other");
    await contact("4", "not@example.com", "Elsewhere");
    await visit("ANA@example.com", "2026-01-05 10:00:00+00", "linkedin");
    await visit("2", "2026-01-06 10:00:00+00", "x");
    await visit("eva@example.com", "2026-01-07 10:00:00+00", "youtube");
    await visit("4", "2026-01-08 10:00:00+00", "reddit");
    await deal({ contacts: "1; 2", companies: "Acme" });
    expect(await touchesOf()).toEqual([["linkedin", "x", "youtube"]]);
    await facts.run(raw("update deal set contacts = 'Ana@Example.com', companies = null"));
    expect(await touchesOf()).toEqual([["linkedin"]]);
  });

  it("is not counted beside the order that paid for it: the same person and value within thirty days", async () => {
    await contact("1", "ana@example.com", null);
    await deal({ contacts: "1" });
    await deal({ id: "d2", contacts: "1", amount_minor: 77_700 });
    await order("ana@example.com", "2026-03-25 10:00:00+00", { total_minor: 500_000 });
    await journeys();
    const Values = z.object({ value: z.number() });
    const values = await facts.rows(Values, raw("select value_minor as value from conversion order by 1"));
    expect(values.map(({ value }) => value)).toEqual([77_700, 500_000]);
  });

  it("knows companies apart whose names share a word after a comma", async () => {
    await contact("1", "ana@example.com", "Acme, Inc.");
    await contact("2", "eva@example.com", "Other, Inc.");
    await visit("ana@example.com", "2026-01-05 10:00:00+00", "linkedin");
    await visit("eva@example.com", "2026-01-06 10:00:00+00", "x");
    await deal({ contacts: null, companies: "Acme, Inc." });
    expect(await touchesOf()).toEqual([["linkedin"]]);
  });

  it("counts a touch once although its person is named twice", async () => {
    await contact("1", "ana@example.com", "Acme");
    await visit("ana@example.com", "2026-01-05 10:00:00+00", "linkedin");
    await deal({ contacts: "1;ana@example.com, 1", companies: "Acme" });
    expect(await touchesOf()).toEqual([["linkedin"]]);
  });

  it("became a lead when the first of its persons did, and an opportunity when it was opened", async () => {
    await contact("1", null, null, "2026-01-10 10:00:00+00");
    await contact("2", null, null, "2026-01-04 10:00:00+00");
    await deal({ contacts: "1;2" });
    await journeys();
    const Stages = z.object({ lead: z.string(), opportunity: z.string() });
    const day = (column: string) => `strftime(${column}, '%Y-%m-%d')`;
    const stages = () =>
      facts.rows(
        Stages,
        raw(`select ${day("lead_at")} as lead, ${day("opportunity_at")} as opportunity from conversion`),
      );
    expect(await stages()).toEqual([{ lead: "2026-01-04", opportunity: "2026-02-01" }]);
    await facts.run(raw("update deal set created_at = null"));
    await journeys();
    expect(await stages()).toEqual([{ lead: "2026-01-04", opportunity: "2026-02-15" }]);
  });

  it("is won by the plan's own names of its stages, in any case, and lost by them against the file's word", async () => {
    await deal({ stage: "Contract Signed", outcome: "open" });
    await deal({ id: "d2", stage: "Won but withdrawn", outcome: "won" });
    expect(await journeys()).toHaveLength(1);
    const plan: PlanText = { stages: { won: ["contract signed"], lost: ["Won but withdrawn"] } };
    expect(await journeys({ plan })).toMatchObject([{ value: 500_000 }]);
    expect(await journeys({ plan: { stages: { won: ["contract signed"] } } })).toHaveLength(2);
  });

  it("needs no rate of a foreign currency where it is lost", async () => {
    await deal({ outcome: "lost", currency: "USD" });
    expect(await journeys()).toEqual([]);
  });
});

describe("a conversion", () => {
  it("belongs to the workspace's day: 23:30 and 00:30 around the change of clocks", async () => {
    await order("a", "2026-02-28 23:30:00+01");
    await order("b", "2026-03-01 00:30:00+01");
    await order("c", "2026-03-29 23:30:00+02");
    await order("d", "2026-03-31 23:30:00+02");
    await order("e", "2026-04-01 00:30:00+02");
    expect((await journeys()).map(({ day }) => day)).toEqual(["2026-03-01", "2026-03-29", "2026-03-31"]);
    expect((await journeys({ from: "2026-03-29", to: "2026-03-30" })).map(({ day }) => day)).toEqual(["2026-03-29"]);
  });

  it("counts unless it is voided, and not below nothing", async () => {
    await order("a", "2026-03-02 10:00:00+01", { counted: false });
    await order("b", "2026-03-03 10:00:00+01", { refunded_minor: 12_000 });
    expect((await journeys()).map(({ value }) => value)).toEqual([0]);
  });

  it("is worth its total net of tax, shipping and refunds unless the plan says otherwise, or the margin in that", async () => {
    await order("a", "2026-03-03 10:00:00+01", {
      total_minor: 12_500,
      tax_minor: 2_000,
      shipping_minor: 500,
      refunded_minor: 1_001,
    });
    const worth = async (of: unknown) => (await journeys({ plan: { return: of } as PlanText }))[0]?.value;
    expect(await worth({ basis: "revenue" })).toBe(8_999);
    expect(await worth({ basis: "revenue", include: ["tax"] })).toBe(10_999);
    expect(await worth({ basis: "revenue", include: ["tax", "shipping"] })).toBe(11_499);
    expect(await worth({ basis: "margin", rate: 0.42 })).toBe(3_780);
  });
});

describe("a refund", () => {
  const refund = (id: string, of: string, amount: number) =>
    add("refund", {
      id,
      order_id: of,
      occurred_at: at("2026-05-01 10:00:00+02"),
      currency: "EUR",
      amount_minor: amount,
    });

  it("that is a row of its own lowers its order, whenever it was paid, and never below nothing", async () => {
    await order("a", "2026-03-03 10:00:00+01", { id: "a" });
    await order("b", "2026-03-04 10:00:00+01", { id: "b" });
    await order("c", "2026-03-05 10:00:00+01", { id: "c" });
    await refund("r1", "a", 2_500);
    await refund("r2", "a", 500);
    await refund("r3", "b", 99_999);
    expect((await journeys()).map(({ value }) => value)).toEqual([7_000, 0, 10_000]);
  });

  it("that the order tells of too is taken off once", async () => {
    await order("a", "2026-03-03 10:00:00+01", { id: "a", refunded_minor: 2_500 });
    await refund("r1", "a", 2_500);
    expect((await journeys()).map(({ value }) => value)).toEqual([7_500]);
  });
});

describe("other currencies", () => {
  const rate = (day: string, currency: string, units: number, base = "EUR") =>
    add("fx_rate", { day, base, currency, rate: units });

  it("are turned at the rate of the day, minor units and all", async () => {
    await rate("2026-03-03", "JPY", 160);
    await rate("2026-03-03", "KWD", 0.35);
    await rate("2026-03-03", "USD", 1.1);
    await order("a", "2026-03-03 10:00:00+01", { currency: "JPY", total_minor: 16_000 });
    await order("b", "2026-03-03 10:00:01+01", { currency: "KWD", total_minor: 35_000 });
    await order("c", "2026-03-03 10:00:02+01", { currency: "USD", total_minor: 11_000 });
    expect((await journeys()).map(({ value }) => value)).toEqual([10_000, 10_000, 10_000]);
    expect((await journeys({ plan: { currency: "JPY" } })).map(({ value }) => value)).toEqual([16_000, 16_000, 16_000]);
    expect((await journeys({ plan: { currency: "KWD" } })).map(({ value }) => value)).toEqual([35_000, 35_000, 35_000]);
  });

  it("take the day of the workspace's zone, and Friday's rate at the weekend", async () => {
    await rate("2026-03-06", "USD", 1.25);
    await rate("2026-03-09", "USD", 2);
    await order("a", "2026-03-08 23:30:00+01", { currency: "USD", total_minor: 1000 });
    await order("b", "2026-03-09 00:30:00+01", { currency: "USD", total_minor: 1000 });
    expect((await journeys()).map(({ value }) => value)).toEqual([800, 500]);
  });

  it("are never taken one to one: a rate eight days old is missing, by currency and day", async () => {
    await rate("2026-03-02", "USD", 1.25);
    await order("a", "2026-03-09 10:00:00+01", { currency: "USD" });
    expect(await journeys()).toHaveLength(1);
    await order("a", "2026-03-10 10:00:00+01", { currency: "USD" });
    await expect(journeys()).rejects.toMatchObject({
      code: "missing_rate",
      message: expect.stringMatching(/USD.*2026-03-10/),
      more: { home: "EUR", missing: [{ currency: "USD", first: "2026-03-10", last: "2026-03-10", days: 1 }] },
    });
  });

  it("are not asked for outside the period, nor for what does not count", async () => {
    await order("a", "2026-04-02 10:00:00+02", { currency: "USD" });
    await order("b", "2026-03-02 10:00:00+01", { currency: "USD", counted: false });
    expect(await journeys()).toEqual([]);
  });
});
