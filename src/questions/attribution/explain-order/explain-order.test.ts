import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countOnce } from "../../../journeys/once/count-once.ts";
import { ExplainedOrder } from "../../../model/attribution/explain-order.ts";
import { KnownError } from "../../../model/errors.ts";
import { instantsOf, periodBetween } from "../../../model/period.ts";
import { Plan } from "../../../model/plan.ts";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { layScope } from "../../journeys/credited-journeys.ts";
import { explainOrder } from "./explain-order.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

type Cell = string | number | boolean | null | { sql: string };

async function add(fact: string, row: Record<string, Cell>): Promise<void> {
  const cells: [string, Cell][] = Object.entries({ workspace: "w", source: 1, ...row });
  const sqlOf = (cell: Cell) => {
    if (typeof cell === "string") return literal(cell);
    return typeof cell === "object" && cell !== null ? cell.sql : String(cell);
  };
  const values = cells.map(([, cell]) => sqlOf(cell)).join(", ");
  await facts.run(raw(`insert into "${fact}" (${cells.map(([name]) => name).join(", ")}) values (${values})`));
}

const ana = { sql: "person_key('ana@example.com')" };
const at = (moment: string) => ({ sql: `timestamptz '${moment}:00+00'` });
const originOf = (source: string, medium: string, campaign: string) => ({
  sql: `origin_key(${literal(source)}, ${literal(medium)}, ${literal(campaign)}, null, null, null, null, null, null)`,
});

async function visit(moment: string, source: string, medium: string, campaign: string): Promise<void> {
  const origin = originOf(source, medium, campaign);
  await add("marketing", { utm_source: source, utm_medium: medium, utm_campaign: campaign, origin });
  await add("event", { occurred_at: at(moment), person: ana, origin });
}

const order = (id: string, moment: string, more: Record<string, Cell> = {}) =>
  add("order", {
    source: 2,
    id,
    occurred_at: at(moment),
    person: ana,
    currency: "EUR",
    total_minor: 120_00,
    tax_minor: 20_00,
    counted: true,
    unpaid: false,
    ...more,
  });

const files = [
  { source: 1, file: "visits.csv", format: "template-touches", writtenMs: 1 },
  { source: 2, file: "orders.csv", format: "shopify-orders", writtenMs: 2 },
  { source: 3, file: "payments.csv", format: "stripe-payments", writtenMs: 3 },
];

/** What March 2026 explains of an order's number. */
async function explained(number: string, plan: object = {}) {
  const read = Plan.parse({ currency: "EUR", timeZone: "UTC", lookbackDays: 30, ...plan });
  const [from, to] = ["2026-03-01", "2026-04-01"];
  await countOnce(facts, "w", files);
  const laid = await layScope(facts, {
    workspace: "w",
    from,
    to,
    ...instantsOf(periodBetween(from, to), "UTC"),
    timeZone: "UTC",
    currency: "EUR",
    lookbackDays: read.lookbackDays,
    rules: read.journeys,
    conversionsOf: "sales",
    plan: read,
  });
  const answer = await explainOrder(facts, laid, { number, by: "network" });
  expect(ExplainedOrder.parse(answer)).toEqual(answer);
  return answer;
}

const refusalOf = async (number: string) => {
  const refused = await explained(number).catch((error: unknown) => error);
  if (!(refused instanceof KnownError)) throw new Error(`${number} was not refused`);
  return `${refused.message}; ${refused.hint}`;
};

/** An order of 120.00 with two visits inside the lookback, and much else that is known of its person. */
async function knownOrder(): Promise<void> {
  await visit("2025-12-24 12:00", "facebook", "cpc", "winter");
  await visit("2026-03-01 12:00", "instagram", "social", "spring");
  await visit("2026-03-08 12:00", "newsletter", "email", "march");
  await visit("2026-03-20 12:00", "tiktok", "cpc", "late");
  await order("#1003", "2026-03-10 12:00");
  await add("lead", {
    id: "l1",
    person: ana,
    created_at: at("2026-03-02 12:00"),
    original_source: "Organic Search",
  });
}

describe("an explained order", () => {
  it("has its touches in time with roles, days and the rows they came from", async () => {
    await knownOrder();
    const { orders } = await explained("1003");
    expect(orders).toHaveLength(1);
    expect(orders[0]?.touches).toMatchObject([
      {
        position: 1,
        at: "2026-03-01T12:00:00.000Z",
        daysBefore: 9,
        key: { network: "instagram", paid: false },
        role: "origin",
        kind: "tracked visit",
        evidence: "measured",
        row: { fact: "visit", file: "visits.csv", written: { utm_source: "instagram", utm_campaign: "spring" } },
      },
      {
        position: 2,
        daysBefore: 2,
        channel: "Email",
        role: "converter",
        row: { written: { utm_source: "newsletter" } },
      },
    ]);
    expect(orders[0]?.stages).toEqual({ lead: "2026-03-02T12:00:00.000Z", opportunity: null });
  });

  it("has every rule model's credit, which sums to its value", async () => {
    await knownOrder();
    const { orders } = await explained("1003");
    const credits = new Map(orders[0]?.credits.map(({ model, credits }) => [model, credits.map(({ value }) => value)]));
    expect(credits.get("last")).toEqual(["0.00", "100.00"]);
    expect(credits.get("first")).toEqual(["100.00", "0.00"]);
    expect(credits.get("linear")).toEqual(["50.00", "50.00"]);
    // 2^(−9/7) : 2^(−2/7) is 1 : 2.
    expect(credits.get("time-decay")).toEqual(["33.33", "66.67"]);
    for (const [model, values] of credits) {
      expect([model, values.reduce((sum, value) => sum + Number(value), 0)]).toEqual([model, 100]);
    }
    expect(credits.size).toBe(10);
  });

  it("says of what else is known why it is no touch", async () => {
    await knownOrder();
    const { orders } = await explained("1003");
    expect(orders[0]?.leftOut.map(({ key, reason, row }) => [key.network, reason, row.fact])).toEqual([
      ["facebook", "outside_lookback", "visit"],
      ["none", "weaker_evidence", "lead"],
    ]);
  });

  it("has its worth worked out, less tax and what went back, and the rows that tell so", async () => {
    await order("#1003", "2026-03-10 12:00", { shipping_minor: 10_00 });
    await add("refund", {
      source: 2,
      id: "r1",
      order_id: "#1003",
      occurred_at: at("2026-03-15 12:00"),
      currency: "EUR",
      amount_minor: 30_00,
    });
    const { orders } = await explained("1003", { return: { basis: "margin", rate: 0.5 } });
    expect(orders[0]?.how).toBe(
      "(120.00 EUR − 20.00 tax − 10.00 shipping − 30.00 refunded) × 0.5 (margin) = 30.00 EUR",
    );
    expect(orders[0]?.value).toBe("30.00");
    expect(orders[0]?.rows.map(({ fact, id, file, says }) => [fact, id, file, says])).toEqual([
      ["order", "#1003", "orders.csv", "120.00 EUR"],
      ["refund", "r1", "orders.csv", "30.00 EUR went back"],
    ]);
    expect([orders[0]?.touches, orders[0]?.credits]).toEqual([[], []]);
  });

  it("says that it is worth no less than 0 where more went back", async () => {
    await order("#1003", "2026-03-10 12:00", { refunded_minor: 130_00 });
    const { orders } = await explained("1003");
    expect(orders[0]?.how).toBe("120.00 EUR − 20.00 tax − 130.00 refunded = 0.00 EUR (not below 0)");
  });

  it("is found by the number of a payment that it counts for", async () => {
    await knownOrder();
    await order("pi_9", "2026-03-10 12:05", { source: 3, tax_minor: null });
    const { orders } = await explained("pi_9");
    expect(orders.map(({ id }) => id)).toEqual(["#1003"]);
    expect(orders[0]?.rows.map(({ id, counts }) => [id, counts])).toEqual([
      ["#1003", true],
      ["pi_9", false],
    ]);
  });

  it("keeps apart what learned models credit places with over all journeys", async () => {
    await knownOrder();
    await order("#1004", "2026-03-25 12:00");
    const { learned } = await explained("1003");
    // Both orders hold Instagram and the newsletter; the second one TikTok as well.
    const shapley = learned.find(({ model }) => model === "shapley");
    expect(shapley?.places.map(({ key, conversions }) => [key.network, Number(conversions.toFixed(4))])).toEqual([
      ["instagram", 0.8333],
      ["none", 0.8333],
    ]);
    // Without Instagram or the newsletter no order is left, without TikTok half of what passes the newsletter: 1 : 1 : 0.5.
    const markov = learned.find(({ model }) => model === "markov");
    expect(markov?.places.map(({ share }) => Number(share.toFixed(4)))).toEqual([0.4, 0.4]);
    expect(markov?.places.map(({ enough }) => enough)).toEqual([false, false]);
    expect(learned.map(({ model }) => model)).toEqual(["markov", "markov-all", "shapley", "new-demand"]);
  });
});

describe("an explained deal", () => {
  const deal = (id: string, name: string) =>
    add("deal", { id, name, outcome: "won", currency: "EUR", amount_minor: 900_00, closed_at: at("2026-03-12 12:00") });

  it("is found by its number, and by a name that no other deal has", async () => {
    await deal("d1", "Nordic Yarn");
    await deal("d2", "Southern Silk");
    for (const asked of ["d2", "southern silk"]) {
      const { orders } = await explained(asked);
      expect(orders.map(({ kind, id, value }) => [kind, id, value])).toEqual([["deal", "d2", "900.00"]]);
    }
  });

  it("is asked for by its number where several have its name", async () => {
    await deal("d1", "Renewal");
    await deal("d2", "Renewal");
    expect(await refusalOf("Renewal")).toBe("several deals are called Renewal; name one by its number: d1, d2");
  });
});

describe("an order that cannot be explained", () => {
  it.each([
    ["10033", "there is no order or deal 10033 in the period; did you mean 1003?"],
    [
      "zzzzzzzz",
      "there is no order or deal zzzzzzzz in the period; give its number as the shop or CRM has it, such as 1003",
    ],
    ["#", "no order is named; give its number as the shop or CRM has it"],
    [
      "900",
      "the order 900 is of 2026-02-10, and the period goes from 2026-03-01 to 2026-04-01; choose a period that holds it",
    ],
    ["901", "the order 901 does not count: it was cancelled, voided, failed or a test; docs/formats.md"],
  ])("says so of %s", async (number, says) => {
    await knownOrder();
    await order("#900", "2026-02-10 12:00");
    await order("#901", "2026-03-11 12:00", { counted: false });
    expect(await refusalOf(number)).toContain(says);
  });
});
