import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify } from "../../model/classify.ts";
import { destinationOf, type Link } from "../../model/link.ts";
import { originOfUrl } from "../../model/origin-of-url.ts";
import { type Utm, utmOf } from "../../model/utm.ts";
import { LinkTarget, locationOf } from "./link-target.ts";
import { type ClickSigns, inAppNetwork } from "./network-of-click.ts";
import { passedOn } from "./passed-on.ts";

const link = (destination: string, said: Partial<Utm> = {}): Link => ({
  ...{ id: "1", workspace: "shop", slug: "spring", createdAt: 0, deletedAt: null, expiresAt: null },
  destination,
  utm: utmOf((field) => said[field] ?? null),
});
const signs = (some: Partial<ClickSigns> = {}): ClickSigns => ({
  referrer: null,
  inApp: "none",
  clickIds: [],
  ...some,
});
const clicked = (one: Link, some: Partial<ClickSigns> = {}) =>
  locationOf(new LinkTarget(one, ["shop.example"]).wayOf(signs(some)), "");

describe("where a link leads", () => {
  it.each([
    ["https://shop.example/", "https://shop.example/?utm_source=instagram&utm_campaign=a%26b"],
    [
      "https://shop.example/p?b=2&a=%20x+y#top",
      "https://shop.example/p?b=2&a=%20x+y&utm_source=instagram&utm_campaign=a%26b#top",
    ],
    [
      "https://shop.example/?UTM_Source=old&x=1&utm_medium=kept",
      "https://shop.example/?x=1&utm_medium=kept&utm_source=instagram&utm_campaign=a%26b",
    ],
    ["https://shop.example/#/p?x=1", "https://shop.example/?utm_source=instagram&utm_campaign=a%26b#/p?x=1"],
  ])("%s becomes %s", (destination, expected) => {
    expect(clicked(link(destination, { source: "instagram", campaign: "a&b" }))).toBe(expected);
  });

  it("never leaves its origin and path, whatever the query and the sender say", () => {
    const strange = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.webUrl(),
      fc.constantFrom("//evil.example", "\\\\evil", "\r\nx: y", "%0d%0a"),
    );
    const queries = fc
      .array(fc.tuple(fc.constantFrom("fbclid", "gclid", "url", "next", "utm_source", "#", "?", "@"), strange), {
        maxLength: 6,
      })
      .map((pairs) => pairs.map((pair) => pair.join("=")).join("&"));
    const urls = fc.webUrl({ withQueryParameters: true, withFragments: true });
    fc.assert(
      fc.property(urls, queries, strange, fc.boolean(), (url, query, referrer, hasSource) => {
        const destination = destinationOf(url);
        const brought = passedOn(query);
        const target = new LinkTarget(link(destination, hasSource ? { source: "x" } : { medium: "social" }), []);
        const location = locationOf(target.wayOf(signs({ referrer, clickIds: brought.clickIds })), brought.query);
        const [to, from] = [new URL(location), new URL(destination)];
        expect([to.origin, to.pathname, to.hash]).toEqual([from.origin, from.pathname, from.hash]);
        expect(location).toMatch(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is passed on", () => {
  it("are click ids and nothing else", () => {
    expect(passedOn("a=1&fbclid=IwAR-_.1&url=https://evil.example&GCLID=x&gclid=y&utm_source=evil")).toEqual({
      clickIds: ["fbclid", "gclid"],
      query: "fbclid=IwAR-_.1&GCLID=x",
    });
  });
  it.each(["", "fbclid", "fbclid=", "fbclid=a b", "fbclid=<x>", `fbclid=${"x".repeat(501)}`, "=x", "&&&"])(
    "is nothing of %j",
    (query) => {
      expect(passedOn(query)).toEqual({ clickIds: [], query: "" });
    },
  );
});

const instagramApp =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 334.0.4.32.98";

describe("a link of several networks", () => {
  const bio = link("https://shop.example/", { medium: "social", campaign: "bio" });
  it.each<[string, Partial<ClickSigns>, string, string]>([
    ["a network's host", { referrer: "l.instagram.com" }, "instagram", "Organic Social"],
    ["an Android app", { referrer: "android-app://com.twitter.android" }, "x", "Organic Social"],
    ["an in-app browser", { inApp: inAppNetwork(instagramApp) }, "instagram", "Organic Social"],
    [
      "fbclid inside Instagram's app",
      { inApp: inAppNetwork(instagramApp), clickIds: ["fbclid"] },
      "instagram",
      "Organic Social",
    ],
    ["fbclid alone", { clickIds: ["fbclid"] }, "facebook", "Organic Social"],
    ["ttclid", { clickIds: ["ttclid"] }, "tiktok", "Paid Social"],
    ["a search engine", { referrer: "google.com" }, "google", "Organic Search"],
    ["a blog", { referrer: "blog.example" }, "blog.example", "Referral"],
    ["nowhere", {}, "link", "Referral"],
  ])("clicked from %s says so", (_, some, source, channel) => {
    const said = originOfUrl(clicked(bio, some));
    expect(said.source).toBe(source);
    expect(said.campaign).toBe("bio");
    const seen = classify({ ...said, referrerHost: some.referrer, clickIds: some.clickIds ?? [] });
    expect(seen.channel).toBe(channel);
  });

  it("is social only where a social network is known", () => {
    for (const medium of ["social", "social-media", "sm", null]) {
      const said = originOfUrl(clicked(link("https://shop.example/", { medium, campaign: "bio" })));
      expect(classify(said).social).toBe(false);
    }
  });

  it("keeps a medium that makes nothing social", () => {
    const flyer = link("https://shop.example/", { medium: "qr", campaign: "flyer" });
    expect(originOfUrl(clicked(flyer))).toMatchObject({ source: "link", medium: "qr" });
  });

  it("says nothing on the way through the business's own pages, whose visitors had come from elsewhere", () => {
    expect(clicked(bio, { referrer: "shop.example" })).toBe("https://shop.example/");
    expect(new LinkTarget(bio, ["blog.example"]).wayOf(signs({ referrer: "blog.example" }))).toMatchObject({
      continues: true,
      origin: null,
    });
  });

  it("leaves a source alone that the destination names itself", () => {
    const own = link("https://shop.example/?utm_source=partner", { medium: "referral" });
    expect(clicked(own, { referrer: "l.instagram.com" })).toBe(
      "https://shop.example/?utm_source=partner&utm_medium=referral",
    );
  });
});

it("keeps no more ways than a link can have, however many senders there seem to be", () => {
  const target = new LinkTarget(link("https://shop.example/"), []);
  const first = target.wayOf(signs({ referrer: "a0.example" }));
  expect(target.wayOf(signs({ referrer: "a0.example" }))).toBe(first);
  for (let sender = 1; sender < 600; sender++) target.wayOf(signs({ referrer: `a${sender}.example` }));
  expect(target.wayOf(signs({ referrer: "a0.example" }))).toEqual(first);
});
