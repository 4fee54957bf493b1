import type { ChartStyle } from "./drawn.ts";

/** An axis of names or days; it runs from the right where the language does. A tooltip says `told` in place of the short name. */
export const nameAxis = (
  { muted, line, isRtl }: ChartStyle,
  names: readonly string[],
  upright = false,
  told?: readonly string[],
) => ({
  type: "category" as const,
  data: [...names],
  inverse: upright ? true : isRtl,
  ...(upright && isRtl ? { position: "right" as const } : {}),
  axisLabel: { color: muted, hideOverlap: !upright, fontSize: 12, ...(isRtl ? { formatter: readFromRight } : {}) },
  axisLine: { lineStyle: { color: line } },
  axisTick: { show: false },
  ...(told === undefined
    ? {}
    : {
        axisPointer: {
          label: {
            formatter: ({ value, seriesData: [first] }: { value: unknown; seriesData: { dataIndex?: number }[] }) =>
              (isRtl ? readFromRight : String)(told[first?.dataIndex ?? -1] ?? String(value)),
          },
        },
      }),
});

/** A chart's words stand in a drawing that runs from the left: each is told apart as one that is read from the right. */
const readFromRight = (words: string): string => `\u2067${words}\u2069`;

/** An axis of values, written by `label`; across where bars lie. */
export const valueAxis = (
  { muted, line, isRtl }: ChartStyle,
  label: (value: number) => string,
  { across = false }: { across?: boolean } = {},
) => ({
  type: "value" as const,
  ...(across ? { inverse: isRtl } : { position: isRtl ? ("right" as const) : ("left" as const) }),
  axisLabel: {
    color: muted,
    formatter: isRtl ? (value: number) => readFromRight(label(value)) : label,
    ...{ fontSize: 12, hideOverlap: true },
  },
  splitLine: { lineStyle: { color: line } },
  splitNumber: 4,
});

/** The legend at the top, beginning where reading begins. */
export const legend = ({ ink, muted, isRtl }: ChartStyle) => ({
  top: 0,
  [isRtl ? "right" : "left"]: 0,
  align: isRtl ? ("right" as const) : ("left" as const),
  icon: "roundRect",
  itemWidth: 14,
  itemHeight: 10,
  textStyle: { color: ink },
  ...(isRtl ? { formatter: readFromRight } : {}),
  inactiveColor: muted,
});

/** The room between drawing and edges; axes take what their words need. */
export const grid = { left: 4, right: 8, top: 36, bottom: 4, containLabel: true } as const;
