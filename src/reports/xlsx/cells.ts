import * as XLSX from "@e965/xlsx";
import { minorDigits } from "../../model/money.ts";
import { plainText } from "../cell-text.ts";

export type Cell = XLSX.CellObject | null;

/** A cell that is text whatever it says: `=cmd()` typed as a string never becomes a formula. */
export const text = (words: string | null | undefined): Cell =>
  words == null ? null : { t: "s", v: plainText(words).slice(0, longestCell), z: "@" };

/** What Excel holds in one cell at most. */
const longestCell = 32_767;

/** A number, or an empty cell. */
export const number = (value: number | string | null, format = countFormat(Number(value))): Cell =>
  value === null ? null : { t: "n", v: Number(value), z: format };

/** How a count is shown: with decimals only where conversions are shared. */
export const countFormat = (value: number) => (Number.isInteger(value) ? "#,##0" : "#,##0.00");

/** A live formula with the value it has now, for viewers that do not reckon; null stands for an empty text. */
export const formula = (f: string, value: number | string | null, format: string): Cell =>
  value === null ? { t: "s", v: "", f } : { t: "n", v: Number(value), f, z: format };

/** (return − cost) × 100 / cost over two cells of the sheet; empty where the statement knows no ROI though it has a cost. */
export function roiFormula(costCell: string, returnCell: string, roi: number | null, cost: string): Cell {
  if (roi === null && Number(cost) !== 0) return null;
  return formula(`IF(${costCell}=0,"",(${returnCell}-${costCell})*100/${costCell})`, roi, percentFormat);
}

/** ROI stands in per cent already: 119.88 is shown as "119.9", the column says per cent. */
export const percentFormat = "#,##0.0";

/** How Excel shows money of a currency: grouped, with the decimals the currency has. */
export function moneyFormat(currency: string): string {
  const digits = minorDigits(currency);
  return digits === 0 ? "#,##0" : `#,##0.${"0".repeat(digits)}`;
}

/** A sheet of rows; `widths` are the columns' widths in characters. */
export function sheetOf(rows: Cell[][], widths: number[]): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet["!cols"] = widths.map((wch) => ({ wch }));
  return sheet;
}
