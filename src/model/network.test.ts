import { describe, expect, it } from "vitest";
import { isNetworkId, networkFromName, networkIds, networks } from "./network.ts";
import { networkOfSource, splitSourceMedium } from "./source.ts";

describe("networkFromName", () => {
  it.each([
    ["fb", "facebook"],
    ["Facebook Ads", "facebook"],
    ["meta", "facebook"],
    ["ig_stories", "instagram"],
    ["Instagram Reels", "instagram"],
    ["X", "x"],
    ["Twitter", "x"],
    ["X / Twitter", "x"],
    ["LinkedIn Company Page", "linkedin"],
    ["lnkd", "linkedin"],
    ["TikTok Ads", "tiktok"],
    ["yt", "youtube"],
    ["Google Ads", "google"],
    ["Truth Social", "truthsocial"],
    ["social", undefined],
    ["newsletter", undefined],
    ["none", undefined],
    ["", undefined],
  ])("%s is %s", (name, id) => expect(networkFromName(name)).toBe(id));

  it("knows every network by its id and its title, and no alias belongs to two", () => {
    for (const id of networkIds.filter((one) => one !== "none")) {
      expect(networkFromName(id)).toBe(id);
      expect(networkFromName(networks[id].title)).toBe(id);
    }
    const aliases = networkIds.flatMap((id) => [...new Set<string>([id, ...networks[id].aliases])]);
    expect(aliases.filter((alias, at) => aliases.indexOf(alias) !== at)).toEqual([]);
    for (const alias of aliases) expect(alias).toMatch(/^[a-z0-9]+$/);
  });

  it("tells an id from a word that every object has", () => {
    expect(isNetworkId("facebook")).toBe(true);
    expect(isNetworkId("constructor")).toBe(false);
  });
});

describe("networkOfSource", () => {
  it.each([
    ["instagram.com", "instagram"],
    ["l.facebook.com", "facebook"],
    ["com.linkedin.android", "linkedin"],
    ["linkedin.android", "linkedin"],
    ["example.com", "none"],
    ["paypal.com", null],
    ["acme", undefined],
  ])("%s is %s", (source, network) => expect(networkOfSource(source)).toBe(network));
});

describe("splitSourceMedium", () => {
  it.each([
    ["google / cpc", { source: "google", medium: "cpc" }],
    ["(direct) / (none)", { source: "(direct)", medium: "(none)" }],
    ["example.com/a / referral", { source: "example.com/a", medium: "referral" }],
    ["fb/paid", { source: "fb", medium: "paid" }],
    ["google", { source: "google", medium: null }],
  ])("%s", (combined, parts) => expect(splitSourceMedium(combined)).toEqual(parts));
});
