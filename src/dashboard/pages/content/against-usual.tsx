import { ActionIcon } from "@mantine/core";
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts/types/dist/shared";
import { CircleHelp } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { grid, nameAxis, valueAxis } from "../../kit/chart/axes.ts";
import { Chart } from "../../kit/chart/chart.tsx";
import type { ChartStyle, OptionOf } from "../../kit/chart/drawn.ts";
import { useFormat } from "../../kit/format.ts";
import { openHow } from "../../kit/how/open-how.ts";
import { cellColumns } from "./cell-columns.tsx";
import { heatColours } from "./cell-picture.ts";
import { type Cell, offUsual } from "./times.ts";

export interface NamedCell {
  readonly name: string;
  readonly cell: Cell;
}

/** Points with their intervals around the line "as usual"; what no post stands behind is left out. */
export function AgainstUsual({
  title,
  name,
  rows,
  formulas,
}: {
  title: string;
  /** Of the file. */
  name: string;
  rows: readonly NamedCell[];
  formulas: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation("content");
  const { t: kit } = useTranslation("kit");
  const format = useFormat();
  const held = useMemo(() => rows.filter(({ cell }) => cell.posts > 0), [rows]);
  const said = useCallback(
    ({ name: of, cell }: NamedCell) =>
      t("tooltip.line", {
        name: of,
        off: format.percent(offUsual(cell.shrunk), { sign: true, decimals: 0 }),
        posts: format.number(cell.posts),
        verdict: t(`verdicts.${cell.verdict}`),
      }),
    [t, format],
  );
  const option = useCallback<OptionOf>((style) => usualOption(held, style, said), [held, said]);
  const columns = useMemo(
    () => [
      { key: "name", title, cell: (row: NamedCell) => row.name },
      ...cellColumns<NamedCell>(({ cell }) => cell, { t, format }),
    ],
    [title, t, format],
  );
  return (
    <Chart
      title={title}
      name={name}
      summary={held.map(said).join(" ")}
      height={56 + held.length * 26}
      option={option}
      table={{ columns, rows: held, rowKey: (row) => row.name }}
      actions={
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${kit("how.title")} ${title}`}
          onClick={() =>
            openHow({
              title,
              value: t("times.how"),
              formula: [formulas.ratio, formulas.shrunk, formulas.interval].filter(Boolean).join("\n\n"),
              notes: [t("times.caveat")],
            })
          }
        >
          <CircleHelp size={16} aria-hidden />
        </ActionIcon>
      }
    />
  );
}

function usualOption(
  rows: readonly NamedCell[],
  style: ChartStyle,
  said: (row: NamedCell) => string,
): ReturnType<OptionOf> {
  const colours = heatColours(style);
  const colourOf = ({ verdict }: Cell) => (verdict === "no evidence" ? style.muted : colours[verdict]);
  return {
    grid: { ...grid, top: 8 },
    xAxis: {
      ...valueAxis(style, (value) => style.format.percent(value, { sign: true, decimals: 0 }), { across: true }),
      scale: false,
    },
    yAxis: nameAxis(
      style,
      rows.map(({ name }) => name),
      true,
    ),
    tooltip: {
      trigger: "item",
      formatter: (params) => said(rows[(params as { dataIndex: number }).dataIndex] as NamedCell),
    },
    series: [
      {
        type: "custom",
        data: rows.map(({ cell: { shrunk, interval } }, at) => [
          offUsual(shrunk),
          at,
          offUsual(interval?.low ?? shrunk),
          offUsual(interval?.high ?? shrunk),
        ]),
        encode: { x: [0, 2, 3], y: 1 },
        renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
          const { cell } = rows[params.dataIndex] as NamedCell;
          const at = (value: number) => api.coord([value, api.value(1)]);
          const [x = 0, y = 0] = at(Number(api.value(0)));
          const colour = colourOf(cell);
          const [low = x] = at(Number(api.value(2)));
          const [high = x] = at(Number(api.value(3)));
          const [usual = 0] = at(0);
          const size = api.size?.([0, 1]);
          const half = (Array.isArray(size) ? (size[1] ?? 0) : 0) / 2;
          return {
            type: "group",
            children: [
              {
                type: "line",
                shape: { x1: usual, x2: usual, y1: y - half, y2: y + half },
                style: { stroke: style.ink, lineWidth: 1 },
              },
              ...(cell.interval === null
                ? []
                : [
                    {
                      type: "line" as const,
                      shape: { x1: low, x2: high, y1: y, y2: y },
                      style: { stroke: colour, lineWidth: 2 },
                    },
                  ]),
              {
                type: "circle",
                shape: { cx: x, cy: y, r: 5 },
                style: { fill: cell.verdict === "no evidence" ? style.ground : colour, stroke: colour, lineWidth: 2 },
              },
            ],
          };
        },
      },
    ],
  };
}
