import type { Statement } from "../../../model/statement.ts";
import { chartMoney } from "../../figures.ts";
import { capitalised } from "../../labels.ts";
import { type Chart, look } from "../chart.ts";

/** One bar a category of cost, largest first. */
export function costByCategory({ costs, currency }: Statement): Chart {
  const bars = costs
    .filter(({ amount }) => Number(amount) !== 0)
    .sort((a, b) => Number(b.amount) - Number(a.amount))
    .map(({ category, amount }) => ({ label: capitalised(category), amount }));
  const text = chartMoney(bars.map(({ amount }) => amount));
  return {
    title: `Cost by category, ${currency}`,
    words: bars.map(({ label, amount }) => `${label}: ${text(amount)}`).join("; "),
    legend: [],
    draw: (width) => ({
      height: Math.max(1, bars.length) * 30 + 12,
      option: {
        grid: { left: 124, right: width < 400 ? 52 : 64, top: 4, bottom: 8 },
        xAxis: { type: "value", min: 0, axisLabel: { show: false }, splitLine: look.noLine },
        yAxis: {
          type: "category",
          inverse: true,
          data: bars.map(({ label }) => label),
          axisTick: look.noLine,
          axisLine: look.grid,
          axisLabel: look.label,
        },
        series: [
          {
            type: "bar",
            ...look.still,
            barWidth: 15,
            itemStyle: { color: "var(--cost)" },
            data: bars.map(({ amount }) => ({
              value: Number(amount),
              label: { show: true, position: "right", formatter: text(amount), ...look.quietLabel },
            })),
          },
        ],
      },
    }),
  };
}
