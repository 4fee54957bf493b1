import { Skeleton } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { OptionOf } from "../../../kit/chart/drawn.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { Estimate, FirstTouchLags } from "../answers.ts";
import { rangeHeight, rangePlot } from "../range-plot.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";

const drawnLines = 12;

type Lag = FirstTouchLags["lines"][number];

/** Days from the first touch to the conversion: the middle half as a band, the median as a dot with its interval. */
export function LagChart({ lags }: { lags: FirstTouchLags | undefined }) {
  return lags === undefined ? <Skeleton h={360} /> : <LagPlot lags={lags} />;
}

function LagPlot({ lags }: { lags: FirstTouchLags }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const { number } = useFormat();
  const how = useHow(lags.about);
  const figure = useCallback((value: number) => number(value, { maximumFractionDigits: value < 1 ? 2 : 1 }), [number]);
  const days = useCallback(
    (value: number) => t("lengths.days.unit", { count: value, shown: figure(value) }),
    [t, figure],
  );
  const rows = useMemo(() => lags.lines.slice(0, drawnLines), [lags]);
  const option = useCallback<OptionOf>(
    (style) =>
      rangePlot(
        style,
        rows.map(({ key, enough, days: { lowerQuartile, median, upperQuartile } }) => ({
          name: line(key),
          band: { low: lowerQuartile.value, high: upperQuartile.value },
          dot: median.value,
          whisker: median.interval,
          isFaint: !enough,
          tip: [
            `${t("lengths.median")}: ${days(median.value)}`,
            median.interval === null
              ? t("tooFew")
              : t("between", { low: figure(median.interval.low), high: figure(median.interval.high) }),
            t("lengths.half", { low: figure(lowerQuartile.value), high: figure(upperQuartile.value) }),
          ],
        })),
        (value) => style.format.number(value),
      ),
    [rows, line, t, days, figure],
  );
  const quartile = (name: "lowerQuartile" | "median" | "upperQuartile"): Column<Lag> => ({
    key: name,
    title: t(`lengths.${name}`),
    isNumber: true,
    cell: (row) => row.days[name].value,
    shown: (row) => {
      const { value, interval }: Estimate = row.days[name];
      const between = interval === null ? null : { low: figure(interval.low), high: figure(interval.high) };
      return (
        <Told
          value={figure(value)}
          under={between === null ? null : `${between.low}–${between.high}`}
          isFaint={!row.enough}
          how={how({
            title: `${line(row.key)} · ${t(`lengths.${name}`)}`,
            value: days(value),
            formula: lags.how,
            interval: between,
            count: row.conversions,
            notes: [t(`lengths.means.${name}`)],
          })}
        />
      );
    },
  });
  const columns: Column<Lag>[] = [
    { key: "line", title: t("lengths.began"), cell: ({ key }) => line(key) },
    {
      key: "conversions",
      title: t("conversions"),
      isNumber: true,
      cell: ({ conversions }) => conversions,
      shown: ({ conversions }) => number(conversions),
    },
    quartile("lowerQuartile"),
    quartile("median"),
    quartile("upperQuartile"),
  ];
  return (
    <Chart
      title={t("lengths.lagChart")}
      says={t("lengths.lagLegend")}
      name="lag-by-first-touch"
      summary={
        lags.all === null
          ? t("lengths.lagTitle")
          : t("lengths.lagSummary", {
              median: figure(lags.all.days.median.value),
              low: figure(lags.all.days.lowerQuartile.value),
              high: figure(lags.all.days.upperQuartile.value),
            })
      }
      height={rangeHeight(rows.length)}
      option={option}
      table={{ columns, rows: lags.lines, rowKey: ({ key }) => JSON.stringify(key) }}
    />
  );
}
