import type { Statement } from "../../../model/statement.ts";
import { chartMoney } from "../../figures.ts";
import { truncate } from "../../terminal/display-width.ts";
import { type Chart, look } from "../chart.ts";
import { type Place, socialPlaces } from "./places.ts";

/** Two bars a network, paid beside organic: what it cost, and what came back, red where that is less. */
export function costAndReturn(statement: Statement): Chart {
  const places = socialPlaces(statement);
  const text = textOf(places);
  return {
    title: `Cost and return, ${statement.currency}`,
    words: places.map((place) => `${place.label}: cost ${text(place.cost)}, return ${text(place.return)}`).join("; "),
    legend: [
      { swatch: "cost", label: "Cost" },
      { swatch: "return", label: "Return" },
      { swatch: "loss", label: "Return below cost" },
    ],
    draw: (width) => ({ height: Math.max(1, places.length) * 46 + 16, option: option(places, width) }),
  };
}

const textOf = (places: Place[]) => chartMoney(places.flatMap((place) => [place.cost, place.return]));

function option(places: Place[], width: number) {
  const text = textOf(places);
  const isLoss = (place: Place) => Number(place.return) < Number(place.cost);
  const bar = (value: (place: Place) => string, colour: (place: Place) => string) => ({
    type: "bar",
    ...look.still,
    barWidth: 13,
    barGap: "20%",
    data: places.map((place) => ({
      value: Number(value(place)),
      itemStyle: { color: colour(place) },
      label: { show: true, position: "right", formatter: text(value(place)), ...look.quietLabel },
    })),
  });
  return {
    grid: { left: 124, right: width < 400 ? 52 : 64, top: 4, bottom: 8 },
    xAxis: { type: "value", min: 0, axisLabel: { show: false }, splitLine: look.noLine },
    yAxis: {
      type: "category",
      inverse: true,
      data: places.map(({ label }) => truncate(label, 19)),
      axisTick: look.noLine,
      axisLine: look.grid,
      axisLabel: look.label,
    },
    series: [
      bar(
        ({ cost }) => cost,
        () => "var(--cost)",
      ),
      bar(
        (place) => place.return,
        (place) => (isLoss(place) ? "var(--loss)" : "var(--accent)"),
      ),
    ],
  };
}
