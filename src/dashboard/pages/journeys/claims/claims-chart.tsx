import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { grid, legend, nameAxis, valueAxis } from "../../../kit/chart/axes.ts";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { OptionOf } from "../../../kit/chart/drawn.ts";
import { useFormat } from "../../../kit/format.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { GapPlatform } from "../answers.ts";

/** What each platform claims, and what is found in the orders. */
export function ClaimsChart({ platforms }: { platforms: readonly GapPlatform[] }) {
  const { t } = useTranslation("journeys");
  const { number } = useFormat();
  const count = (value: number) => number(value, { maximumFractionDigits: 1 });
  const option = useCallback<OptionOf>(
    (style) => {
      const names = nameAxis(
        style,
        platforms.map(({ title }) => title),
        true,
      );
      const bar = (name: string, data: number[]) => ({
        type: "bar" as const,
        name,
        data,
        barMaxWidth: 14,
        barGap: "10%",
        tooltip: {
          valueFormatter: (value: unknown) => style.format.number(Number(value), { maximumFractionDigits: 1 }),
        },
      });
      return {
        legend: legend(style),
        grid,
        color: [style.muted, ...style.colours],
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
        xAxis: valueAxis(style, (value) => style.format.number(value), { across: true }),
        yAxis: { ...names, axisLabel: { ...names.axisLabel, color: style.ink } },
        series: [
          bar(
            t("claims.claimed"),
            platforms.map(({ claimed }) => claimed.conversions),
          ),
          bar(
            t("claims.found"),
            platforms.map(({ found }) => found.conversions),
          ),
        ],
      };
    },
    [platforms, t],
  );
  const columns: Column<GapPlatform>[] = [
    { key: "platform", title: t("claims.platform"), cell: ({ title }) => title },
    {
      key: "claimed",
      title: t("claims.claimed"),
      isNumber: true,
      cell: ({ claimed }) => claimed.conversions,
      shown: ({ claimed }) => count(claimed.conversions),
    },
    {
      key: "found",
      title: t("claims.found"),
      isNumber: true,
      cell: ({ found }) => found.conversions,
      shown: ({ found }) => count(found.conversions),
    },
    {
      key: "gap",
      title: t("claims.gap"),
      isNumber: true,
      cell: ({ gap }) => gap.conversions,
      shown: ({ gap }) => count(gap.conversions),
    },
  ];
  const top = platforms.toSorted((a, b) => b.gap.conversions - a.gap.conversions)[0];
  return (
    <Chart
      title={t("claims.chart")}
      name="claims"
      summary={
        top === undefined
          ? t("claims.title")
          : t("claims.summary", {
              platform: top.title,
              claimed: count(top.claimed.conversions),
              found: count(top.found.conversions),
            })
      }
      height={Math.max(150, platforms.length * 52 + 60)}
      option={option}
      table={{ columns, rows: platforms, rowKey: ({ platform }) => platform }}
    />
  );
}
