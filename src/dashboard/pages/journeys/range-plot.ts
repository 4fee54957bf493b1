import type { CustomSeriesRenderItem, EChartsOption } from "echarts/types/dist/shared";
import { nameAxis, valueAxis } from "../../kit/chart/axes.ts";
import type { ChartStyle } from "../../kit/chart/drawn.ts";
import { escaped } from "./escaped.ts";

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A line of the plot: a band, ticks on it, and a dot with how sure it is. */
export interface RangeRow {
  readonly name: string;
  readonly band?: Range | null;
  readonly ticks?: readonly number[];
  readonly dot: number | null;
  readonly whisker?: Range | null;
  /** Where too little stands behind the dot. */
  readonly isFaint: boolean;
  /** What is said of it where the pointer stands: one line each. */
  readonly tip: readonly string[];
}

/** As high as a plot of so many rows is. */
export const rangeHeight = (rows: number): number => Math.max(120, rows * 34 + 44);

/** Figures with how sure they are, a row each, on one axis that begins where reading begins. */
export function rangePlot(
  style: ChartStyle,
  rows: readonly RangeRow[],
  label: (value: number) => string,
  most?: number,
): EChartsOption {
  const names = nameAxis(
    style,
    rows.map(({ name }) => name),
    true,
  );
  const width = style.width < 520 ? 112 : Math.min(300, Math.max(180, style.width * 0.24));
  const goesBelow = rows.some((row) => Math.min(...valuesOf(row)) < 0);
  return {
    tooltip: {
      trigger: "item",
      formatter: (at) => (Array.isArray(at) ? "" : tipOf(rows[at.dataIndex])),
    },
    grid: { left: 4, right: 16, top: 8, bottom: 4, containLabel: true },
    xAxis: {
      ...valueAxis(style, label, { across: true }),
      splitNumber: style.width < 520 ? 3 : 5,
      ...(most === undefined ? {} : { max: most }),
    },
    yAxis: { ...names, axisLabel: { ...names.axisLabel, color: style.ink, width, overflow: "truncate" } },
    series: [
      {
        type: "custom",
        data: rows.map((row, at) => [at, Math.min(...valuesOf(row)), Math.max(...valuesOf(row))]),
        encode: { y: 0, x: [1, 2] },
        renderItem: itemOf(style, rows),
        ...(goesBelow ? { markLine: zeroLine(style) } : {}),
      },
    ],
  };
}

const zeroLine = ({ ink }: ChartStyle) => ({
  silent: true,
  symbol: "none",
  label: { show: false },
  lineStyle: { color: ink, width: 1.5, type: "solid" as const },
  data: [{ xAxis: 0 }],
});

const tipOf = (row: RangeRow | undefined): string =>
  row === undefined ? "" : [`<b>${escaped(row.name)}</b>`, ...row.tip.map(escaped)].join("<br>");

function valuesOf({ dot, band, whisker, ticks }: RangeRow): number[] {
  const values = [dot ?? 0, ...(ticks ?? [])];
  for (const range of [band, whisker]) if (range) values.push(range.low, range.high);
  return values;
}

function itemOf(style: ChartStyle, rows: readonly RangeRow[]): CustomSeriesRenderItem {
  const [colour = style.ink] = style.colours;
  return (_, api) => {
    const at = Number(api.value(0));
    const row = rows[at];
    if (row === undefined) return { type: "group", children: [] };
    const x = (value: number) => api.coord([value, at])[0] ?? 0;
    const y = api.coord([0, at])[1] ?? 0;
    const own = row.isFaint ? style.muted : colour;
    const bar = (range: Range, half: number, fill: string, opacity: number) => ({
      type: "rect" as const,
      shape: {
        x: Math.min(x(range.low), x(range.high)),
        y: y - half,
        width: Math.max(1, Math.abs(x(range.high) - x(range.low))),
        height: 2 * half,
        r: Math.min(half, 4),
      },
      style: { fill, opacity },
    });
    return {
      type: "group",
      children: [
        ...(row.band ? [bar(row.band, 9, style.muted, 0.2)] : []),
        ...(row.ticks ?? []).map((tick) => bar({ low: tick, high: tick }, 7, style.muted, 0.75)),
        ...(row.whisker ? [bar(row.whisker, 1.25, own, 1)] : []),
        ...(row.dot === null
          ? []
          : [
              {
                type: "circle" as const,
                shape: { cx: x(row.dot), cy: y, r: 5.5 },
                style: { fill: row.isFaint ? style.ground : own, stroke: own, lineWidth: 2 },
              },
            ]),
      ],
    };
  };
}
