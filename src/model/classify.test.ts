import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channels, isPaidChannel } from "./channel.ts";
import { classificationOf, classify } from "./classify.ts";
import { clickIds } from "./click-id.ts";
import { networkIds, networks } from "./network.ts";
import type { Origin } from "./origin.ts";

/** An origin and "network · channel · paid|free". */
const cases: [Origin, string][] = [
  [{}, "none · Direct · free"],
  [{ source: "(direct)", medium: "(none)", campaign: "(direct)" }, "none · Direct · free"],
  [{ source: "Direct", medium: "none" }, "none · Direct · free"],
  [{ source: "{{site_source_name}}", medium: "null", campaign: "undefined" }, "none · Direct · free"],
  [{ source: "google", medium: "cpc", campaign: "Cross-network" }, "google · Cross-network · paid"],
  [{ source: "facebook", medium: "cpc", campaign: "Spring_Shop" }, "facebook · Paid Shopping · paid"],
  [{ source: "amazon", medium: "cpc" }, "amazon · Paid Shopping · paid"],
  [{ source: "google", medium: "cpc" }, "google · Paid Search · paid"],
  [{ source: "google", medium: "organic" }, "google · Organic Search · free"],
  [{ source: "bing", medium: "organic" }, "bing · Organic Search · free"],
  [{ source: "some-portal", medium: "organic" }, "none · Organic Search · free"],
  [{ clickIds: ["gclid"] }, "google · Paid Search · paid"],
  [{ clickIds: "GBRAID" }, "google · Paid Search · paid"],
  [{ clickIds: ["msclkid"] }, "bing · Paid Search · paid"],
  [{ source: "fb", medium: "paid_social" }, "facebook · Paid Social · paid"],
  [{ source: "facebook", medium: "paidsocial" }, "facebook · Paid Social · paid"],
  [{ source: "Facebook.com", medium: "PPC" }, "facebook · Paid Social · paid"],
  [{ source: "m.facebook.com", medium: "referral" }, "facebook · Organic Social · free"],
  [{ source: "fb_ad", medium: "ads" }, "facebook · Paid Social · paid"],
  [{ source: "instagram", medium: "boosted post" }, "instagram · Paid Social · paid"],
  [{ source: "instagram", medium: "cpm" }, "instagram · Paid Social · paid"],
  [{ source: "instagram", medium: "social", adRow: true }, "instagram · Paid Social · paid"],
  [{ clickIds: ["ScCid"] }, "snapchat · Paid Social · paid"],
  [{ source: "youtube", medium: "cpc" }, "youtube · Paid Video · paid"],
  [{ source: "youtube.com", medium: "referral" }, "youtube · Organic Video · free"],
  [{ source: "mediaco", medium: "video_preroll" }, "none · Organic Video · free"],
  [{ source: "dv360", medium: "cpm" }, "none · Display · paid"],
  [{ source: "mediaco", medium: "banner" }, "none · Display · paid"],
  [{ clickIds: ["dclid"] }, "none · Display · paid"],
  [{ source: "partner", medium: "cpc" }, "none · Paid Other · paid"],
  [{ source: "partner", medium: "paid_social" }, "none · Paid Other · paid"],
  [{ clickIds: ["tblci"] }, "taboola · Paid Other · paid"],
  [{ source: "etsy", medium: "referral" }, "etsy · Organic Shopping · free"],
  [{ source: "IGShopping", medium: "social" }, "instagram · Organic Shopping · free"],
  [{ source: "tt", medium: "bio" }, "tiktok · Organic Social · free"],
  [{ source: "acme", medium: "social-media" }, "none · Organic Social · free"],
  [{ referrerHost: "l.instagram.com" }, "instagram · Organic Social · free"],
  [{ referrerHost: "android-app://com.instagram.barcelona/" }, "threads · Organic Social · free"],
  [{ source: "chatgpt.com" }, "chatgpt · AI Assistants · free"],
  [{ referrerHost: "https://gemini.google.com/app" }, "gemini · AI Assistants · free"],
  [{ source: "newsletter", medium: "e-mail" }, "none · Email · free"],
  [{ clickIds: ["mc_cid", "mc_eid"] }, "none · Email · free"],
  [{ source: "partner", medium: "affiliate", clickIds: ["irclickid"] }, "none · Affiliates · paid"],
  [{ source: "spotify", medium: "audio" }, "none · Audio · free"],
  [{ source: "sms", medium: "blast" }, "none · SMS · free"],
  [{ source: "app", medium: "web_push" }, "none · Push · free"],
  [{ referrerHost: "blog.example.com" }, "none · Referral · free"],
  [{ source: "blog.example.com", medium: "referral" }, "none · Referral · free"],
  [{ referrerHost: "mail.google.com" }, "none · Referral · free"],
  [{ source: "acme", medium: "something" }, "none · Unassigned · free"],
  [{ campaign: "spring" }, "none · Unassigned · free"],
];

const shown = (origin: Origin) => {
  const { network, channel, paid } = classify(origin);
  return `${network} · ${channel} · ${paid ? "paid" : "free"}`;
};

describe("classify", () => {
  it.each(cases)("%j is %s", (origin, expected) => expect(shown(origin)).toBe(expected));

  it("never takes a click id that stands on every link of its network for a proof of payment", () => {
    for (const kind of ["fbclid", "igshid", "igsh", "epik", "srsltid"]) {
      expect(classify({ clickIds: [kind] }), kind).toMatchObject({ paid: false, knownBy: "click id" });
    }
  });

  it("asks the source first, then the click id, then the referrer, then the user agent", () => {
    const userAgent = "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/440.0]";
    const all = { source: "linkedin", clickIds: ["ttclid"], referrerHost: "reddit.com", userAgent };
    expect(classify(all)).toMatchObject({ network: "linkedin", knownBy: "source" });
    expect(classify({ ...all, source: null })).toMatchObject({ network: "tiktok", knownBy: "click id" });
    expect(classify({ ...all, source: "spring-drop", clickIds: [] })).toMatchObject({ network: "reddit" });
    expect(classify({ userAgent })).toMatchObject({ network: "facebook", knownBy: "user agent" });
    expect(classify({ userAgent, referrerHost: "example.com" })).toMatchObject({ network: "none" });
  });

  it("lets a paid click id decide over one that is on every link", () => {
    expect(shown({ clickIds: ["fbclid", "gclid"] })).toBe("google · Paid Search · paid");
  });

  it("believes Instagram's referrer over the fbclid Meta put on its link", () => {
    expect(shown({ clickIds: ["fbclid"], referrerHost: "l.instagram.com" })).toBe("instagram · Organic Social · free");
    expect(shown({ clickIds: ["fbclid"], referrerHost: "example.com" })).toBe("facebook · Organic Social · free");
  });

  it("keeps a newsletter's visit the newsletter's when its link was passed on through Facebook", () => {
    expect(shown({ source: "june", medium: "email", clickIds: ["fbclid"] })).toBe("none · Email · free");
  });

  it("takes nobody for coming from where they paid or signed in", () => {
    for (const host of [
      "paypal.com",
      "www.paypal.com",
      "checkout.stripe.com",
      "accounts.google.com",
      "secure.p24.pl",
    ]) {
      expect(shown({ referrerHost: host }), host).toBe("none · Direct · free");
      expect(shown({ source: host, medium: "referral" }), host).toBe("none · Direct · free");
    }
    expect(shown({ source: "klarna.com", medium: "affiliate" })).toBe("none · Affiliates · free");
  });

  it("counts YouTube as social whatever its channel, and a social channel of an unknown network too", () => {
    expect(classify({ source: "youtube", medium: "video" })).toMatchObject({ channel: "Organic Video", social: true });
    expect(classify({ source: "acme", medium: "social" })).toMatchObject({ network: "none", social: true });
    expect(classify({ source: "google", medium: "cpc" }).social).toBe(false);
    expect(classificationOf("Paid Social", "linkedin")).toMatchObject({
      paid: true,
      social: true,
      network: "linkedin",
    });
    expect(classificationOf("Organic Search")).toMatchObject({ paid: false, social: false, network: "none" });
  });

  it("answers any origin with a known channel and network, and never a paid channel without payment", () => {
    const word = fc.option(
      fc.oneof(
        fc.constantFrom(...networkIds, "cpc", "social", "email", "referral", "(none)", "t.co", "x.com", "paypal.com"),
        fc.string(),
      ),
    );
    const origin = fc.record({
      source: word,
      medium: word,
      campaign: word,
      referrerHost: word,
      clickIds: fc.subarray(Object.keys(clickIds)),
      adRow: fc.boolean(),
      userAgent: word,
    });
    fc.assert(
      fc.property(origin, (visit) => {
        const { network, channel, paid, social } = classify(visit);
        expect(channels).toContain(channel);
        expect(networkIds).toContain(network);
        if (isPaidChannel(channel) || visit.adRow) expect(paid).toBe(true);
        if (network !== "none") expect(social).toBe(networks[network].social);
      }),
    );
  });
});
