import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { CellType } from "../format.ts";
import { readCell, settled, writingOf } from "./cells.ts";

let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb();
});
afterAll(() => facts.close());

const Read = z.object({ value: z.string().nullable() });
const period = { from: "2025-12-10" };

/** What a column of these cells is read as, cell by cell. */
async function read(type: CellType, cells: readonly string[], within: { from: string } | null = period) {
  const writing = writingOf(cells, { decimal: ".", order: "mdy" });
  const sql = readCell("cell", type, writing, { zone: "UTC", period: within });
  const final = type === "money" ? settled("read", type, writing, { zone: "UTC", factor: "100" }) : "read";
  const rows = cells.map((cell, row) => `(${row}, ${literal(cell)})`).join(", ");
  const query = `select cast(${final} as varchar) as value from (select row, ${sql} as read from (values ${rows}) as t(row, cell)) order by row`;
  return (await facts.rows(Read, raw(query))).map(({ value }) => value);
}

describe("an amount", () => {
  it.each([
    ["Norwegian with narrow spaces", ["NOK 1 234,50", "0,75", "12 345,00 kr"], ["123450", "75", "1234500"]],
    ["Persian digits and signs", ["۱٬۲۳۴٫۵۰", "۰٫۷۵", "﷼۱۲"], ["123450", "75", "1200"]],
    ["Arabic digits with marks of direction", ["\u200f١٬٢٣٤٫٥٠\u200e", "٧"], ["123450", "700"]],
    ["Polish", ["1 234,50 zł", "0,75 zł"], ["123450", "75"]],
    ["Indonesian", ["Rp 1.234.567", "Rp 25.000,50"], ["123456700", "2500050"]],
    ["German", ["1.234,50 €", "-12,00 €"], ["123450", "-1200"]],
    ["accountants' brackets", ["($1,234.50)", "$5.00"], ["-123450", "500"]],
    ["a real minus sign", ["−12.50", "1.00"], ["-1250", "100"]],
  ])("is read as written in %s", async (_, cells, expected) => {
    expect(await read("money", cells)).toEqual(expected);
  });

  it("is no amount where a letter stands for a power of ten", async () => {
    expect(await read("money", ["1.2K", "3M"])).toEqual([null, null]);
  });
});

describe("a year of two digits", () => {
  it("is of our century, in days and in moments", async () => {
    expect(await read("date", ["13/03/18", "02/03/18"])).toEqual(["2018-03-13", "2018-03-02"]);
    expect(await read("date", ["3/13/26", "3/2/26"])).toEqual(["2026-03-13", "2026-03-02"]);
    expect(await read("moment", ["3/13/26 14:05", "3/2/26 2:05"])).toEqual([
      "2026-03-13 14:05:00",
      "2026-03-02 02:05:00",
    ]);
  });
});

describe("a day", () => {
  it.each([
    [
      "Spanish, without a year",
      ["8 de marzo", "31 de diciembre", "1 de enero"],
      ["2026-03-08", "2025-12-31", "2026-01-01"],
    ],
    ["English, without a year", ["February 28", "December 10"], ["2026-02-28", "2025-12-10"]],
    ["French", ["8 mars 2026", "1er février 2026", "15 août 2026"], ["2026-03-08", "2026-02-01", "2026-08-15"]],
    ["German", ["8. März 2026", "1. Dez. 2025"], ["2026-03-08", "2025-12-01"]],
    ["Norwegian", ["8. mars 2026", "17. des. 2025"], ["2026-03-08", "2025-12-17"]],
    ["Polish", ["8 marca 2026", "3 października 2026"], ["2026-03-08", "2026-10-03"]],
    ["Portuguese", ["8 de mar. de 2026", "1 de setembro de 2026"], ["2026-03-08", "2026-09-01"]],
    ["Indonesian", ["8 Maret 2026", "17 Agustus 2026"], ["2026-03-08", "2026-08-17"]],
    ["Persian words, Gregorian", ["۸ مارس ۲۰۲۶", "۱ ژانویه ۲۰۲۶"], ["2026-03-08", "2026-01-01"]],
    ["Persian digits", ["۲۰۲۶/۰۳/۰۸"], ["2026-03-08"]],
    ["the solar Hijri calendar", ["۱۴۰۴/۱۲/۲۹", "1405/01/01"], ["2026-03-20", "2026-03-21"]],
  ])("is read as written in %s", async (_, cells, expected) => {
    expect(await read("date", cells)).toEqual(expected);
  });

  it("without a year is none where no period is known", async () => {
    expect(await read("date", ["8 de marzo", "9 de marzo"], null)).toEqual([null, null]);
  });

  it("that no calendar has is none", async () => {
    expect(await read("date", ["30 de febrero de 2026", "8 de marzo de 2026"])).toEqual([null, "2026-03-08"]);
  });

  it("of the solar Hijri calendar is the one that the platform's calendar gives", async () => {
    const day = fc.record({
      year: fc.integer({ min: 1370, max: 1470 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 29 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 40 }), async (days) => {
        const cells = days.map(
          ({ year, month, day }) => `${year}/${String(month).padStart(2, "0")}/${String(day).padStart(2, "0")}`,
        );
        const expected = days.map((one) =>
          Temporal.PlainDate.from({ ...one, calendar: "persian" })
            .withCalendar("iso8601")
            .toString(),
        );
        expect(await read("date", cells)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a moment", () => {
  it.each([
    [
      "Spanish",
      ["8 de marzo de 2026, 14:30", "9 de marzo de 2026 9:05"],
      ["2026-03-08 14:30:00", "2026-03-09 09:05:00"],
    ],
    [
      "English, half days and no year",
      ["Feb 28 2:30 PM", "Mar 1 12:05 AM"],
      ["2026-02-28 14:30:00", "2026-03-01 00:05:00"],
    ],
  ])("is read as written in %s", async (_, cells, expected) => {
    expect(await read("moment", cells)).toEqual(expected);
  });
});
