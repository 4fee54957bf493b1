import { Group, Text } from "@mantine/core";
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts/types/dist/shared";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { nameAxis } from "../../kit/chart/axes.ts";
import { Chart } from "../../kit/chart/chart.tsx";
import type { ChartStyle, OptionOf } from "../../kit/chart/drawn.ts";
import { useFormat } from "../../kit/format.ts";
import { cellColumns } from "./cell-columns.tsx";
import { cellPicture, heatColours } from "./cell-picture.ts";
import classes from "./content.module.css";
import { useStandsOut } from "./stands-out.ts";
import { type BestTimes, hourName, offUsual, weekdayName, weekOf } from "./times.ts";

type TimeCell = BestTimes["cells"][number];

/** Where hours run down and weekdays across, for a narrow page. */
const narrow = 620;

/** Weekday by hour: blue above the usual, orange below it, hatched where there is no evidence. */
export function HeatMap({ data }: { data: BestTimes }) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const says = useStandsOut(data);
  const week = useMemo(() => weekOf(format.locale), [format.locale]);
  const saidOf = useCallback(
    (cell: TimeCell): string =>
      [
        t("times.at", { weekday: weekdayName(format, cell.weekday), hour: hourName(format, cell.hour) }),
        t("tooltip.posts", { count: cell.posts, posts: format.number(cell.posts) }),
        cell.interval === null
          ? ""
          : t("tooltip.off", {
              off: format.percent(offUsual(cell.shrunk), { sign: true, decimals: 0 }),
              low: format.percent(offUsual(cell.interval.low), { sign: true, decimals: 0 }),
              high: format.percent(offUsual(cell.interval.high), { sign: true, decimals: 0 }),
            }),
        t(`verdicts.${cell.verdict}`),
      ]
        .filter(Boolean)
        .join("<br>"),
    [t, format],
  );
  const option = useCallback<OptionOf>((style) => heatOption(data.cells, week, style, saidOf), [data, week, saidOf]);
  const rows = useMemo(() => data.cells.filter(({ posts }) => posts > 0), [data]);
  const columns = useMemo(
    () => [
      {
        key: "time",
        title: t("times.time"),
        cell: ({ weekday, hour }: TimeCell) =>
          t("times.at", { weekday: weekdayName(format, weekday), hour: hourName(format, hour) }),
      },
      ...cellColumns<TimeCell>((cell) => cell, { t, format }),
    ],
    [t, format],
  );
  return (
    <>
      <Chart
        title={t("times.heatTitle")}
        name="best-times"
        summary={says.join(" ")}
        height={440}
        option={option}
        table={{ columns, rows, rowKey: ({ weekday, hour }) => `${weekday} ${hour}` }}
      />
      <Group gap="md" mt="xs" aria-hidden>
        {(["better", "worse", "none", "empty"] as const).map((mark) => (
          <Group key={mark} gap={6}>
            <span className={classes.mark} data-mark={mark} />
            <Text size="xs" c="dimmed">
              {t(`legend.${mark}`)}
            </Text>
          </Group>
        ))}
      </Group>
    </>
  );
}

function heatOption(
  cells: readonly TimeCell[],
  week: readonly number[],
  style: ChartStyle,
  saidOf: (cell: TimeCell) => string,
): ReturnType<OptionOf> {
  const isNarrow = style.width < narrow;
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const days = week.map((weekday) => weekdayName(style.format, weekday, "short"));
  const clock = hours.map((hour) => hourName(style.format, hour));
  const place = ({ weekday, hour }: TimeCell): [number, number] =>
    isNarrow ? [week.indexOf(weekday), hour] : [hour, week.indexOf(weekday)];
  const colours = heatColours(style);
  return {
    grid: { left: 4, right: 4, top: 4, bottom: 4, containLabel: true },
    xAxis: nameAxis(style, isNarrow ? days : clock),
    yAxis: nameAxis(style, isNarrow ? clock : days, true),
    tooltip: {
      trigger: "item",
      formatter: (params) => saidOf(cells[(params as { dataIndex: number }).dataIndex] as TimeCell),
    },
    series: [
      {
        type: "custom",
        data: cells.map((cell) => place(cell)),
        renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
          const cell = cells[params.dataIndex] as TimeCell;
          const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
          const size = api.size?.([1, 1]) ?? [0, 0];
          const [width = 0, height = 0] = Array.isArray(size) ? size : [size, size];
          return cellPicture(cell, { x: x - width / 2, y: y - height / 2, width, height }, colours);
        },
      },
    ],
  };
}
