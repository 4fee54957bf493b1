import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { OptionOf } from "../../../kit/chart/drawn.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { NetworkPair, NetworkPairs } from "../answers.ts";
import { rangeHeight, rangePlot } from "../range-plot.ts";

const drawnPairs = 14;

/** How many more or fewer conversions met both lines than chance would have it, with how sure that is. */
export function PairsChart({ pairs }: { pairs: NetworkPairs }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const { number } = useFormat();
  const figure = useCallback(
    (value: number) => number(value, { maximumFractionDigits: 0, signDisplay: "exceptZero" }),
    [number],
  );
  const nameOf = useCallback(({ lines: [a, b] }: NetworkPair) => `${line(a.key)} + ${line(b.key)}`, [line]);
  const rows = useMemo(() => pairs.pairs.slice(0, drawnPairs), [pairs]);
  const option = useCallback<OptionOf>(
    (style) =>
      rangePlot(
        style,
        rows.map((pair) => ({
          name: nameOf(pair),
          dot: pair.difference,
          whisker: pair.interval,
          isFaint: pair.thanByChance === null,
          tip: [
            t("pairs.tip", {
              both: number(pair.both.conversions),
              chance: number(pair.byChance, { maximumFractionDigits: 0 }),
            }),
            pair.interval === null
              ? t("tooFew")
              : t("between", { low: figure(pair.interval.low), high: figure(pair.interval.high) }),
          ],
        })),
        figure,
      ),
    [rows, nameOf, t, number, figure],
  );
  const [top] = rows;
  return (
    <Chart
      title={t("pairs.chart")}
      says={t("pairs.legend")}
      name="pairs"
      summary={
        top === undefined
          ? t("pairs.none")
          : t("pairs.summary", {
              pair: nameOf(top),
              both: number(top.both.conversions),
              chance: number(top.byChance, { maximumFractionDigits: 0 }),
            })
      }
      height={rangeHeight(rows.length)}
      option={option}
      table={{
        columns: [
          { key: "pair", title: t("pairs.pair"), cell: nameOf },
          {
            key: "difference",
            title: t("pairs.difference"),
            isNumber: true,
            cell: ({ difference }) => difference,
            shown: ({ difference }) => figure(difference),
          },
          {
            key: "low",
            title: t("low"),
            isNumber: true,
            cell: ({ interval }) => interval?.low ?? null,
            shown: ({ interval }) => (interval === null ? "–" : figure(interval.low)),
          },
          {
            key: "high",
            title: t("high"),
            isNumber: true,
            cell: ({ interval }) => interval?.high ?? null,
            shown: ({ interval }) => (interval === null ? "–" : figure(interval.high)),
          },
        ],
        rows: pairs.pairs,
        rowKey: nameOf,
      }}
    />
  );
}
