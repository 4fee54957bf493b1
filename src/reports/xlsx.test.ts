import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import type { Statement } from "../model/statement.ts";
import { minus } from "./figures.ts";
import { fixtures } from "./fixture.ts";
import { statementLines } from "./lines.ts";
import { statementXlsx } from "./xlsx.ts";

const read = (statement: Statement) => XLSX.read(statementXlsx(statement), { cellFormula: true });

const sheet = (book: XLSX.WorkBook, name: string): XLSX.WorkSheet => {
  const found = book.Sheets[name];
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
};

const cellsOf = (of: XLSX.WorkSheet) =>
  Object.entries(of).flatMap(([at, cell]) => (at.startsWith("!") ? [] : [[at, cell as XLSX.CellObject] as const]));

describe("statementXlsx", () => {
  it("has the sheets of a statement", () => {
    expect(read(fixtures.nordlys).SheetNames).toEqual([
      "Statement",
      "Rows",
      "Costs",
      "Claims",
      "Sources",
      "Warnings",
      "How",
    ]);
  });

  it.each(Object.entries(fixtures))("carries the figures of %s as the values of its formulas", (_, statement) => {
    const rows = sheet(read(statement), "Rows");
    for (const [index, { figures }] of statementLines(statement).entries()) {
      const value = (column: string) => rows[`${column}${index + 2}`]?.v;
      expect([value("C"), value("D"), value("J")]).toEqual([
        Number(figures.cost),
        Number(figures.return),
        figures.conversions,
      ]);
      expect(value("E")).toBe(Number(minus(figures.return, figures.cost, statement.currency)));
      expect(value("F") ?? "").toBe(figures.roi ?? "");
    }
  });

  it.each(Object.entries(fixtures))("comes to the same values when %s is reckoned anew", (_, statement) => {
    const book = read(statement);
    const formulas = book.SheetNames.flatMap((name) =>
      cellsOf(sheet(book, name)).flatMap(([at, cell]) => (cell.f === undefined ? [] : [{ name, at, cell }])),
    );
    expect(formulas.length).toBeGreaterThan(30);
    for (const { name, at, cell } of formulas) {
      const now = reckon(cell.f ?? "", sheet(book, name));
      if (typeof now === "string") expect(cell.v ?? "", `${name}!${at}`).toBe(now);
      else expect(Math.abs(now - Number(cell.v)), `${name}!${at} ${cell.f}`).toBeLessThan(0.0051);
    }
  });

  it("reckons ROI live from cost and return, on both sheets", () => {
    const book = read(fixtures.nordlys);
    expect(sheet(book, "Rows").F2?.f).toBe('IF(C2=0,"",(D2-C2)*100/C2)');
    const roi = cellsOf(sheet(book, "Statement")).find(([, cell]) => cell.f?.includes("*100/"));
    expect(roi?.[1]).toMatchObject({ v: 33.11 });
  });

  it("has no ROI formula where the statement knows a cost but no ROI", () => {
    const { totals, rows } = fixtures.nordlys;
    const unknown = {
      ...fixtures.nordlys,
      totals: { ...totals, roi: null },
      rows: rows.map((row) => ({ ...row, roi: null })),
    };
    expect(sheet(read(unknown), "Rows").F2?.f).toBeUndefined();
  });

  it("types text as text, so that no name becomes a formula", () => {
    const rows = sheet(read(fixtures.hostile), "Rows");
    expect(rows.B3).toMatchObject({ t: "s", v: "=cmd|' /C calc'!A0" });
    expect(rows.B3?.f).toBeUndefined();
  });
});

/** Reckons the three kinds of formula the workbook uses: a sum, a difference, and a guarded ratio. */
function reckon(formula: string, of: XLSX.WorkSheet): number | string {
  const guarded = /^IF\((\w+)=0,"",(.+)\)$/.exec(formula);
  if (guarded !== null) return at(of, guarded[1] ?? "") === 0 ? "" : reckon(guarded[2] ?? "", of);
  const sum = /^SUM\((.+)\)$/.exec(formula);
  if (sum !== null)
    return (sum[1] ?? "")
      .split(",")
      .flatMap(addresses)
      .reduce((total, cell) => total + at(of, cell), 0);
  const ratio = /^\((\w+)-(\w+)\)\*100\/(\w+)$/.exec(formula);
  if (ratio !== null) return ((at(of, ratio[1] ?? "") - at(of, ratio[2] ?? "")) * 100) / at(of, ratio[3] ?? "");
  const [left = "", operator, right = ""] = formula.split(/([-/])/);
  return operator === "-" ? at(of, left) - at(of, right) : at(of, left) / at(of, right);
}

const at = (of: XLSX.WorkSheet, cell: string) => Number(of[cell]?.v ?? 0);

function addresses(range: string): string[] {
  const { s, e } = XLSX.utils.decode_range(range);
  return Array.from({ length: e.r - s.r + 1 }, (_, row) => XLSX.utils.encode_cell({ c: s.c, r: s.r + row }));
}
