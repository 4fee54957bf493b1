import type { ReactNode } from "react";
import type { Cell } from "../csv.ts";

/** A column of a table. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What the row has there, plain: for sorting, copying and csv. */
  readonly cell: (row: Row) => Cell;
  /** What is shown; absent: the cell. */
  readonly shown?: (row: Row) => ReactNode;
  /** Figures stand at the end of their column, and are sorted from the largest first. */
  readonly isNumber?: boolean;
  readonly width?: number;
  readonly unsortable?: boolean;
}

/** Rows by a column: numbers as numbers, words by the language's letters; what is missing stands last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  { cell, isNumber }: Pick<Column<Row>, "cell" | "isNumber">,
  isDown: boolean,
  locale: string,
): Row[] {
  const words = new Intl.Collator(locale, { numeric: true });
  const sign = isDown ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [cell(a), cell(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (isNumber ? Number(left) - Number(right) : words.compare(String(left), String(right)));
  });
}
