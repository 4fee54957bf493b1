import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../../kit/chart/chart.tsx";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { ModelsBeside } from "../answers.ts";
import { rangeHeight, rangePlot } from "../range-plot.ts";
import type { Measure, Row } from "./differences.ts";
import { useModelWords } from "./model-words.ts";

/** So many lines are drawn; the table has all. */
const drawnLines = 14;

/** A line's credit under the chosen model with its interval, on the band of what all models credit it with. */
export function ModelsChart({ beside, chosen, of }: { beside: ModelsBeside; chosen: number; of: Measure }) {
  const { t } = useTranslation("journeys");
  const names = useNames();
  const words = useModelWords();
  const format = useFormat();
  const { currency } = beside.about;
  const model = beside.models[chosen];
  const title = model === undefined ? "" : words.title(model);
  const figure = useCallback(
    (value: number | string) =>
      of === "value" ? format.money(String(value), currency, { whole: true }) : format.number(Number(value)),
    [of, format, currency],
  );
  const short = useCallback(
    (value: number) => (of === "value" ? format.money(String(value), currency, { short: true }) : format.number(value)),
    [of, format, currency],
  );
  const rows = useMemo(() => beside.rows.slice(0, drawnLines), [beside]);
  const line = names.line;
  const plotted = useMemo(
    () => rows.map((row) => plotRow(row, chosen, of, { name: line(row.key), title, figure, t })),
    [rows, chosen, of, line, title, figure, t],
  );
  const option = useCallback(
    (style: Parameters<typeof rangePlot>[0]) => rangePlot(style, plotted, short),
    [plotted, short],
  );
  const columns: Column<Row>[] = [
    { key: "line", title: t("line"), cell: ({ key }) => line(key) },
    {
      key: "low",
      title: t("models.lowest"),
      isNumber: true,
      cell: ({ spread }) => Number(spread[of].low),
      shown: ({ spread }) => figure(spread[of].low),
    },
    {
      key: "chosen",
      title,
      isNumber: true,
      cell: ({ credits }) => Number(credits[chosen]?.[of] ?? 0),
      shown: ({ credits }) => figure(credits[chosen]?.[of] ?? 0),
    },
    {
      key: "high",
      title: t("models.highest"),
      isNumber: true,
      cell: ({ spread }) => Number(spread[of].high),
      shown: ({ spread }) => figure(spread[of].high),
    },
  ];
  const top = rows[0];
  const summary =
    top === undefined
      ? t("models.title")
      : t("models.summary", {
          line: line(top.key),
          model: title,
          value: figure(top.credits[chosen]?.[of] ?? 0),
          low: figure(top.spread[of].low),
          high: figure(top.spread[of].high),
        });
  return (
    <Chart
      title={t("models.chart", { model: title })}
      says={
        beside.rows.length > drawnLines
          ? t("models.more", { shown: format.number(drawnLines), all: format.number(beside.rows.length) })
          : t("models.legend")
      }
      name="models-side-by-side"
      summary={summary}
      height={rangeHeight(rows.length)}
      option={option}
      table={{ columns, rows: beside.rows, rowKey: ({ key }) => JSON.stringify(key) }}
    />
  );
}

function plotRow(
  { credits, spread }: Row,
  chosen: number,
  of: Measure,
  {
    name,
    title,
    figure,
    t,
  }: {
    name: string;
    title: string;
    figure: (value: number | string) => string;
    t: ReturnType<typeof useTranslation<"journeys">>["t"];
  },
) {
  const credit = credits[chosen];
  const interval = of === "value" ? credit?.valueInterval : credit?.conversionsInterval;
  const between = interval ? { low: Number(interval.low), high: Number(interval.high) } : null;
  return {
    name,
    band: { low: Number(spread[of].low), high: Number(spread[of].high) },
    ticks: credits.map((one) => Number(one[of])),
    dot: Number(credit?.[of] ?? 0),
    whisker: between,
    isFaint: credit?.enough !== true,
    tip: [
      `${title}: ${figure(credit?.[of] ?? 0)}`,
      between === null ? t("tooFew") : t("between", { low: figure(between.low), high: figure(between.high) }),
      t("models.spread", { low: figure(spread[of].low), high: figure(spread[of].high) }),
    ],
  };
}
