import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownError } from "./errors.ts";
import { destinationOf, slugOf } from "./link.ts";

describe("a destination", () => {
  it.each([
    ["https://shop.example", "https://shop.example/"],
    ["  https://Shop.Example/Spring?a=1#top ", "https://shop.example/Spring?a=1#top"],
    ["https://blåbær.example/søt", "https://xn--blbr-roah.example/s%C3%B8t"],
    ["https://shop.example/?utm_source=x&fbclid=abc&a=%20b+c", "https://shop.example/?utm_source=x&a=%20b+c"],
    ["https://shop.example/?gclid=1&rtc=0123456789abcdef", "https://shop.example/"],
    ["https://shop.example/#/path?x=1", "https://shop.example/#/path?x=1"],
  ])("%s is kept as %s", (written, kept) => {
    expect(destinationOf(written)).toBe(kept);
  });

  it.each([
    ["javascript:alert(1)", "cannot lead to a javascript: address"],
    ["data:text/html,x", "cannot lead to a data: address"],
    ["ftp://shop.example/", "cannot lead to a ftp: address"],
    ["https://kari:secret@shop.example/", "user name or password"],
    ["shop.example/spring", "is no address"],
    ["//evil.example", "is no address"],
    ["", "is no address"],
  ])("%s is refused", (written, why) => {
    expect(() => destinationOf(written)).toThrow(why);
  });

  it("is refused where programs would cut it", () => {
    expect(() => destinationOf(`https://shop.example/${"a".repeat(2000)}`)).toThrow("2021 characters");
  });

  it("says what to write instead of a bare host", () => {
    const hint = (() => {
      try {
        return destinationOf("shop.example/spring");
      } catch (cause) {
        return (cause as KnownError).hint;
      }
    })();
    expect(hint).toBe("write https://shop.example/spring");
  });

  it("stays as it is once it is kept", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const kept = destinationOf(url);
        expect(destinationOf(kept)).toBe(kept);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a slug", () => {
  it.each(["spring", "a", "spring-2026", "x".repeat(64)])("may be %s", (slug) => expect(slugOf(slug)).toBe(slug));
  it.each(["Spring", "-a", "a-", "a b", "../x", "a/b", "", "x".repeat(65), "åre"])("may not be %j", (slug) => {
    expect(() => slugOf(slug)).toThrow(KnownError);
  });
  it("is told what it could be", () => {
    expect(() => slugOf("Spring Sale!")).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("spring-sale") }),
    );
  });
});
