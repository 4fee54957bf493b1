import type { Statement } from "../../../model/statement.ts";
import { chartMoney, minus } from "../../figures.ts";
import { dayLabel } from "../../labels.ts";
import { type Chart, look } from "../chart.ts";

/** Bars for what was spent, ads and the rest one on the other, and a line for what came back. */
export function overTime({ overTime: { unit, points }, currency }: Statement): Chart {
  const text = chartMoney(points.flatMap(({ cost, return: back }) => [cost, back]));
  return {
    title: `Cost and return per ${unit}, ${currency}`,
    words: points
      .map(({ from, cost, return: back }) => `${dayLabel(from)}: cost ${text(cost)}, return ${text(back)}`)
      .join("; "),
    legend: [
      { swatch: "cost-dark", label: "Ad spend" },
      { swatch: "cost", label: "People, tools, content" },
      { swatch: "return line", label: "Return" },
    ],
    full: points.length > fewPoints,
    draw: (width) => ({ height: width > 600 ? 300 : 250, option: option(points, currency, width) }),
  };
}

/** Up to here the figures stand beside the chart; with more points it takes the whole width. */
export const fewPoints = 14;

function option(points: Statement["overTime"]["points"], currency: string, width: number) {
  const axisLabel = { ...look.quietLabel, fontSize: width > 600 ? 13 : 11 };
  const bars = (colour: string, amounts: string[]) => ({
    type: "bar",
    ...look.still,
    stack: "cost",
    barCategoryGap: "35%",
    itemStyle: { color: colour },
    data: amounts.map(Number),
  });
  return {
    grid: { left: 52, right: 12, top: 12, bottom: 28 },
    xAxis: {
      type: "category",
      data: points.map(({ from }) => dayLabel(from)),
      axisTick: look.noLine,
      axisLine: look.grid,
      axisLabel: {
        ...axisLabel,
        hideOverlap: true,
        interval: Math.ceil((points.length * 60) / (width - 64)) - 1,
      },
    },
    yAxis: {
      type: "value",
      splitNumber: 4,
      splitLine: look.grid,
      axisLabel: { ...axisLabel, formatter: (value: number) => compact(value) },
    },
    series: [
      bars(
        "var(--cost-dark)",
        points.map(({ adSpend }) => adSpend),
      ),
      bars(
        "var(--cost)",
        points.map(({ cost, adSpend }) => minus(cost, adSpend, currency)),
      ),
      {
        type: "line",
        ...look.still,
        symbol: "circle",
        symbolSize: points.length > 31 ? 0 : 5,
        lineStyle: { color: "var(--accent)", width: 2 },
        itemStyle: { color: "var(--accent)" },
        data: points.map((point) => Number(point.return)),
      },
    ],
  };
}

const compact = (value: number) => new Intl.NumberFormat("en", { notation: "compact" }).format(value);
