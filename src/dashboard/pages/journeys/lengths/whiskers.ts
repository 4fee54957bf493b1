import type { CustomSeriesOption } from "echarts/types/dist/shared";
import type { ChartStyle } from "../../../kit/chart/drawn.ts";

/** How sure the height of each bar is, as a line with ends on the bar. */
export function whiskers(
  { ink }: ChartStyle,
  ranges: readonly ({ readonly low: number; readonly high: number } | null)[],
): CustomSeriesOption {
  return {
    type: "custom",
    silent: true,
    tooltip: { show: false },
    z: 5,
    data: ranges.map((range, at) => [at, range?.low ?? 0, range?.high ?? 0]),
    encode: { x: 0, y: [1, 2] },
    renderItem: (_, api) => {
      const at = Number(api.value(0));
      const range = ranges[at];
      if (!range) return { type: "group", children: [] };
      const [x = 0, low = 0] = api.coord([at, range.low]);
      const [, high = 0] = api.coord([at, range.high]);
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: "line" as const,
        shape: { x1, y1, x2, y2 },
        style: { stroke: ink, lineWidth: 1.5, opacity: 0.8 },
      });
      return {
        type: "group",
        children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)],
      };
    },
  };
}
