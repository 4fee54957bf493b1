import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { OptionOf } from "../../../kit/chart/drawn.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { NewAndReturning, NewAndReturningLine } from "../answers.ts";
import { rangeHeight, rangePlot } from "../range-plot.ts";

const drawnLines = 14;

/** Of what is credited to a line, the share that came from new customers, with how sure that is. */
export function SharesChart({ told }: { told: NewAndReturning }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const { number, percent } = useFormat();
  const share = useCallback((value: number) => percent(100 * value, { decimals: 0 }), [percent]);
  const rows = useMemo(() => told.lines.slice(0, drawnLines), [told]);
  const option = useCallback<OptionOf>(
    (style) => {
      return rangePlot(
        style,
        rows.map((row) => ({
          name: line(row.key),
          dot: 100 * row.newShare,
          whisker: row.interval === null ? null : { low: 100 * row.interval.low, high: 100 * row.interval.high },
          isFaint: !row.enough,
          tip: [
            `${t("customers.newShare")}: ${share(row.newShare)}`,
            row.interval === null
              ? t("tooFew")
              : t("between", { low: share(row.interval.low), high: share(row.interval.high) }),
          ],
        })),
        (value) => style.format.percent(value, { decimals: 0 }),
        100,
      );
    },
    [rows, line, t, share],
  );
  const columns: Column<NewAndReturningLine>[] = [
    { key: "line", title: t("line"), cell: ({ key }) => line(key) },
    {
      key: "share",
      title: t("customers.newShare"),
      isNumber: true,
      cell: ({ newShare }) => newShare,
      shown: ({ newShare }) => share(newShare),
    },
    {
      key: "low",
      title: t("low"),
      isNumber: true,
      cell: ({ interval }) => interval?.low ?? null,
      shown: ({ interval }) => (interval === null ? "–" : share(interval.low)),
    },
    {
      key: "high",
      title: t("high"),
      isNumber: true,
      cell: ({ interval }) => interval?.high ?? null,
      shown: ({ interval }) => (interval === null ? "–" : share(interval.high)),
    },
  ];
  const { all } = told;
  return (
    <Chart
      title={t("customers.chart")}
      name="new-customers"
      summary={t("customers.summary", {
        new: number(all.new.conversions),
        returning: number(all.returning.conversions),
      })}
      height={rangeHeight(rows.length)}
      option={option}
      table={{ columns, rows: told.lines, rowKey: ({ key }) => JSON.stringify(key) }}
    />
  );
}
