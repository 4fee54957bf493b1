import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { toMinor } from "../model/money.ts";
import { statementCsv } from "./csv.ts";
import { fixtures } from "./fixture.ts";

const parsed = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ""), { header: true, skipEmptyLines: true }).data;

const golden = (name: string) => `../../test/golden/reports/${name}.csv`;

describe("statementCsv", () => {
  it.each(Object.entries(fixtures))("holds every line of %s", async (name, statement) => {
    await expect(statementCsv(statement)).toMatchFileSnapshot(golden(name));
  });

  it("starts with a byte order mark and ends every line with CRLF", () => {
    const csv = statementCsv(fixtures.nordlys);
    expect(csv.startsWith("\ufeff")).toBe(true);
    expect(csv.split("\r\n").at(-1)).toBe("");
    expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("adds up to the whole business", () => {
    const rows = parsed(statementCsv(fixtures.fjordhus));
    const total = (kinds: string[]) =>
      rows.reduce((sum, row) => sum + (kinds.includes(row.line ?? "") ? toMinor(row.return ?? "", "EUR") : 0), 0);
    expect(total(["social", "other", "unattributed"])).toBe(total(["all"]));
    expect(total(["social"])).toBe(total(["total-social"]));
  });

  it("makes no live formula of a campaign's name and leaves numbers numbers", () => {
    const rows = parsed(statementCsv(fixtures.hostile));
    expect(rows[1]?.campaign).toBe("'=cmd|' /C calc'!A0");
    expect(rows[1]?.net).toBe("-86420.43");
    expect(rows[1]?.roi_low).toBe("-92.1");
  });
});
