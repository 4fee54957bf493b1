import { describe, expect, it } from "vitest";
import { clickIdOf, clickIdsIn } from "./click-id.ts";
import { originOfUrl } from "./origin-of-url.ts";

const nothing = { source: null, medium: null, campaign: null, content: null, term: null, clickIds: [] };

describe("originOfUrl", () => {
  it("reads parameters in any case, decoded once and trimmed", () => {
    const url =
      "https://shop.example/?UTM_Source=Facebook&utm_MEDIUM=paid%5Fsocial&utm_campaign=+Spring+%2525+&FBCLID=a";
    expect(originOfUrl(url)).toEqual({
      ...nothing,
      source: "Facebook",
      medium: "paid_social",
      campaign: "Spring %25",
      clickIds: ["fbclid"],
    });
  });

  it.each(["https://shop.example/a", "/a", "", "https://shop.example/?utm_source=&utm_medium=(not+set)&gclid="])(
    "finds nothing in %j",
    (url) => expect(originOfUrl(url)).toEqual(nothing),
  );

  it("takes what says something over an unfilled macro, and the first of two", () => {
    const { source, campaign } = originOfUrl("?utm_source={{site}}&utm_source=ig&utm_source=fb&utm_id=120");
    expect({ source, campaign }).toEqual({ source: "ig", campaign: "120" });
  });

  it("reads queries alone, fragments, escaped ampersands and broken encodings", () => {
    expect(originOfUrl("utm_source=a&amp;utm_medium=b")).toMatchObject({ source: "a", medium: "b" });
    expect(originOfUrl("/p?x=1#utm_source=a&gclid=1")).toMatchObject({ source: "a", clickIds: ["gclid"] });
    expect(originOfUrl("?utm_campaign=50%+off")).toMatchObject({ campaign: "50% off" });
  });
});

describe("clickIdsIn", () => {
  it("names the kinds that carry a value, once, whatever their case", () => {
    expect(clickIdsIn("?GCLID=1&gclid=2&fbclid=&a=gclid=3&ScCid=x&notgclid=4")).toEqual(["gclid", "sccid"]);
  });

  it("knows a kind in any case and nothing of every object's words", () => {
    expect(clickIdOf("ScCid")).toEqual({ network: "snapchat", paid: true });
    expect(clickIdOf("toString")).toBeUndefined();
  });
});
