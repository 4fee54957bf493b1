import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { channels } from "../../model/channel.ts";
import { costCategories } from "../../model/cost.ts";
import { KnownError } from "../../model/errors.ts";
import { measureNames, measures } from "../../model/goal.ts";
import { networkIds } from "../../model/network.ts";
import { codeInPlan, Plan } from "../../model/plan.ts";
import { parsePlan, planSchema, readPlan } from "./plan-file.ts";

const base = "currency: NOK\ntimeZone: Europe/Oslo\n";
const cost = (fields: string) => `${base}costs:\n  - { what: x, category: tools, ${fields} }\n`;

const goal = (fields: string) =>
  `${base}goals:\n  - { name: x, objective: y, from: 2026-01-01, to: 2026-02-01, ${fields} }\n`;

const whole = `business: Fjord Candles
model: b2b
currency: EUR
timeZone: Europe/Lisbon
return: { basis: margin, rate: 0.42, include: [tax] }
lookbackDays: 30
journeys: { touches: 20, path: unique, viewThroughs: true, startAnew: true }
models:
  - { name: our-w, anchors: { first: 0.5, won: 0.3 }, rest: 0.2 }
spread: touches
goals:
  - { name: Twice the return, measure: roi, segment: { network: IG, paid: false }, baseline: -12.5, target: "100", objective: Live off the shop, from: 2026-01-01, to: 2026-07-01 }
costs:
  - { what: Coordinator, category: labour, hours: 12, rate: "450.50", per: week, from: 2026-01-01 }
  - { what: Shoot, category: content, amount: 8000, from: 2026-03-01, to: 2026-04-01, scope: { campaign: spring } }
  - { what: Mailing tool, category: tools, amount: 19.90, currency: USD, per: month, from: 2026-01-01, scope: { channel: email } }
codes:
  spring10: { network: ig, campaign: spring }
  POD: { network: none, channel: audio, paid: true }
stages: { won: [Signed], lost: [Gone] }
notSocial: [youtube]
naming:
  sources: [instagram, newsletter]
  mediums: [social, email]
  campaigns: ["{season}-{year}", always-on]
  mediumsBySource: { newsletter: [email] }
`;

describe("a plan", () => {
  it("reads in every field", () => {
    expect(JSON.parse(JSON.stringify(parsePlan(whole, "plan.yaml")))).toEqual({
      business: "Fjord Candles",
      model: "b2b",
      currency: "EUR",
      timeZone: "Europe/Lisbon",
      return: { basis: "margin", rate: 0.42, include: ["tax"] },
      lookbackDays: 30,
      journeys: { touches: 20, path: "unique", viewThroughs: true, startAnew: true },
      models: [{ name: "our-w", anchors: { first: 0.5, won: 0.3 }, rest: 0.2 }],
      spread: "touches",
      goals: [
        {
          name: "Twice the return",
          measure: "roi",
          segment: { network: "instagram", paid: false },
          baseline: "-12.5",
          target: "100",
          objective: "Live off the shop",
          from: "2026-01-01",
          to: "2026-07-01",
        },
      ],
      costs: [
        { what: "Coordinator", category: "labour", hours: "12", rate: "450.50", per: "week", from: "2026-01-01" },
        {
          what: "Shoot",
          category: "content",
          amount: "8000",
          from: "2026-03-01",
          to: "2026-04-01",
          scope: { campaign: "spring" },
        },
        {
          what: "Mailing tool",
          category: "tools",
          amount: "19.9",
          currency: "USD",
          per: "month",
          from: "2026-01-01",
          scope: { channel: "Email" },
        },
      ],
      codes: {
        SPRING10: { network: "instagram", campaign: "spring", paid: false },
        POD: { network: "none", channel: "Audio", paid: true },
      },
      stages: { won: ["Signed"], lost: ["Gone"] },
      notSocial: ["youtube"],
      naming: {
        sources: ["instagram", "newsletter"],
        mediums: ["social", "email"],
        campaigns: ["{season}-{year}", "always-on"],
        mediumsBySource: { newsletter: ["email"] },
      },
    });
  });

  it("that was kept as JSON is read in again as it was", () => {
    const plan = parsePlan(whole, "plan.yaml");
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  it("needs no more than currency and time zone", () => {
    const { goals, costs, lookbackDays, spread, return: counted } = parsePlan(`${base}costs:\n`, "plan.yaml");
    expect({ goals, costs, lookbackDays, spread, counted }).toEqual({
      goals: [],
      costs: [],
      lookbackDays: 90,
      spread: "even",
      counted: { basis: "revenue", include: [] },
    });
  });

  it("finds a code however it was typed", () => {
    const plan = parsePlan(whole, "plan.yaml");
    expect(codeInPlan(plan, " Spring10 ")?.network).toBe("instagram");
    expect(codeInPlan(plan, "toString")).toBeNull();
  });
});

describe("a wrong plan is one line naming file, line, field and what may stand there", () => {
  it.each<[string, string, string]>([
    [
      "a category",
      cost("amount: 1, per: day, from: 2026-01-01").replace("tools", "tool"),
      'plan.yaml:4: costs[0].category is "tool"; allowed: labour, ad spend, tools, agency, content, training, research, events, service recovery; did you mean "tools"?',
    ],
    [
      "a source in capitals",
      `${base}naming: { sources: [Instagram] }`,
      'plan.yaml:3: naming.sources[0] is "Instagram"; it must be in small letters without blanks, such as paid_social',
    ],
    [
      "a place in a campaign's pattern",
      `${base}naming:\n  campaigns: ["{seson}-{year}"]`,
      "plan.yaml:4: naming.campaigns[0] has {seson}; known are {word}, {words}, {number}, {year}, {month}, {day}, {quarter}, {season}, {country} and lists such as {sale|launch}; did you mean {season}?",
    ],
    [
      "an interval",
      cost("amount: 1, per: weak, from: 2026-01-01"),
      'plan.yaml:4: costs[0].per is "weak"; allowed: day, week, month, quarter, year; did you mean "week"?',
    ],
    [
      "a day",
      cost("amount: 1, per: day, from: 2026-02-30"),
      'plan.yaml:4: costs[0].from is "2026-02-30"; it must be an existing day such as 2026-03-01',
    ],
    [
      "days the wrong way round",
      cost("amount: 1, from: 2026-03-02, to: 2026-03-01"),
      "plan.yaml:4: costs[0] goes from 2026-03-02 to 2026-03-01: from must be before to",
    ],
    [
      "no end",
      cost("amount: 1, from: 2026-03-02"),
      "plan.yaml:4: costs[0] needs an end (to), or how often it comes back (per)",
    ],
    [
      "no price",
      cost("hours: 1, per: day, from: 2026-03-02"),
      "plan.yaml:4: costs[0] needs an amount, or hours and rate",
    ],
    [
      "two prices",
      cost("hours: 1, amount: 5, per: day, from: 2026-03-02"),
      "plan.yaml:4: costs[0] has an amount and also hours or a rate: give the amount, or hours and rate",
    ],
    [
      "a negative amount",
      cost("amount: -5, per: day, from: 2026-03-02"),
      "plan.yaml:4: costs[0].amount is -5; it must be a number from 0 up, such as 1234.50",
    ],
    [
      "an endless amount",
      cost("amount: .inf, per: day, from: 2026-03-02"),
      "plan.yaml:4: costs[0].amount is Infinity; it must be a number from 0 up, such as 1234.50",
    ],
    [
      "decimals the currency lacks",
      cost("amount: 1.005, per: day, from: 2026-03-02"),
      "plan.yaml:4: costs[0].amount is 1.005, with 3 decimals; NOK has 2",
    ],
    [
      "two scopes",
      cost("amount: 1, per: day, from: 2026-03-02, scope: { network: x, campaign: y }"),
      "plan.yaml:4: costs[0].scope names network and campaign: give one of network, campaign, post or channel (a post may add its network)",
    ],
    [
      "a social channel",
      cost("amount: 1, per: day, from: 2026-03-02, scope: { channel: Paid Social }"),
      'plan.yaml:4: costs[0].scope.channel is "Paid Social"; it must be a channel that is not social; for a social network give network instead',
    ],
    [
      "a missing field",
      `${base}costs:\n  - what: x\n    category: tools\n    amount: 1\n`,
      "plan.yaml:4: costs[0].from is missing: The first day",
    ],
    [
      "an unknown field",
      `${base}lookback: 30\n`,
      "plan.yaml:3: lookback is not a field here; allowed: business, model, currency, timeZone, return, lookbackDays, journeys, models, spread, goals, costs, codes, stages, notSocial, naming",
    ],
    [
      "an unknown field deep down",
      cost("amount: 1, per: day,\n      form: 2026-01-01"),
      'plan.yaml:5: costs[0].form is not a field here; allowed: what, category, amount, hours, rate, currency, per, from, to, scope; did you mean "from"? plan.yaml:4: costs[0].from is missing: The first day',
    ],
    [
      "a goal's measure",
      goal("measure: ROAS, baseline: 1, target: 2"),
      `plan.yaml:4: goals[0].measure is "ROAS"; allowed: ${measureNames.join(", ")}; did you mean "roas"?`,
    ],
    [
      "a goal's decimals",
      goal("measure: visits, baseline: 10.5, target: 20"),
      "plan.yaml:4: goals[0].baseline is 10.5, with 1 decimals; visits has 0",
    ],
    [
      "a goal below 0",
      goal("measure: leads, baseline: 10, target: -20"),
      "plan.yaml:4: goals[0].target is -20; leads is never below 0",
    ],
    [
      "a goal about nothing",
      goal("measure: leads, baseline: 10, target: 20, segment: {}"),
      "plan.yaml:4: goals[0].segment names nothing: give network, campaign or paid, or leave the segment out for all social",
    ],
    [
      "margin without a rate",
      `${base}return: { basis: margin }\n`,
      "plan.yaml:3: return has basis margin and needs a rate, such as rate: 0.42",
    ],
    [
      "a rate in per cent",
      `${base}return: { basis: margin, rate: 42 }\n`,
      "plan.yaml:3: return.rate is 42; it must be a share of revenue above 0 and up to 1, such as 0.42",
    ],
    [
      "a rate without margin",
      `${base}return: { basis: revenue, rate: 0.4 }\n`,
      "plan.yaml:3: return has a rate, which goes with basis: margin only",
    ],
    [
      "a business model",
      `${base}model: shop\n`,
      'plan.yaml:3: model is "shop"; allowed: online-shop, b2b, saas, dealership, local-store, services, creator, nonprofit',
    ],
    [
      "a lookback",
      `${base}lookbackDays: 90d\n`,
      'plan.yaml:3: lookbackDays is "90d"; it must be a whole number of days from 1 to 3650',
    ],
    [
      "a currency",
      "currency: nok\ntimeZone: Europe/Oslo\n",
      'plan.yaml:1: currency is "nok"; it must be a currency code of ISO 4217 such as EUR; did you mean "NOK"?',
    ],
    [
      "a time zone",
      "currency: NOK\ntimeZone: Oslo\n",
      'plan.yaml:2: timeZone is "Oslo"; it must be an IANA time zone such as Europe/Oslo; did you mean "Europe/Oslo"?',
    ],
    [
      "the same code twice",
      `${base}codes:\n  A1: { network: x }\n  a1: { network: tiktok }\n`,
      "plan.yaml:4: codes.A1 is the same code as a1; plan.yaml:5: codes.a1 is the same code as A1",
    ],
    [
      "a model of its own by a built-in name",
      `${base}models:\n  - { name: last, anchors: { first: 1 } }\n`,
      "plan.yaml:4: models[0].name is last, which is a model of Retorno's own: give yours another name",
    ],
    [
      "two models by one name",
      `${base}models:\n  - { name: ours, anchors: { first: 1 } }\n  - { name: ours, anchors: { won: 1 } }\n`,
      "plan.yaml:5: models[1].name is ours, as that of model 1 of the list is",
    ],
    ["the same field twice", `${base}currency: EUR\n`, "plan.yaml:3: Map keys must be unique"],
    ["tabs", `${base}costs:\n\t- what: x\n`, "plan.yaml:4: Tabs are not allowed as indentation"],
    [
      "a list",
      "- currency: NOK\n",
      "plan.yaml:1: the plan is a list; it must have fields: business, model, currency, timeZone, return, lookbackDays, journeys, models, spread, goals, costs, codes, stages, notSocial, naming",
    ],
    ["nothing", "# to do\n", "plan.yaml is empty: it says nothing about the business or its costs"],
    ["two plans", `${base}---\n${base}`, "plan.yaml:3: a second plan begins (---)"],
  ])("%s", (_, text, message) => expect(faultOf(text)).toBe(message));

  it("offers the networks there are, and the one that was probably meant", () => {
    const message = faultOf(`${base}codes:\n  A: { network: instagramm }\n`);
    expect(message).toMatch(
      /^plan\.yaml:4: codes\.A\.network is "instagramm"; it must be a network: facebook, instagram, /,
    );
    expect(message).toMatch(/did you mean "instagram"\?$/);
  });

  it("does not follow aliases that would fill the memory", () => {
    const level = (name: string, of: string) =>
      `${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(",")}]\n`;
    const bomb = `a: &a [x]\n${level("b", "a")}${level("c", "b")}${level("d", "c")}${level("e", "d")}${level("f", "e")}`;
    expect(faultOf(bomb)).toMatch(/^plan\.yaml repeats parts by alias/);
  });
});

describe("a plan's file", () => {
  const folder = mkdtempSync(join(tmpdir(), "plan-"));
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it("may begin with a byte order mark or be UTF-16, as Windows saves it", async () => {
    expect((await readPlan(file("bom.yaml", `\uFEFF${base}`))).currency).toBe("NOK");
    expect((await readPlan(file("utf16.yaml", Buffer.from(`\uFEFF${base}`, "utf16le")))).currency).toBe("NOK");
  });

  it.each<[string, () => string, RegExp]>([
    ["is not there", () => join(folder, "none.yaml"), /none\.yaml does not exist$/],
    ["is a folder", () => folder, / is a folder$/],
    ["is not text", () => file("bytes.yaml", new Uint8Array([0x80, 0x81, 0xff])), / cannot be read as text \(UTF-8\)$/],
    ["is empty", () => file("empty.yaml", ""), / is empty: /],
    ["is too large", () => file("large.yaml", Buffer.alloc(5_000_000, "#")), / is too large for a plan: 5 MB$/],
  ])("that %s is refused plainly", async (_, path, message) => {
    const refused = await readPlan(path()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(KnownError);
    expect(refused).toMatchObject({ code: "invalid_plan", message: expect.stringMatching(message) });
  });
});

it("the published JSON Schema is the one the code has (vitest -u writes it anew)", async () => {
  await expect(`${JSON.stringify(planSchema(), null, 2)}\n`).toMatchFileSnapshot("../../../docs/plan.schema.json");
});

describe("docs/plan.md", () => {
  const page = readFileSync(new URL("../../../docs/plan.md", import.meta.url), "utf8");

  it("has an example that reads", () => {
    const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(parsePlan(example, "plan.md").costs).toHaveLength(4);
  });

  it("says what each measure of a goal is", () => {
    const rows = Object.entries(measures).map(
      ([name, { kind, unit, says }]) => `| \`${name}\` | ${kind} | ${unit} | ${says} |`,
    );
    expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  });

  it("names every field, network, channel and category", () => {
    const { properties } = planSchema() as { properties: object };
    const words = [...Object.keys(properties), ...networkIds, ...costCategories].map((word) => `\`${word}`);
    expect([...words, ...channels].filter((word) => !page.includes(word))).toEqual([]);
  });
});

function faultOf(text: string): string {
  try {
    parsePlan(text, "plan.yaml");
  } catch (error) {
    if (error instanceof KnownError && error.code === "invalid_plan" && error.hint !== undefined) return error.message;
    throw error;
  }
  throw new Error("the plan was taken");
}
