import { describe, expect, it } from "vitest";
import { formatFor, localeOf } from "./format.ts";

describe("localeOf", () => {
  it("reads the workspace's country in the reader's language", () => {
    expect(localeOf("en", "nb-NO")).toBe("en-NO");
    expect(localeOf("en", "en-GB")).toBe("en-GB");
    expect(localeOf("fa", "nb-NO")).toMatch(/^fa/);
    expect(localeOf("fa", "fa-IR")).toBe("fa-IR");
    expect(localeOf("en", "en-US@posix")).toBe("en");
  });
});

describe("formatFor", () => {
  const [norwegian, persian] = [formatFor("nb-NO", "Europe/Oslo"), formatFor("fa-IR", "Asia/Tehran")];

  it("writes money of any size to the minor unit, and in its currency's decimals", () => {
    expect(formatFor("en-GB", "UTC").money("90071992547409931.25", "EUR")).toBe("€90,071,992,547,409,931.25");
    expect(formatFor("en-GB", "UTC").money("1234", "JPY")).toBe("JP¥1,234");
    expect(norwegian.money("1234.5", "NOK").replaceAll(/\s/g, " ")).toBe("1 234,50 kr");
    expect(norwegian.money(null, "NOK")).toBe("–");
  });

  it("writes Persian in Persian digits and by the solar calendar, with the Gregorian day beside", () => {
    expect(persian.number(1234.5)).toBe("۱٬۲۳۴٫۵");
    expect(persian.day("2025-10-24")).toContain("۱۴۰۴");
    expect(persian.dayInBoth("2025-10-24")).toContain("۲۰۲۵");
  });

  it("writes Persian money as it is said: figure, thousand, currency, kept together", () => {
    const bare = (money: string) => money.replaceAll(/[\u2066-\u2069]/g, "").replaceAll("\u00a0", " ");
    expect(bare(persian.money("1234500", "IRR"))).toBe("۱٬۲۳۴٬۵۰۰ ریال");
    expect(bare(persian.money("12345", "EUR", { short: true }))).toBe("۱۲٫۳ هزار €");
    expect(bare(persian.money("-600", "NOK", { sign: true }))).toBe("−۶۰۰٫۰۰ NOK");
    expect(persian.money("600", "NOK")).toMatch(/^\u2067\S+\u00a0NOK\u2069$/u);
  });

  it("names the last day of a half-open period", () => {
    const said = formatFor("en-GB", "UTC").days("2026-03-01", "2026-04-01");
    expect(said.replaceAll(/\s/g, "")).toBe("1–31Mar2026");
  });

  it("tells a moment by the workspace's clock", () => {
    expect(norwegian.moment("2026-06-01T22:30:00Z", { day: "numeric", hour: "2-digit" })).toContain("2");
    expect(formatFor("en-GB", "Asia/Tokyo").moment("2026-06-01T22:30:00Z", { day: "numeric" })).toBe("2");
  });
});
