import { expect, it } from "vitest";
import { calendarOf, dayOf, localText, offsetText, sameDayAfter, utcText, wakingMoment } from "./calendar.ts";

const calendar = calendarOf("2026-03-01", 60, "Europe/Madrid");
const at = (day: number, hour: number, minute: number) => day * 1440 + hour * 60 + minute;

it("writes one moment in UTC, with its offset, and local, on both sides of the change to summer time", () => {
  expect(utcText(calendar, at(2, 11, 15), 7)).toBe("2026-03-03T10:15:07Z");
  expect(offsetText(calendar, at(2, 11, 15), 7)).toBe("2026-03-03 11:15:07 +0100");
  expect(utcText(calendar, at(30, 11, 15), 7)).toBe("2026-03-31T09:15:07Z");
  expect(offsetText(calendar, at(30, 11, 15), 7)).toBe("2026-03-31 11:15:07 +0200");
  expect(localText(calendar, at(30, 11, 15))).toBe("2026-03-31 11:15");
});

it("lets nothing happen at night, so that a UTC day is the local day", () => {
  for (const uniform of [0, 0.5, 1 - 2 ** -32]) {
    const moment = wakingMoment(30, uniform);
    expect(dayOf(moment)).toBe(30);
    expect(utcText(calendar, moment, 0).slice(0, 10)).toBe("2026-03-31");
  }
  expect(localText(calendar, sameDayAfter(wakingMoment(30, 1 - 2 ** -32), 60))).toBe("2026-03-31 23:59");
});
