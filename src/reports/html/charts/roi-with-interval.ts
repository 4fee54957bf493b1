import type { Statement } from "../../../model/statement.ts";
import { percent, percentRange } from "../../figures.ts";
import { nameLabel } from "../../labels.ts";
import { type Line, type Standing, standing, statementLines } from "../../lines.ts";
import { truncate } from "../../terminal/display-width.ts";
import { type Chart, look } from "../chart.ts";
import { socialPlaces } from "./places.ts";

const shown = 11;

/** A dot for each line's ROI and a whisker for its 90 % interval, around the line of break-even. */
export function roiWithInterval(statement: Statement): Chart {
  const lines = statementLines(statement).filter(({ figures }) => figures.roi !== null);
  const order = socialPlaces(statement).map(({ label }) => label);
  const rank = ({ label, figures }: Line) => [
    order.indexOf(label) + 1 || Number.POSITIVE_INFINITY,
    -Number(figures.cost),
  ];
  const social = lines
    .filter(({ kind }) => kind === "social")
    .map((line) => ({ line, rank: rank(line) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .slice(0, shown)
    .map(({ line }) => line);
  const points = [...social, ...lines.filter(({ kind }) => kind === "total-social")].map(pointOf);
  const most = cap(points);
  return {
    title: "ROI with its 90 % interval",
    words: points.map(({ label, words }) => `${label}: ${words}`).join("; "),
    legend: [
      { swatch: "return dot", label: "Gain" },
      { swatch: "loss dot", label: "Loss" },
      { swatch: "untold dot", label: "Cannot be told yet" },
      { swatch: "few dot", label: "Not enough data" },
      ...(points.some(({ roi }) => roi > most) ? [{ swatch: "beyond", label: "Lies further out" }] : []),
    ],
    draw: (width) => ({ height: Math.max(1, points.length) * 46 + 40, option: option(points, most, width) }),
  };
}

/** Places first, in the order of the chart beside it; campaigns and posts, which are no places, by their cost. */
function compare([place = 0, cost = 0]: number[], [otherPlace = 0, otherCost = 0]: number[]): number {
  return place === otherPlace ? cost - otherCost : place - otherPlace;
}

type Point = ReturnType<typeof pointOf>;

function pointOf({ label, figures, row }: Line) {
  const roi = figures.roi ?? 0;
  const range = figures.interval === null ? "" : `, between ${percentRange(figures.interval)}`;
  const told = standing(figures);
  return {
    label: (row === undefined ? undefined : nameLabel(row)) ?? label,
    roi,
    interval: figures.interval,
    few: told === "few",
    colour: colours[told],
    words: percent(roi) + range + said[told],
  };
}

const colours: Record<Standing, string> = {
  gain: "var(--accent)",
  loss: "var(--loss)",
  untold: "var(--ink)",
  few: "var(--muted)",
};

const said: Record<Standing, string> = {
  gain: "",
  loss: "",
  untold: ", cannot be told yet",
  few: ", not enough data",
};

function option(points: Point[], most: number, width: number) {
  return {
    grid: { left: 136, right: 80, top: 4, bottom: 28 },
    xAxis: {
      type: "value",
      min: Math.min(-100, ...points.map(({ roi }) => roi)),
      max: most,
      splitNumber: width < 400 ? 3 : 5,
      splitLine: look.grid,
      axisLabel: { ...look.quietLabel, formatter: axisPercent, hideOverlap: true },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: points.map(({ label }) => truncate(label, 18)),
      axisTick: look.noLine,
      axisLine: { show: false },
      axisLabel: { ...look.label, margin: 16 },
    },
    series: [
      {
        type: "custom",
        ...look.still,
        data: points.map((_, index) => [0, index]),
        renderItem: (_: unknown, api: Coordinates) => drawn(points, api, most, width),
      },
    ],
  };
}

const axisPercent = (value: number) => `${String(value).replace("-", "−")} %`;

type Coordinates = { value: (dimension: number) => number; coord: (at: [number, number]) => [number, number] };

function drawn(points: Point[], api: Coordinates, most: number, width: number) {
  const index = api.value(1);
  const point = points[index];
  if (point === undefined) return null;
  const x = (roi: number) => api.coord([Math.min(roi, most), index])[0];
  const y = api.coord([0, index])[1];
  const stroke = (x1: number, y1: number, x2: number, y2: number, colour: string, lineWidth: number) => ({
    type: "line",
    shape: { x1, y1, x2, y2 },
    style: { stroke: colour, lineWidth, lineCap: "round" },
  });
  const { low, high } = point.interval ?? { low: point.roi, high: point.roi };
  const whisker = [
    stroke(x(low), y, x(high), y, point.colour, 2),
    ...[low, high].filter((end) => end <= most).map((end) => stroke(x(end), y - 5, x(end), y + 5, point.colour, 2)),
    ...(high <= most || point.roi > most ? [] : [arrow(x(most), y, point.colour)]),
  ];
  return {
    type: "group",
    children: [
      stroke(x(0), y - 23, x(0), y + 23, "var(--ink)", 1),
      ...(point.interval === null ? [] : whisker),
      ...(point.roi > most ? beyond(x(most), y, point) : [dot(x(point.roi), y, point)]),
      {
        type: "text",
        style: {
          text: percent(point.roi),
          x: width,
          y,
          align: "right",
          verticalAlign: "middle",
          fill: point.colour,
          fontSize: 12,
        },
      },
    ],
  };
}

const dot = (x: number, y: number, point: Point) => ({
  type: "circle",
  shape: { cx: x, cy: y, r: 5 },
  style: { fill: point.few ? "var(--paper)" : point.colour, stroke: point.colour, lineWidth: 2 },
});

/** A ROI beyond the scale is two arrows at its end, as a dot there would read as its place. */
const beyond = (x: number, y: number, { colour }: Point) => [arrow(x - 4, y, colour), arrow(x + 4, y, colour)];

/** An interval that goes on beyond the scale ends in an arrow. */
const arrow = (x: number, y: number, fill: string) => ({
  type: "polygon",
  shape: {
    points: [
      [x + 7, y],
      [x, y - 5],
      [x, y + 5],
    ],
  },
  style: { fill },
});

/** Where the scale ends: far outliers run off to the right instead of pressing everything else together. */
function cap(points: Point[]): number {
  const highs = points.map(({ roi, interval }) => Math.max(roi, interval?.high ?? roi, 0)).sort((a, b) => a - b);
  const median = highs[Math.floor(highs.length / 2)] ?? 0;
  const most = Math.min(highs.at(-1) ?? 0, Math.max(100, median * 6));
  const step = most > 400 ? 100 : 50;
  return Math.max(50, Math.ceil(most / step) * step);
}
