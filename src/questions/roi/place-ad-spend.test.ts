import { expect, it } from "vitest";
import type { Leaf } from "../../journeys/origins.ts";
import type { AdSpend } from "./ad-spend.ts";
import { placeAdSpend } from "./place-ad-spend.ts";

const spend = (spendMinor: number, more: Partial<AdSpend> = {}): AdSpend => ({
  platform: "meta",
  network: null,
  campaign: "spring",
  spendMinor,
  impressions: 0,
  clicks: 0,
  claimed: 0,
  claimedMinor: 0,
  ...more,
});
const touch = (network: string, touches: number, more: Partial<Leaf> = {}) => {
  const leaf = { network, channel: "Paid Social", paid: true, social: true, campaign: "spring", post: null, ...more };
  return { leaf, touches };
};
const placed = (spends: AdSpend[], touched: ReturnType<typeof touch>[], notSocial: string[] = []) =>
  placeAdSpend(spends, touched, { notSocial }).map(({ leaf, spendMinor }) => [leaf.network, leaf.social, spendMinor]);

it("goes to the networks on which the campaign's paid touches were seen, by their number, to the minor unit", () => {
  const touched = [touch("instagram", 2), touch("facebook", 1), touch("instagram", 4, { post: "reel" })];
  expect(placed([spend(100)], touched)).toEqual([
    ["facebook", true, 14],
    ["instagram", true, 86],
  ]);
});

it("is not drawn by organic touches, other campaigns' or other platforms' networks", () => {
  const others = [
    touch("instagram", 9, { paid: false }),
    touch("instagram", 9, { campaign: "brand" }),
    touch("tiktok", 9),
  ];
  expect(placed([spend(100)], [...others, touch("instagram", 1)])).toEqual([["instagram", true, 100]]);
  expect(placed([spend(100)], others)).toEqual([["facebook", true, 100]]);
});

it("stays on the network that its rows name, whatever touches say", () => {
  expect(placed([spend(100, { network: "threads" })], [touch("facebook", 5)])).toEqual([["threads", true, 100]]);
});

it("goes to the platform's own network where no campaign is named", () => {
  expect(placed([spend(70, { platform: "google", campaign: null })], [])).toEqual([["google", false, 70]]);
  expect(placed([spend(70, { platform: "tiktok", campaign: null })], [])).toEqual([["tiktok", true, 70]]);
});

it("is not social's on a network that the plan calls not social", () => {
  const video = spend(70, { platform: "google", network: "youtube" });
  expect(placed([video], [])).toEqual([["youtube", true, 70]]);
  expect(placed([video], [], ["youtube"])).toEqual([["youtube", false, 70]]);
});
