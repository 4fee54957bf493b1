import { describe, expect, it } from "vitest";
import type { NetworkPair, NetworkPairs } from "../../model/attribution/network-pairs.ts";
import { displayWidth } from "../terminal/display-width.ts";
import { inkOf } from "../terminal/ink.ts";
import { about } from "./fixture.ts";
import { networkPairLines } from "./network-pairs.ts";

const line = (network: string) => ({ key: { network, paid: false }, social: true });
const told: NetworkPair = {
  lines: [line("instagram"), line("tiktok")],
  removal: { single: [0.5, 0.4], together: 0.7, overlap: 0.2, interval: { low: 0.15, high: 0.25, level: 0.9 } },
  both: { conversions: 60, value: "6000.00" },
  byChance: 40,
  difference: 20,
  interval: { low: 11.2, high: 30.6, level: 0.9 },
  thanByChance: "more",
  enough: true,
};
const few: NetworkPair = {
  ...told,
  lines: [line("x"), line("tiktok")],
  both: { conversions: 2, value: "20.00" },
  byChance: 1.25,
  interval: null,
  thanByChance: null,
  enough: false,
};

const answer = (pairs: NetworkPair[], beyondNoise: number): NetworkPairs => ({
  about,
  by: "network",
  gathered: 0,
  count: pairs.length,
  beyondNoise,
  pairs,
  how: {},
});

describe("pairs in a terminal", () => {
  it("stand with what chance would have, and say what is too little to tell", () => {
    const text = networkPairLines(answer([told, few], 1), 100, inkOf(false)).join("\n");
    expect(text).toMatch(/Instagram, organic +TikTok, organic +60 +40\.0 +\+11 to \+31 +more .*20\.0 %/);
    expect(text).toMatch(/X, organic +TikTok, organic +2 +1\.3 +not enough data +–/);
    expect(text).toContain("1 of 2 pairs meets more or less often than chance would have it");
    expect(text.replaceAll("\n", " ")).toContain("of the pairs marked at most one in ten is expected to be luck");
    expect(text).not.toContain("not listed");
    expect(networkPairLines({ ...answer([told, few], 1), count: 55 }, 100, inkOf(false)).join(" ")).toContain(
      "53 pairs are not listed; --most shows more.",
    );
    expect(text).toContain("Meeting more often is no proof that one made the other work.");
  });

  it("say that nothing can be told where nothing is beyond noise, and where there is no pair", () => {
    expect(networkPairLines(answer([few, few], 0), 100, inkOf(false)).join(" ")).toContain(
      "None of 2 pairs meets more",
    );
    expect(networkPairLines(answer([told], 1), 100, inkOf(false)).join(" ")).toContain(
      "The one pair there is meets more often than chance would have it.",
    );
    expect(networkPairLines(answer([], 0), 100, inkOf(false)).join(" ")).toContain(
      "No journey has touches of two lines to compare.",
    );
  });

  it.each([60, 80, 100])("stay within %d columns", (width) => {
    const lines = networkPairLines(answer([told, few], 1), width, inkOf(false));
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    expect(lines.join(" ").includes("Overlap is the share")).toBe(width === 100);
    expect(lines.some((line) => line.includes(`do not fit into ${width} columns`))).toBe(width < 100);
  });
});
