import { describe, expect, it } from "vitest";
import type { Explained, ExplainedTouch, LearnedCredit } from "../../model/attribution/explain-order.ts";
import { displayWidth } from "../terminal/display-width.ts";
import { inkOf } from "../terminal/ink.ts";
import { explainedOrderLines } from "./explain-order.ts";
import { about } from "./fixture.ts";

const instagram = { key: { network: "instagram", paid: false }, social: true };

/** An order of 1.00 for each of so many touches, which the linear model shares evenly. */
function order(touches: number, cut = 0): Explained {
  const value = `${touches}.00`;
  const row = {
    fact: "visit" as const,
    file: "visits.csv",
    format: "template-touches",
    id: null,
    at: null,
    written: {},
  };
  const touchAt = (at: number): ExplainedTouch => ({
    ...instagram,
    position: at + 1,
    at: "2026-03-01T12:00:00Z",
    daysBefore: 1,
    channel: "Organic Social",
    campaign: null,
    post: null,
    role: "assist",
    kind: "tracked visit",
    evidence: "measured",
    view: false,
    row,
  });
  const places = Array.from({ length: touches }, (_, at) => touchAt(at));
  const credits = (share: (at: number) => number) =>
    places.map((_, at) => ({ share: share(at), value: (share(at) * touches).toFixed(2) }));
  return {
    kind: "order",
    id: "1003",
    at: "2026-03-10T12:00:00Z",
    value,
    how: `${value} EUR`,
    stages: { lead: null, opportunity: null },
    persons: 1,
    keys: 1,
    rows: [],
    touches: places,
    cut,
    credits: [
      { model: "linear", title: "Linear", assumes: "", credits: credits(() => 1 / touches) },
      { model: "last", title: "Last touch", assumes: "", credits: credits((at) => Number(at === touches - 1)) },
    ],
    leftOut: [],
    leftOutMore: 0,
  };
}

const explained = (one: Explained, learned: LearnedCredit[] = [], width = 100) =>
  explainedOrderLines({ about, by: "network", number: "1003", orders: [one], learned }, width, inkOf(false));
const textOf = (lines: string[]) => lines.join(" ").replaceAll(/[\s\u00a0]+/g, " ");

describe("an explained order in a terminal", () => {
  it("has the first ten and the last twenty touches of a long journey, and the credit of those between as one", () => {
    const text = textOf(explained(order(500)));
    expect(text.match(/#\d+ Instagram/g)).toHaveLength(30);
    expect(text).toMatch(/#10 Instagram.*… 470 touches between ….*#481 Instagram/);
    expect(text).toContain("those between 470.00 (94.0 %)");
    expect(text).toContain("last touch: #500 500.00 (100.0 %)");
    expect(textOf(explained(order(30)))).not.toContain("between");
  });

  it("marks where a journey was cut", () => {
    expect(textOf(explained(order(500, 12)))).toMatch(/#1 Instagram.*… 12 touches cut off ….*#2 Instagram/);
    expect(textOf(explained(order(500)))).not.toContain("cut off");
  });

  it("has of a learned model the per cent of conversions and of money, and says what is too little to tell", () => {
    const place = { ...instagram, conversions: 4, value: "90.00", share: 0.4, valueShare: 0.9, enough: false };
    const text = textOf(explained(order(1), [{ model: "markov", title: "Markov", assumes: "", places: [place] }]));
    expect(text).toContain("Instagram, organic: ~4 conversions (40.0 %), 90.00 EUR (90.0 %)");
    expect(text).toContain("~ not enough data: below ten credited conversions.");
    expect(text).toMatch(/Attributed is not caused.*experiment can show\.$/);
  });

  it.each([60, 80, 100])("stays within %d columns", (width) => {
    expect(Math.max(...explained(order(500, 12), [], width).map(displayWidth))).toBeLessThanOrEqual(width);
  });
});
