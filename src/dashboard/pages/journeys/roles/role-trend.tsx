import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { grid, legend, nameAxis, valueAxis } from "../../../kit/chart/axes.ts";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { OptionOf } from "../../../kit/chart/drawn.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { RolesByMonth } from "../answers.ts";
import { inMonth, type Role } from "./roles.ts";

const drawnLines = 6;

/** One role by month: the lines that stood in it most. */
export function RoleTrend({ told, role }: { told: RolesByMonth; role: Role }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const format = useFormat();
  const months = useMemo(() => told.months.map(({ month }) => format.day(`${month}-01`, inMonth)), [told, format]);
  const rows = useMemo(
    () => told.lines.toSorted((a, b) => b[role].conversions - a[role].conversions).slice(0, drawnLines),
    [told, role],
  );
  const option = useCallback<OptionOf>(
    (style) => ({
      legend: { ...legend(style), type: "plain" },
      grid: { ...grid, top: style.width < 520 ? 96 : 60 },
      xAxis: nameAxis(style, months),
      yAxis: valueAxis(style, (value) => style.format.number(value)),
      series: rows.map((row, at) => ({
        type: "line",
        name: line(row.key),
        data: row.months.map((month) => month[role]),
        symbol: (["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"] as const)[at] ?? "circle",
        symbolSize: 8,
        lineStyle: { width: 2 },
        tooltip: { valueFormatter: (value) => style.format.number(Number(value)) },
      })),
    }),
    [rows, months, role, line],
  );
  const columns: Column<RolesByMonth["lines"][number]>[] = [
    { key: "line", title: t("line"), cell: ({ key }) => line(key) },
    ...months.map((title, at) => ({
      key: String(at),
      title,
      isNumber: true,
      cell: (row: RolesByMonth["lines"][number]) => row.months[at]?.[role] ?? null,
    })),
  ];
  const [first] = rows;
  const counts = first?.months.map((month) => month[role]) ?? [];
  return (
    <Chart
      title={t("roles.trendChart", { role: t(`roles.${role}`) })}
      name={`roles-by-month-${role}`}
      summary={
        first === undefined
          ? t("roles.trendTitle")
          : t("roles.trendSummary", {
              line: line(first.key),
              first: format.number(counts[0]),
              last: format.number(counts.at(-1)),
            })
      }
      height={320}
      option={option}
      table={{ columns, rows: told.lines, rowKey: ({ key }) => JSON.stringify(key) }}
    />
  );
}
