import { describe, expect, it } from "vitest";
import { KnownError } from "./errors.ts";
import { calendarDay, daysIn, instantsOf, isTimeZone, overlap, periodBetween } from "./period.ts";

describe("a period", () => {
  it("has its first day and not its last: March 2026 has 31 days", () => {
    expect(daysIn(periodBetween("2026-03-01", "2026-04-01"))).toBe(31);
  });

  it.each([
    ["2026-04-01", "2026-03-01"],
    ["2026-03-01", "2026-03-01"],
  ])("refuses to go from %s to %s, naming both", (from, to) => {
    const refusal = () => periodBetween(from, to);
    expect(refusal).toThrow(KnownError);
    expect(refusal).toThrow(new RegExp(`${from}.*${to}`));
  });

  it("shares with another the days both have, and null where they only touch", () => {
    const march = periodBetween("2026-03-01", "2026-04-01");
    expect(overlap(march, periodBetween("2026-03-20", "2026-05-01"))).toEqual(
      periodBetween("2026-03-20", "2026-04-01"),
    );
    expect(overlap(march, periodBetween("2026-04-01", "2026-05-01"))).toBeNull();
  });

  it("begins and ends at local midnight: March 2026 in Oslo is an hour short", () => {
    const { fromMs, toMs } = instantsOf(periodBetween("2026-03-01", "2026-04-01"), "Europe/Oslo");
    expect([new Date(fromMs).toISOString(), new Date(toMs).toISOString()]).toEqual([
      "2026-02-28T23:00:00.000Z",
      "2026-03-31T22:00:00.000Z",
    ]);
  });

  it("begins with the day's first instant where midnight is skipped", () => {
    const { fromMs } = instantsOf(periodBetween("2018-11-04", "2018-11-05"), "America/Sao_Paulo");
    expect(new Date(fromMs).toISOString()).toBe("2018-11-04T03:00:00.000Z");
  });
});

it.each(["2026-02-30", "2026-13-01", "2026-3-1", "20260301", "2026-03-01T10:00", "yesterday", ""])(
  "%j is not a day",
  (text) => expect(() => calendarDay(text)).toThrow(`"${text}" is not a day of the calendar`),
);

it("knows the 29th of February of leap years alone", () => {
  expect(String(calendarDay("2028-02-29"))).toBe("2028-02-29");
  expect(() => calendarDay("2026-02-29")).toThrow(KnownError);
});

it.each([
  ["Europe/Oslo", true],
  ["UTC", true],
  ["europe/oslo", true],
  ["Asia/Calcutta", true],
  ["EST5EDT", true],
  ["Etc/GMT+1", true],
  ["Oslo", false],
  ["PST", false],
  ["T1200Z", false],
  ["+01:00", false],
  ["", false],
])("time zone %j: %s", (name, known) => expect(isTimeZone(name)).toBe(known));

it("knows every time zone that the platform lists", () => {
  expect(Intl.supportedValuesOf("timeZone").filter((zone) => !isTimeZone(zone))).toEqual([]);
});
