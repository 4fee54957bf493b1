import { describe, expect, it } from "vitest";
import { type GapSigns, likelyCauses } from "./likely-causes.ts";

/** A campaign that claims as many conversions as are found: 20 of 20 it reached, nothing odd about it. */
const quiet: GapSigns = {
  level: "campaign",
  currency: "EUR",
  window: { clickDays: 7, viewDays: 1 },
  lookbackDays: 30,
  claimedMicro: 20e6,
  claimedMinor: 2_000_00,
  videoMicro: 0,
  foundMicro: 20e6,
  reached: 20,
  reachedMinor: 2_000_00,
  doubleMicro: 0,
  tooLate: 0,
  all: 100,
  untouched: 0,
  unnamedReached: 0,
  isUnnamed: false,
  grossMinor: 2_000_00,
  rawMinor: 2_000_00,
  clicks: 200,
  visits: 190,
  byClickDayMicro: null,
  grewBy: 0,
  daysKnown: 30,
  claimedCurrency: "EUR",
  factor: 1,
};

const causes = (signs: Partial<GapSigns>) =>
  likelyCauses({ ...quiet, ...signs }).map(({ cause, conversions }) => [cause, conversions]);

describe("the likely causes of a gap", () => {
  it("are none where there is none", () => {
    expect(causes({})).toEqual([]);
  });

  it.each<[string, Partial<GapSigns>, [string, number | null][]]>([
    ["view-throughs, where more is claimed than any click joins", { claimedMicro: 50e6 }, [["view_through", 30]]],
    [
      "nothing of the kind of a platform that counts clicks alone",
      { claimedMicro: 50e6, window: { clickDays: 30, viewDays: 0 } },
      [],
    ],
    [
      "nothing of the kind of a search campaign where videos alone count as seen",
      { claimedMicro: 50e6, window: { clickDays: 30, viewDays: null, videoAlone: true } },
      [],
    ],
    [
      "videos that were watched, up to what is claimed for video ads",
      { claimedMicro: 50e6, videoMicro: 12e6, window: { clickDays: 30, viewDays: null, videoAlone: true } },
      [["view_through", 12]],
    ],
    [
      "view-throughs beside clicks that were not seen, each conversion under one of the two",
      { claimedMicro: 50e6, untouched: 12 },
      [
        ["view_through", 18],
        ["untracked", 12],
      ],
    ],
    [
      "clicks that were not seen, as often as the seen ones led to orders",
      { claimedMicro: 50e6, reached: 10, foundMicro: 10e6, visits: 100 },
      [
        ["view_through", 30],
        ["untracked", 10],
      ],
    ],
    [
      "clicks that were not seen, where few visits came of many clicks",
      { claimedMicro: 50e6, visits: 60, window: null },
      [["untracked", 30]],
    ],
    [
      "clicks that were not seen, up to the orders without a touch",
      { claimedMicro: 50e6, untouched: 12, window: null },
      [["untracked", 12]],
    ],
    ["clicks without a campaign", { claimedMicro: 50e6, unnamedReached: 7, window: null }, [["unnamed_click", 7]]],
    [
      "a longer window than ours",
      { claimedMicro: 25e6, window: { clickDays: 30, viewDays: 0 }, lookbackDays: 7 },
      [["window", 5]],
    ],
    [
      "double claims and shared credit, where others are credited with what it reached",
      { foundMicro: 8e6, doubleMicro: 9e6 },
      [
        ["double_claim", 9],
        ["credit_elsewhere", 3],
      ],
    ],
    [
      "another action, before all else, where there are not so many conversions",
      { claimedMicro: 130e6 },
      [
        ["other_action", 30],
        ["view_through", 110],
      ],
    ],
    [
      "what was told late, where an earlier report claimed less",
      { claimedMicro: 24e6, window: null, grewBy: 4 },
      [["late", 4]],
    ],
    ["its window, where orders came too long after the click", { claimedMicro: 12e6, tooLate: 5 }, [["window", 5]]],
    ["what is still to come, where the report is fresh", { claimedMicro: 12e6, daysKnown: 2 }, [["late", null]]],
    ["what a later report took back", { claimedMicro: 12e6, grewBy: -3 }, [["late", 3]]],
    [
      "clicks without a campaign, where it is they that led to orders",
      { claimedMicro: 0, claimedMinor: 0, isUnnamed: true },
      [["unnamed_click", 20]],
    ],
  ])("are %s", (_, signs, expected) => {
    // What is claimed is worth what the orders are, so that no cause of value joins in.
    const claimedMinor = signs.claimedMinor ?? ((signs.claimedMicro ?? quiet.claimedMicro) / 1e6) * 100_00;
    expect(causes({ claimedMinor, ...signs })).toEqual(expected);
  });

  it("are days counted by the click, as far as that comes nearer", () => {
    const day = { level: "day", claimedMicro: 5e6, foundMicro: 1e6, reached: 5, byClickDayMicro: 4e6 } as const;
    expect(causes(day)).toContainEqual(["other_day", 3]);
    expect(causes({ ...day, byClickDayMicro: 1e6 })).not.toContainEqual(["other_day", expect.anything()]);
  });

  it.each<[string, Partial<GapSigns>, string]>([
    ["tax and shipping", { claimedMinor: 2_400_00, grossMinor: 2_400_00 }, "value_basis"],
    [
      "amounts marked with another currency",
      { claimedMinor: 1_600_00, claimedCurrency: "USD", factor: 0.8, rawMinor: 2_600_00 },
      "currency",
    ],
    ["amounts of every currency as they stand", { claimedMinor: 9_000_00, rawMinor: 9_100_00 }, "currency"],
    ["cents sent as whole units", { claimedMinor: 200_000_00 }, "currency"],
  ])("are of value: %s", (_, signs, expected) => {
    expect(causes(signs)).toEqual([[expected, null]]);
  });

  it("say nothing of value where fewer than ten are claimed", () => {
    expect(causes({ claimedMicro: 9e6, foundMicro: 9e6, claimedMinor: 90_000_00 })).toEqual([]);
  });

  it("say that a window is the platform's own where it is not known", () => {
    const [first] = likelyCauses({ ...quiet, claimedMicro: 50e6, window: { clickDays: 30, viewDays: null } });
    expect(first?.evidence).toContain("It also counts orders within a window of its own after an ad was only seen.");
  });

  it("say one order where there is one", () => {
    const said = likelyCauses({ ...quiet, claimedMicro: 50e6, foundMicro: 1e6, reached: 1, untouched: 1 });
    const text = said.map(({ evidence }) => evidence).join(" ");
    expect(text).toContain("1 order has a click of it before it.");
    expect(text).toContain("1 order has no touch at all at the same time");
  });

  it("say what speaks for them", () => {
    const [first] = likelyCauses({ ...quiet, claimedMicro: 50e6, claimedMinor: 5_000_00, clicks: 40, visits: 40 });
    expect(first?.evidence).toBe(
      "It claims 50, and 20 orders have a click of it before them. It also counts orders 1 day after an ad was only seen. It even claims more orders than clicks, of which it reports 40.",
    );
  });
});
