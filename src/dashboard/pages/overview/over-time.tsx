import { Paper, SegmentedControl } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { grid, legend, nameAxis, valueAxis } from "../../kit/chart/axes.ts";
import { Chart } from "../../kit/chart/chart.tsx";
import type { ChartStyle } from "../../kit/chart/drawn.ts";
import { useFormat } from "../../kit/format.ts";
import type { Column } from "../../kit/table/column.ts";
import classes from "./overview.module.css";
import type { Overview } from "./shown.ts";

interface Point {
  readonly from: string;
  readonly cost: string;
  readonly return: string;
  readonly costBefore: string | null;
  readonly returnBefore: string | null;
}

/** Cost against return over time, with the days before dashed beneath; added up it shows when the cost was earned back. */
export function OverTime({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const [isSum, addUp] = useState(false);
  const { statement, before, compare } = overview;
  const { currency } = statement;
  const { unit } = statement.overTime;
  const points = useMemo(() => pointsOf(overview), [overview]);
  const drawn = useMemo(() => (isSum ? addedUp(points, currency) : points), [points, isSum, currency]);
  const hasBefore = before !== null && compare !== "none";
  const words = useMemo(
    () => ({
      return: t("time.return"),
      cost: t("time.cost"),
      returnBefore: t(`time.returnThen.${compare}`),
      costBefore: t(`time.costThen.${compare}`),
    }),
    [t, compare],
  );
  const option = useCallback(
    (style: ChartStyle) => lines(style, { drawn, words, hasBefore, currency, unit, withPoints: drawn.length === 1 }),
    [drawn, words, hasBefore, currency, unit],
  );
  const money = (amount: string | null) => format.money(amount, currency);
  const columns: Column<Point>[] = [
    { key: "from", title: t("time.from"), cell: ({ from }) => from, shown: ({ from }) => format.dayInBoth(from) },
    ...(["cost", "return", ...(hasBefore ? (["costBefore", "returnBefore"] as const) : [])] as const).map((key) => ({
      ...{ key, title: words[key], isNumber: true },
      cell: (point: Point) => point[key],
      shown: (point: Point) => money(point[key]),
    })),
  ];
  const { cost, return: returned } = statement.totals;
  return (
    <Paper className={classes.panel}>
      <Chart
        title={t("time.title")}
        name="cost-and-return"
        says={format.days(statement.period.from, statement.period.to)}
        summary={t("time.summary", {
          ...{ count: points.length, points: format.number(points.length), cost: money(cost), back: money(returned) },
        })}
        height={300}
        option={option}
        table={{ columns, rows: drawn, rowKey: ({ from }) => from }}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t("time.how")}
            value={isSum ? "sum" : "each"}
            onChange={(value) => addUp(value === "sum")}
            data={[
              { value: "each", label: t(`time.by.${unit}`) },
              { value: "sum", label: t("time.sum") },
            ]}
          />
        }
      />
    </Paper>
  );
}

/** Both stretches have as many days: they are laid on each other point by point. */
const pointsOf = ({ statement, before }: Overview): Point[] =>
  statement.overTime.points.map(({ from, cost, return: returned }, index) => ({
    from,
    cost,
    return: returned,
    costBefore: before?.overTime.points[index]?.cost ?? null,
    returnBefore: before?.overTime.points[index]?.return ?? null,
  }));

function addedUp(points: readonly Point[], currency: string): Point[] {
  const sums = { cost: 0, return: 0, costBefore: 0, returnBefore: 0 };
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  const add = (key: keyof typeof sums, amount: string | null) => {
    sums[key] += Number(amount ?? 0);
    return amount === null ? null : sums[key].toFixed(digits);
  };
  return points.map((point) => ({
    from: point.from,
    cost: add("cost", point.cost) ?? "0",
    return: add("return", point.return) ?? "0",
    costBefore: add("costBefore", point.costBefore),
    returnBefore: add("returnBefore", point.returnBefore),
  }));
}

function lines(
  style: ChartStyle,
  {
    drawn,
    words,
    hasBefore,
    currency,
    unit,
    withPoints,
  }: {
    drawn: readonly Point[];
    words: Record<"return" | "cost" | "returnBefore" | "costBefore", string>;
    hasBefore: boolean;
    currency: string;
    unit: Overview["statement"]["overTime"]["unit"];
    withPoints: boolean;
  },
) {
  const { format, colours } = style;
  const dayWords =
    unit === "month" ? ({ month: "short", year: "numeric" } as const) : ({ day: "numeric", month: "short" } as const);
  const line = (key: Exclude<keyof Point, "from">, colour: number, isBefore: boolean) => ({
    type: "line" as const,
    name: words[key],
    data: drawn.map((point) => (point[key] === null ? null : Number(point[key]))),
    showSymbol: withPoints,
    symbolSize: 7,
    color: colours[colour] ?? "",
    z: isBefore ? 1 : 3,
    itemStyle: { opacity: withPoints ? 1 : 0 },
    lineStyle: isBefore ? { type: "dashed" as const, width: 1.5, opacity: 0.65 } : { width: 2.25 },
    ...(key === "return" ? { areaStyle: { opacity: 0.1 } } : {}),
  });
  return {
    grid: { ...grid, top: style.width < 520 && hasBefore ? 62 : 40 },
    legend: lineLegend(style, hasBefore ? Object.values(words) : [words.return, words.cost]),
    xAxis: {
      ...nameAxis(
        style,
        drawn.map(({ from }) => format.day(from, dayWords)),
        false,
        drawn.map(({ from }) => format.dayInBoth(from)),
      ),
      boundaryGap: withPoints,
    },
    yAxis: valueAxis(style, (value) => format.money(String(value), currency, { short: true })),
    tooltip: {
      trigger: "axis" as const,
      valueFormatter: (value: unknown) => format.money(value == null ? null : String(value), currency),
    },
    series: [
      line("return", 0, false),
      line("cost", 1, false),
      ...(hasBefore ? [line("returnBefore", 0, true), line("costBefore", 1, true)] : []),
    ],
  };
}

/** Lines are told apart by their dashes: the legend draws them as they are, the first where reading begins. */
function lineLegend(style: ChartStyle, names: readonly string[]) {
  const { icon: _icon, ...own } = legend(style);
  return { ...own, itemWidth: 26, data: style.isRtl ? names.toReversed() : [...names] };
}
