import { describe, expect, it } from "vitest";
import { asTypedJalali, dayOfJalali, jalaliOf, typedDay } from "./jalali.ts";
import { daysAfter } from "./presets.ts";

describe("dayOfJalali", () => {
  it("finds every day again over leap and common years", () => {
    for (let at = 0, day = "2024-03-01"; at < 2200; at += 1, day = daysAfter(day, 1)) {
      const { year, month, day: date } = jalaliOf(day);
      expect(dayOfJalali(year, month, date)).toBe(day);
    }
  });

  it("knows that only leap years end with a thirtieth of Esfand", () => {
    expect(dayOfJalali(1403, 12, 30)).toBe("2025-03-20");
    expect(dayOfJalali(1404, 12, 30)).toBeNull();
    expect(dayOfJalali(1405, 7, 31)).toBeNull();
  });
});

describe("typedDay", () => {
  it("reads Persian days in both kinds of digits, and Gregorian ones", () => {
    expect(typedDay("۱۴۰۵/۹/۲")).toBe("2026-11-23");
    expect(typedDay(" 1405-09-02 ")).toBe("2026-11-23");
    expect(typedDay("2026/11/23")).toBe("2026-11-23");
    expect(typedDay(asTypedJalali("2026-11-23"))).toBe("2026-11-23");
  });

  it.each(["", "1405/9", "1404/12/30", "1405/13/1", "2026/02/30", "05/09/02"])("takes %j for no day", (typed) =>
    expect(typedDay(typed)).toBeNull(),
  );
});
