import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { grid, legend, nameAxis, valueAxis } from "../../../kit/chart/axes.ts";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { OptionOf } from "../../../kit/chart/drawn.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { LineRoles, RolesByMonth } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";
import { roles } from "./roles.ts";

const drawnLines = 12;

/** How often each line stood in each role, side by side. */
export function RoleBars({ told }: { told: RolesByMonth }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const format = useFormat();
  const how = useHow(told.about);
  const rows = useMemo(() => told.lines.slice(0, drawnLines), [told]);
  const option = useCallback<OptionOf>(
    (style) => {
      const names = nameAxis(
        style,
        rows.map(({ key }) => line(key)),
        true,
      );
      return {
        legend: legend(style),
        grid,
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
        xAxis: valueAxis(style, (value) => style.format.number(value), { across: true }),
        yAxis: {
          ...names,
          axisLabel: {
            ...names.axisLabel,
            color: style.ink,
            width: style.width < 520 ? 112 : 210,
            overflow: "truncate",
          },
        },
        series: roles.map((role) => ({
          type: "bar",
          name: t(`roles.${role}`),
          data: rows.map((row) => ({
            value: row[role].conversions,
            itemStyle: { opacity: row[role].enough ? 1 : 0.45 },
          })),
          barGap: "10%",
          barMaxWidth: 12,
          tooltip: { valueFormatter: (value) => style.format.number(Number(value)) },
        })),
      };
    },
    [rows, line, t],
  );
  const columns: Column<LineRoles>[] = [
    { key: "line", title: t("line"), cell: ({ key }) => line(key) },
    ...roles.map(
      (role): Column<LineRoles> => ({
        key: role,
        title: t(`roles.${role}`),
        isNumber: true,
        cell: (row) => row[role].conversions,
        shown: (row) => {
          const { conversions, interval, enough } = row[role];
          const between =
            interval === null
              ? null
              : {
                  low: format.number(interval.low, { maximumFractionDigits: 0 }),
                  high: format.number(interval.high, { maximumFractionDigits: 0 }),
                };
          return (
            <Told
              value={format.number(conversions)}
              under={between === null ? null : `${between.low}–${between.high}`}
              isFaint={!enough}
              how={how({
                title: `${line(row.key)} · ${t(`roles.${role}`)}`,
                value: format.number(conversions),
                formula: told.how.roles,
                interval: between,
                count: conversions,
                notes: [t(`roles.means.${role}`), told.how.intervals],
              })}
            />
          );
        },
      }),
    ),
    {
      key: "per",
      title: t("roles.perLast"),
      isNumber: true,
      cell: ({ assistsPerLast }) => assistsPerLast,
      shown: ({ assistsPerLast }) => format.number(assistsPerLast),
    },
  ];
  const [first] = rows;
  return (
    <Chart
      title={t("roles.chart")}
      says={t("roles.legend")}
      name="roles"
      summary={
        first === undefined
          ? t("roles.title")
          : t("roles.summary", {
              line: line(first.key),
              origin: format.number(first.origin.conversions),
              assist: format.number(first.assist.conversions),
              converter: format.number(first.converter.conversions),
            })
      }
      height={Math.max(180, rows.length * 50 + 60)}
      option={option}
      table={{ columns, rows: told.lines, rowKey: ({ key }) => JSON.stringify(key) }}
    />
  );
}
