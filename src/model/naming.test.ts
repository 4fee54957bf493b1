import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressFaults, faultInWords, namingFaults } from "./naming.ts";
import { exampleOf, fits, meantBy, type NamingPattern, namingPattern } from "./naming-pattern.ts";
import { Naming } from "./naming-rules.ts";
import { type Utm, utmOf } from "./utm.ts";

const pattern = (written: string): NamingPattern => {
  const read = namingPattern(written);
  if ("fault" in read) throw new Error(read.fault);
  return read;
};

describe("a campaign's pattern", () => {
  it.each([
    ["{season}-{year}", "spring-2026", true],
    ["{season}-{year}", "spring-26", false],
    ["{season}-{year}", "spring-2026-x", false],
    ["{sale|launch|always-on}", "always-on", true],
    ["{sale|launch}-{words}", "sale-black-friday", true],
    ["{sale|launch}-{words}", "sale-black-", false],
    ["{country}_{quarter}_{word}", "es_q3_reels", true],
    ["{year}{month}{day}-{word}", "20261131-x", true],
    ["{year}{month}{day}-{word}", "20261331-x", false],
    ["{words}-{year}", "a-b-2026-2026", true],
    ["{word}", "primavera", true],
    ["{word}", "año", true],
    ["{word}", "Spring", false],
    ["v{number}", "v12", true],
    ["always-on", "always-on", true],
  ])("%s and %s: %s", (written, name, expected) => {
    expect(fits(name, pattern(written))).toBe(expected);
  });

  it.each([
    ["{seson}-{year}", /has \{seson\}; known are .*did you mean \{season\}\?/],
    ["{season", /without its partner/],
    ["Spring {year}", /small letters without blanks/],
    ["{a|}", /has \{a\|\}/],
    ["{word}".repeat(21), /21 parts/],
  ])("%s is none", (written, fault) => {
    expect(namingPattern(written)).toEqual({ fault: expect.stringMatching(fault) });
  });

  it.each([
    ["{season}-{year}", "Spring 2026", "spring-2026"],
    ["{season}-{year}", "sprign-2026", "spring-2026"],
    ["{season}-{year}", "spring_26", "spring-2026"],
    ["{season}-{year}", "black-friday", null],
    ["{sale|launch}_{words}", "lauch-new-shop", "launch_new_shop"],
  ])("%s: %s was meant to be %s", (written, name, meant) => {
    expect(meantBy(name, pattern(written))).toBe(meant);
  });

  const parts = fc.constantFrom("{season}", "{year}", "{words}", "{word}", "{number}", "{a|b-c}", "-", "x", "_");
  it("fits the example it gives, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 15 }), (written) => {
        const read = pattern(written.join(""));
        expect(fits(exampleOf(read), read)).toBe(true);
      }),
    );
  });

  it("is quick where a regular expression would never end", () => {
    const began = performance.now();
    expect(fits(`${"a-".repeat(149)}!`, pattern("{words}-".repeat(10)))).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

const naming = Naming.parse({
  sources: ["instagram", "facebook", "newsletter"],
  mediums: ["social", "paid_social", "email"],
  campaigns: ["{season}-{year}"],
  mediumsBySource: { newsletter: ["email"] },
});
const utm = (said: Partial<Utm>): Utm => utmOf((field) => said[field] ?? null);
const words = (said: Partial<Utm>, rules?: Naming) => namingFaults(utm(said), { naming: rules }).map(faultInWords);

describe("the lint of tags", () => {
  it.each<[string, Partial<Utm>, string]>([
    ["a source", { source: "instagarm", medium: "social", campaign: "spring-2026" }, 'did you mean "instagram"?'],
    ["capitals", { source: "Instagram", medium: "social", campaign: "spring-2026" }, 'did you mean "instagram"?'],
    ["a nickname", { source: "ig", medium: "social", campaign: "spring-2026" }, 'did you mean "instagram"?'],
    ["a medium", { source: "facebook", medium: "paid-social", campaign: "spring-2026" }, 'did you mean "paid_social"?'],
    [
      "a source's own medium",
      { source: "newsletter", medium: "social", campaign: "spring-2026" },
      "with newsletter goes email",
    ],
    ["a campaign", { source: "facebook", medium: "social", campaign: "Sprng 2026" }, 'did you mean "spring-2026"?'],
    ["personal data", { source: "facebook", medium: "social", campaign: "kari@example.com" }, "holds an @"],
    [
      "hidden personal data",
      { source: "facebook", medium: "social", campaign: "spring-2026", content: "kari%40example.com" },
      "holds an @",
    ],
  ])("names %s and what was meant", (_, said, expected) => {
    const faults = namingFaults(utm(said), { naming });
    expect(faults.map(({ kind }) => kind)).toEqual(["refused"]);
    expect(words(said, naming)).toEqual([expect.stringContaining(expected)]);
  });

  it.each<[string, Partial<Utm>, string]>([
    ["capitals", { source: "Facebook", medium: "social" }, "with capitals: analytics count that apart from facebook"],
    ["capitals", { source: "Insta", medium: "social" }, 'did you mean "instagram"?'],
    ["blanks", { source: "facebook", medium: "social", campaign: "spring sale" }, "with blanks"],
    ["a medium of no channel", { source: "blog", medium: "socail" }, 'did you mean "social"?'],
    ["a network that is none", { source: "instagarm", medium: "social" }, 'did you mean "instagram"?'],
    ["a medium another network has", { source: "google", medium: "social" }, "Google is no social network"],
    ["a missing medium", { source: "facebook" }, "utm_medium is missing"],
    ["a missing source", { medium: "social" }, "utm_source is missing"],
  ])("warns of %s without a plan", (_, said, expected) => {
    expect(namingFaults(utm(said)).map(({ kind }) => kind)).toEqual(["warned"]);
    expect(words(said)).toEqual([expect.stringContaining(expected)]);
  });

  it("is silent about a QR code in the window, and about a source that comes with the click", () => {
    expect(words({ source: "shop-window", medium: "qr", campaign: "spring" })).toEqual([]);
    expect(namingFaults(utm({ medium: "social" }), { filled: true })).toEqual([]);
  });

  it("is silent about whatever the plan allows", () => {
    const allowed = fc.record({
      source: fc.constantFrom("instagram", "facebook"),
      medium: fc.constantFrom("social", "paid_social"),
      campaign: fc
        .tuple(fc.constantFrom("spring", "summer", "autumn", "fall", "winter"), fc.integer({ min: 2000, max: 2099 }))
        .map(([season, year]) => `${season}-${year}`),
      content: fc.option(fc.stringMatching(/^[a-z0-9 _-]{1,20}$/)),
    });
    fc.assert(
      fc.property(allowed, (said) => {
        expect(words(said, naming)).toEqual([]);
      }),
    );
  });

  it("suggests only what it would let pass itself", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.constantFrom("source", "medium", "campaign"), (value, field) => {
        const said = { source: "facebook", medium: "social", campaign: "spring-2026", [field]: value };
        for (const { instead, kind } of namingFaults(utm(said), { naming })) {
          if (instead === null || kind === "warned") continue;
          const again = namingFaults(utm({ ...said, [field]: instead }), { naming });
          expect(again.filter((fault) => fault.field === field && fault.kind === "refused")).toEqual([]);
        }
      }),
    );
  });
});

describe("the lint of addresses", () => {
  const lint = (url: string) => addressFaults(url).map(faultInWords);
  it("sees the click ids of whoever copied one", () => {
    expect(lint("https://shop.example/?utm_source=facebook&utm_medium=social&fbclid=x")).toEqual([
      expect.stringContaining("carries the fbclid of whoever copied it"),
    ]);
  });
  it("refuses what is no address", () => {
    expect(lint("shop.example/?utm_source=facebook")).toEqual([
      "the address is no whole address that begins with https://",
    ]);
  });
  it("leaves to the ad platform what it fills in", () => {
    expect(lint("https://shop.example/?utm_source={{site_source_name}}&utm_medium=paid_social")).toEqual([]);
  });
});

describe("naming rules", () => {
  const fault = (rules: unknown) =>
    Naming.safeParse(rules).error?.issues.map(({ path, message }) => [path.join("."), message]);
  it.each([
    [{ sources: ["Instagram"] }, "sources.0", /small letters/],
    [{ campaigns: ["{saeson}"] }, "campaigns.0", /did you mean \{season\}/],
    [
      { sources: ["instagram"], mediumsBySource: { instagarm: ["social"] } },
      "mediumsBySource.instagarm",
      /did you mean "instagram"/,
    ],
    [{ mediums: ["social"], mediumsBySource: { ig: ["socail"] } }, "mediumsBySource.ig.0", /did you mean "social"/],
  ])("%j: %s", (rules, path, message) => {
    expect(fault(rules)).toEqual([[path, expect.stringMatching(message)]]);
  });
});
