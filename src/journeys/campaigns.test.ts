import { expect, it } from "vitest";
import { namesOf } from "./campaigns.ts";

const ad = (
  campaign: string | null,
  more: Partial<Record<"campaignId" | "adset" | "adsetId" | "adId", string>> = {},
) => ({
  campaign,
  campaignId: null,
  adset: null,
  adsetId: null,
  adId: null,
  ...more,
});

it("knows a campaign by its name in any case, width and lettering, and writes it as the platform does", () => {
  const names = namesOf([ad("Spring Sale")], []);
  expect(
    ["spring sale", " SPRING SALE ", "Ｓｐｒｉｎｇ Sale", "𝐒𝐩𝐫𝐢𝐧𝐠 𝐒𝐚𝐥𝐞"].map((name) => names.nameOf(name)),
  ).toEqual(Array(4).fill("Spring Sale"));
});

it("knows a campaign by its id and by the ids of its ad sets and ads", () => {
  const names = namesOf([ad("Spring", { campaignId: "1001", adsetId: "2002", adId: "3003" })], []);
  expect(["1001", "2002", "3003"].map((id) => names.nameOf(id))).toEqual(["Spring", "Spring", "Spring"]);
});

it("finds the campaign by an id that stands in the content or term, where its own is unknown", () => {
  const names = namesOf([ad("Spring", { adId: "3003" })], []);
  expect(names.nameOf("9999", ["3003", null])).toBe("Spring");
  expect(names.nameOf(null, [null, "3003"])).toBe("Spring");
});

it("takes an ad set's name for its campaign only where it is of one campaign", () => {
  const one = namesOf([ad("A", { adset: "Women 25-34" })], []);
  expect(one.nameOf("women 25-34")).toBe("A");
  const two = namesOf([ad("A", { adset: "Broad" }), ad("B", { adset: "Broad" })], []);
  expect(two.nameOf("broad")).toBe("broad");
});

it("writes a campaign that no platform has as the plan does, else as it was first met", () => {
  const names = namesOf([], ["Fair in May"]);
  expect(names.nameOf("fair in may")).toBe("Fair in May");
  expect([names.nameOf("Autumn"), names.nameOf("AUTUMN")]).toEqual(["Autumn", "Autumn"]);
  expect([names.nameOf(null), names.nameOf("  ")]).toEqual([null, null]);
});
