import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Leaf } from "../../journeys/origins.ts";
import type { Channel } from "../../model/channel.ts";
import { type AnalyticsRow, shareAnalytics } from "./share-analytics.ts";

const leaf = (network: string, channel: Channel, more: Partial<Leaf> = {}): Leaf => ({
  network,
  channel,
  paid: channel.startsWith("Paid"),
  social: channel.endsWith("Social"),
  campaign: null,
  post: null,
  ...more,
});
const instagram = leaf("instagram", "Organic Social");
const facebookAds = leaf("facebook", "Paid Social");
const google = leaf("google", "Organic Search");
const unassigned = leaf("none", "Unassigned");

const row = (place: Leaf, revenueMinor: number, from = "2026-03-01", to = "2026-03-02"): AnalyticsRow => ({
  from,
  to,
  leaf: place,
  revenueMinor,
  conversions: 1,
});
const open = (minor: number, conversions = 10, day = "2026-03-01") => [{ day, minor, conversions }];
const credit = (place: Leaf, minor: number, day = "2026-03-01") => [{ day, leaf: place, minor }];

/** What each network got, in minor units and conversions. */
const got = (credits: ReturnType<typeof shareAnalytics>) =>
  Object.fromEntries(
    credits.map(({ leaf, minor, micro }) => [leaf.campaign ?? leaf.network, [minor, micro / 1_000_000]]),
  );

describe("what an analytics table explains", () => {
  it("is a day's unexplained revenue by the table's revenue of that day", () => {
    const table = [row(instagram, 600_00), row(google, 400_00)];
    expect(got(shareAnalytics(table, [], open(1_000_00)))).toEqual({ instagram: [600_00, 6], google: [400_00, 4] });
  });

  it("is never more than the orders hold, nor than the table does", () => {
    const table = [row(instagram, 1_200_00), row(google, 800_00)];
    expect(got(shareAnalytics(table, [], open(1_000_00)))).toEqual({ instagram: [600_00, 6], google: [400_00, 4] });
    const small = [row(instagram, 300_00), row(google, 200_00)];
    expect(got(shareAnalytics(small, [], open(1_000_00)))).toEqual({ instagram: [300_00, 3], google: [200_00, 2] });
  });

  it("is less what is credited to a source already", () => {
    const table = [row(instagram, 500_00), row(google, 300_00), row(facebookAds, 200_00)];
    const credited = [...credit(instagram, 400_00), ...credit(facebookAds, 250_00)];
    expect(got(shareAnalytics(table, credited, open(400_00, 4)))).toEqual({
      instagram: [100_00, 1],
      google: [300_00, 3],
    });
  });

  it("leaves the part of sources the table cannot name unexplained", () => {
    const table = [row(instagram, 1_000_00), row(unassigned, 1_000_00)];
    expect(got(shareAnalytics(table, [], open(1_000_00)))).toEqual({ instagram: [500_00, 5] });
    expect(shareAnalytics([row(unassigned, 1_000_00)], [], open(1_000_00))).toEqual([]);
  });

  it("takes a channel's row for all that is credited in the channel, and a network's for that network", () => {
    const channels = [row(leaf("none", "Organic Social"), 500_00)];
    expect(got(shareAnalytics(channels, credit(instagram, 400_00), open(900_00, 9)))).toEqual({ none: [100_00, 1] });
    const beside = [row(instagram, 500_00), row(leaf("none", "Organic Social"), 100_00)];
    expect(got(shareAnalytics(beside, credit(instagram, 400_00), open(200_00, 2)))).toEqual({
      instagram: [100_00, 1],
      none: [100_00, 1],
    });
  });

  it("tells paid from organic", () => {
    const organic = leaf("facebook", "Organic Social");
    const table = [row(organic, 100_00), row(facebookAds, 100_00)];
    expect(shareAnalytics(table, credit(facebookAds, 100_00), open(100_00, 1))).toMatchObject([
      { leaf: organic, minor: 100_00 },
    ]);
  });

  it("shares what is left of a source over its campaigns by their revenue", () => {
    const table = [row({ ...facebookAds, campaign: "a" }, 300_00), row({ ...facebookAds, campaign: "b" }, 100_00)];
    const credited = credit({ ...facebookAds, campaign: "a" }, 200_00);
    expect(got(shareAnalytics(table, credited, open(900_00, 9)))).toEqual({ a: [150_00, 1.5], b: [50_00, 0.5] });
  });

  it("keeps to its days, each alone, and takes a range as one", () => {
    const days = [row(instagram, 100_00), row(google, 100_00, "2026-03-02", "2026-03-03")];
    const unexplained = [...open(50_00, 1), ...open(500_00, 5, "2026-03-02"), ...open(700_00, 7, "2026-03-05")];
    expect(got(shareAnalytics(days, [], unexplained))).toEqual({ instagram: [50_00, 1], google: [100_00, 1] });
    const range = [row(instagram, 300_00, "2026-03-01", "2026-03-05")];
    expect(got(shareAnalytics(range, credit(instagram, 50_00, "2026-03-04"), unexplained))).toEqual({
      instagram: [250_00, expect.closeTo((6 * 250) / 550, 5)],
    });
  });

  it("is nothing where nothing is unexplained, or the revenue given back is more than was taken", () => {
    expect(shareAnalytics([row(instagram, 100_00)], [], [])).toEqual([]);
    expect(got(shareAnalytics([row(instagram, -100_00), row(google, 50_00)], [], open(100_00, 1)))).toEqual({
      google: [50_00, 0.5],
    });
  });

  it("sums to no more than is unexplained, in money and in conversions, whatever the table holds", () => {
    const places = [instagram, facebookAds, google, unassigned, leaf("none", "Organic Social")];
    const anyMinor = fc.integer({ min: 0, max: 100_000 });
    const anyRows = fc.array(fc.tuple(fc.constantFrom(...places), anyMinor), { maxLength: 8 });
    fc.assert(
      fc.property(anyRows, anyRows, anyMinor, fc.integer({ min: 0, max: 9 }), (table, credited, minor, conversions) => {
        const credits = shareAnalytics(
          table.map(([place, revenue]) => row(place, revenue)),
          credited.flatMap(([place, amount]) => credit(place, amount)),
          open(minor, conversions),
        );
        const sum = (of: "minor" | "micro") => credits.reduce((total, one) => total + one[of], 0);
        expect(sum("minor")).toBeLessThanOrEqual(minor);
        expect(sum("micro")).toBeLessThanOrEqual(conversions * 1_000_000);
        expect(credits.every((one) => one.minor > 0 && one.leaf.channel !== "Unassigned")).toBe(true);
      }),
    );
  });
});
