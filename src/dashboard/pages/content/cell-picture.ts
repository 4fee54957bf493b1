import type { CustomSeriesRenderItemReturn } from "echarts/types/dist/shared";
import type { ChartStyle } from "../../kit/chart/drawn.ts";
import type { Cell } from "./times.ts";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface HeatColours {
  readonly better: string;
  readonly worse: string;
  readonly hatch: string;
  readonly line: string;
  readonly sign: string;
}

/** Blue and orange stay apart for any kind of sight. */
export const heatColours = ({ isDark, muted, line }: ChartStyle): HeatColours => ({
  better: isDark ? "#57b3ea" : "#0067a3",
  worse: isDark ? "#f0933e" : "#b4560f",
  hatch: muted,
  line,
  sign: isDark ? "#14171b" : "#ffffff",
});

/** A cell: full colour with a sign where there is evidence, hatched where there is none, an outline where nothing was posted. */
export function cellPicture({ posts, verdict }: Cell, box: Box, colours: HeatColours): CustomSeriesRenderItemReturn {
  const shape = {
    x: box.x + 1,
    y: box.y + 1,
    width: Math.max(0, box.width - 2),
    height: Math.max(0, box.height - 2),
    r: 2,
  };
  const outline = { type: "rect" as const, shape, style: { fill: "transparent", stroke: colours.line, lineWidth: 1 } };
  if (posts === 0) return { type: "group", children: [outline] };
  if (verdict === "no evidence") return { type: "group", children: [outline, ...hatching(shape, colours.hatch)] };
  const isBetter = verdict === "better";
  const sign = {
    type: "text" as const,
    style: {
      text: isBetter ? "▲" : "▼",
      x: shape.x + shape.width / 2,
      y: shape.y + shape.height / 2,
      align: "center" as const,
      verticalAlign: "middle" as const,
      fontSize: Math.min(14, Math.max(8, shape.width * 0.5)),
      fill: colours.sign,
    },
  };
  return {
    type: "group",
    children: [{ type: "rect", shape, style: { fill: isBetter ? colours.better : colours.worse } }, sign],
  };
}

const apart = 7;

/** Lines across a box from its foot up, cut at its edges. */
function hatching({ x, y, width, height }: Box, stroke: string) {
  const count = Math.floor((width + height) / apart);
  return Array.from({ length: count }, (_, nr) => {
    const reach = (nr + 1) * apart;
    const [x1, y1] = reach <= height ? [x, y + reach] : [x + reach - height, y + height];
    const [x2, y2] = reach <= width ? [x + reach, y] : [x + width, y + reach - width];
    return { type: "line" as const, shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 1, opacity: 0.4 } };
  });
}
