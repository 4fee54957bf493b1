import { describe, expect, it } from "vitest";
import { daysAfter, daysBetween, periodOf, presetsFor } from "./presets.ts";

const now = new Date("2026-03-01T03:00:00Z");

describe("periodOf", () => {
  it("begins the day by the workspace's clock", () => {
    expect(periodOf("last-7-days", "Europe/Oslo", now)).toEqual({ from: "2026-02-23", to: "2026-03-02" });
    expect(periodOf("last-7-days", "America/New_York", now)).toEqual({ from: "2026-02-22", to: "2026-03-01" });
  });

  it("knows months, quarters and years across their ends", () => {
    const at = new Date("2026-01-15T12:00:00Z");
    expect(periodOf("last-month", "UTC", at)).toEqual({ from: "2025-12-01", to: "2026-01-01" });
    expect(periodOf("last-quarter", "UTC", at)).toEqual({ from: "2025-10-01", to: "2026-01-01" });
    expect(periodOf("this-quarter", "UTC", at)).toEqual({ from: "2026-01-01", to: "2026-01-16" });
    expect(periodOf("last-12-months", "UTC", at)).toEqual({ from: "2025-02-01", to: "2026-01-16" });
    expect(periodOf("last-year", "UTC", at)).toEqual({ from: "2025-01-01", to: "2026-01-01" });
  });

  it("knows Persian months, quarters and years across their ends", () => {
    const at = new Date("2026-11-23T12:00:00Z");
    expect(periodOf("this-month-jalali", "Asia/Tehran", at)).toEqual({ from: "2026-11-22", to: "2026-11-24" });
    expect(periodOf("last-month-jalali", "Asia/Tehran", at)).toEqual({ from: "2026-10-23", to: "2026-11-22" });
    expect(periodOf("this-quarter-jalali", "UTC", at)).toEqual({ from: "2026-09-23", to: "2026-11-24" });
    expect(periodOf("last-quarter-jalali", "UTC", at)).toEqual({ from: "2026-06-22", to: "2026-09-23" });
    expect(periodOf("this-year-jalali", "UTC", at)).toEqual({ from: "2026-03-21", to: "2026-11-24" });
    expect(periodOf("last-12-months-jalali", "UTC", at)).toEqual({ from: "2025-12-22", to: "2026-11-24" });
  });

  it("begins the Persian year after a leap year a day later", () => {
    const [eve, newYear] = [new Date("2025-03-20T12:00:00Z"), new Date("2025-03-21T12:00:00Z")];
    expect(periodOf("this-month-jalali", "UTC", eve)).toEqual({ from: "2025-02-19", to: "2025-03-21" });
    expect(periodOf("last-month-jalali", "UTC", newYear)).toEqual({ from: "2025-02-19", to: "2025-03-21" });
    expect(periodOf("last-quarter-jalali", "UTC", newYear)).toEqual({ from: "2024-12-21", to: "2025-03-21" });
    expect(periodOf("last-year-jalali", "UTC", newYear)).toEqual({ from: "2024-03-20", to: "2025-03-21" });
  });

  it("offers months of the reader's calendar alone", () => {
    expect(presetsFor(true)).toContain("this-month-jalali");
    expect(presetsFor(true)).not.toContain("this-month");
    expect(presetsFor(false).some((preset) => preset.endsWith("-jalali"))).toBe(false);
  });

  it("asks for all days by naming none", () => expect(periodOf("all", "UTC", now)).toEqual({}));
});

it("counts days over leap days", () => {
  expect(daysAfter("2028-02-28", 2)).toBe("2028-03-01");
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
});
