import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { grid, legend, nameAxis, valueAxis } from "../../../kit/chart/axes.ts";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { OptionOf } from "../../../kit/chart/drawn.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { PaidAndOrganic, PaidAndOrganicNetwork } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";

const sidesOf = ["organic", "paid"] as const;

/** What the model credits the ads of each network with, and what all else of it. */
export function SidesChart({ sides }: { sides: PaidAndOrganic }) {
  const { t } = useTranslation("journeys");
  const names = useNames();
  const { money, number } = useFormat();
  const how = useHow(sides.about);
  const { currency } = sides.about;
  const { networks } = sides;
  const { network: networkName } = names;
  const option = useCallback<OptionOf>(
    (style) => {
      const axis = nameAxis(
        style,
        networks.map(({ network }) => networkName(network)),
        true,
      );
      return {
        legend: legend(style),
        grid,
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
        xAxis: valueAxis(style, (value) => style.format.money(String(value), currency, { short: true }), {
          across: true,
        }),
        yAxis: { ...axis, axisLabel: { ...axis.axisLabel, color: style.ink } },
        series: sidesOf.map((side) => ({
          type: "bar",
          name: t(`paid.${side}`),
          barMaxWidth: 12,
          barGap: "10%",
          data: networks.map((one) => ({
            value: Number(one[side].credited.value),
            itemStyle: { opacity: one[side].enough ? 1 : 0.45 },
          })),
          tooltip: { valueFormatter: (value) => style.format.money(String(value), currency) },
        })),
      };
    },
    [networks, networkName, currency, t],
  );
  const columns: Column<PaidAndOrganicNetwork>[] = [
    { key: "network", title: t("line"), cell: ({ network }) => names.network(network) },
    ...sidesOf.map(
      (side): Column<PaidAndOrganicNetwork> => ({
        key: side,
        title: t(`paid.${side}`),
        isNumber: true,
        cell: (row) => Number(row[side].credited.value),
        shown: (row) => {
          const { credited, interval, enough, met } = row[side];
          const between =
            interval === null
              ? null
              : {
                  low: money(String(interval.low), currency, { whole: true }),
                  high: money(String(interval.high), currency, { whole: true }),
                };
          return (
            <Told
              value={money(credited.value, currency, { whole: true })}
              under={between === null ? null : `${between.low}–${between.high}`}
              isFaint={!enough}
              how={how({
                title: `${names.network(row.network)} · ${t(`paid.${side}`)}`,
                value: money(credited.value, currency),
                formula: Object.values(sides.how).join("\n\n"),
                interval: between,
                count: credited.conversions,
                model: sides.model.name,
                notes: [
                  t("paid.met", {
                    count: met.conversions,
                    shown: number(met.conversions),
                    value: money(met.value, currency, { whole: true }),
                  }),
                ],
              })}
            />
          );
        },
      }),
    ),
    ...sidesOf.map(
      (side): Column<PaidAndOrganicNetwork> => ({
        key: `met-${side}`,
        title: t(`paid.metBy.${side}`),
        isNumber: true,
        cell: (row) => row[side].met.conversions,
        shown: (row) => number(row[side].met.conversions),
      }),
    ),
  ];
  const [top] = networks;
  return (
    <Chart
      title={t("paid.chart")}
      name="paid-and-organic"
      summary={
        top === undefined
          ? t("paid.title")
          : t("paid.summary", {
              network: names.network(top.network),
              paid: money(top.paid.credited.value, currency, { whole: true }),
              organic: money(top.organic.credited.value, currency, { whole: true }),
            })
      }
      height={Math.max(180, networks.length * 44 + 60)}
      option={option}
      table={{ columns, rows: networks, rowKey: ({ network }) => network }}
    />
  );
}
