import { foldHeader } from "./format.ts";
import type { Sheet } from "./open/sheet.ts";

/** Whether these are the sheets of a statement that Retorno wrote itself, as csv or as a workbook. */
export function isOwnStatement(sheets: readonly Sheet[]): boolean {
  return sheets.some(
    (sheet) => opensWith(sheet, csvColumns) || (sheet.name === "Rows" && opensWith(sheet, rowsTitles)),
  );
}

const csvColumns = ["line", "label", "network", "paid", "channel", "campaign", "post", "cost", "ad_spend", "return"];
const rowsTitles = ["line", "campaign or post", "cost", "return", "net"];

function opensWith({ head }: Sheet, titles: readonly string[]): boolean {
  const cells = head[0]?.cells ?? [];
  return titles.every((title, index) => foldHeader(cells[index] ?? "") === title);
}
