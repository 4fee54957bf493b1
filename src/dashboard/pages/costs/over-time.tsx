import { SegmentedControl, Skeleton } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../app/view.ts";
import { Card } from "../../kit/card.tsx";
import { grid, legend, nameAxis, valueAxis } from "../../kit/chart/axes.ts";
import { Chart } from "../../kit/chart/chart.tsx";
import type { OptionOf } from "../../kit/chart/drawn.ts";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { Column } from "../../kit/table/column.ts";
import type { Report } from "./ledger-rows.ts";

const height = 300;
type Point = Report["points"][number];

/** Cost by category over time, a band a category; what ad platforms told is a band of its own. */
export function OverTime({ report, unit }: { report: Report | undefined; unit: string | undefined }) {
  const { t } = useTranslation("costs");
  const { change } = useView();
  const chart = useBands(report);
  return (
    <Card
      title={t("overTime.title")}
      says={t("overTime.says")}
      actions={
        <SegmentedControl
          size="xs"
          style={{ flexShrink: 0 }}
          aria-label={t("overTime.unit")}
          value={unit ?? report?.unit ?? "day"}
          onChange={(value) => change({ unit: value })}
          data={(["day", "week", "month"] as const).map((value) => ({ value, label: t(`overTime.by.${value}`) }))}
        />
      }
    >
      {chart === undefined ? <Skeleton h={height + 32} aria-hidden /> : <Chart {...chart} />}
    </Card>
  );
}

function useBands(report: Report | undefined) {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const names = useNames();
  const bands = (report?.series ?? []).map(({ category, told }) =>
    told === "platforms" ? t("origin.platforms") : names.category(category),
  );
  const option = useBarsOf(report, bands.join("\n"));
  if (report === undefined) return undefined;
  const { series, points, currency, period, total, unit } = report;
  const largest = series.toSorted((a, b) => Number(b.amount) - Number(a.amount))[0];
  const at = largest === undefined ? -1 : series.indexOf(largest);
  return {
    title: t(`overTime.chart.${unit}`),
    name: "costs-over-time",
    height,
    option,
    summary: t("overTime.summary", {
      total: format.money(total, currency),
      days: format.days(period.from, period.to),
      largest: bands[at] ?? "",
      amount: format.money(largest?.amount ?? null, currency),
    }),
    table: { columns: columnsOf(), rows: points, rowKey: ({ from }: Point) => from },
  };

  function columnsOf(): Column<Point>[] {
    const money = (amount: string | undefined) => format.money(amount, report?.currency ?? "EUR");
    const first: Column<Point> = {
      key: "from",
      title: t(`overTime.by.${report?.unit ?? unit ?? "day"}`),
      cell: ({ from }) => from,
      shown: ({ from, to }) => (report?.unit === "day" ? format.dayInBoth(from) : format.days(from, to)),
    };
    const ofBands = bands.map((title, index): Column<Point> => {
      return {
        key: String(index),
        title,
        isNumber: true,
        cell: ({ amounts }) => amounts[index] ?? null,
        shown: ({ amounts }) => money(amounts[index]),
      };
    });
    const sum: Column<Point> = {
      key: "total",
      title: t("ledger.sum"),
      isNumber: true,
      cell: ({ total }) => total,
      shown: ({ total }) => money(total),
    };
    return [first, ...ofBands, sum];
  }
}

/** Ten bands and seven colours: those that come again stand under stripes. */
const stripes = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4 };

function useBarsOf(report: Report | undefined, names: string): OptionOf {
  return useCallback(
    (style) => {
      const { points = [], series = [], currency = "EUR", unit = "day" } = report ?? {};
      const { format, colours } = style;
      const label = (day: string) =>
        format.day(day, unit === "month" ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" });
      const bands = names.split("\n");
      return {
        legend: { ...legend(style), type: "scroll" as const },
        grid: { ...grid, top: 44 },
        xAxis: nameAxis(
          style,
          points.map(({ from }) => label(from)),
          false,
          points.map(({ from }) => (unit === "day" ? format.dayInBoth(from) : label(from))),
        ),
        yAxis: valueAxis(style, (value) => format.money(String(value), currency, { short: true })),
        tooltip: {
          trigger: "axis",
          confine: true,
          valueFormatter: (value: unknown) => format.money(String(value), currency),
        },
        series: series.map((_, at) => ({
          type: "bar" as const,
          stack: "costs",
          name: bands[at] ?? "",
          barMaxWidth: 36,
          barCategoryGap: points.length > 40 ? "20%" : "35%",
          itemStyle: {
            color: colours[at % colours.length] ?? "",
            ...(at < colours.length ? {} : { decal: { ...stripes, color: style.ground } }),
          },
          data: points.map(({ amounts }) => Number(amounts[at] ?? 0)),
        })),
      };
    },
    [report, names],
  );
}
