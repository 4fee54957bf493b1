import type { TFunction } from "i18next";
import type { Format } from "../../kit/format.ts";
import type { Column } from "../../kit/table/column.ts";
import { type Cell, offUsual } from "./times.ts";

/** What a cell says, as columns of a table. */
export function cellColumns<Row>(
  cellOf: (row: Row) => Cell,
  { t, format }: { t: TFunction<"content">; format: Format },
): Column<Row>[] {
  const off = (value: number | null | undefined) => (value === null || value === undefined ? null : offUsual(value));
  const percent = (
    key: "ratio" | "shrunk" | "low" | "high",
    of: (cell: Cell) => number | null | undefined,
  ): Column<Row> => ({
    key,
    title: t(`cells.${key}`),
    isNumber: true,
    cell: (row) => off(of(cellOf(row))),
    shown: (row) => format.percent(off(of(cellOf(row))), { sign: true }),
  });
  return [
    {
      key: "posts",
      title: t("posts"),
      isNumber: true,
      cell: (row) => cellOf(row).posts,
      shown: (row) => format.number(cellOf(row).posts),
    },
    percent("ratio", ({ ratio }) => ratio),
    percent("shrunk", ({ shrunk }) => shrunk),
    percent("low", ({ interval }) => interval?.low),
    percent("high", ({ interval }) => interval?.high),
    { key: "verdict", title: t("cells.verdict"), cell: (row) => t(`verdicts.${cellOf(row).verdict}`) },
  ];
}
