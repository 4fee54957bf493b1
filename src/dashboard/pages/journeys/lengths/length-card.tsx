import { SimpleGrid, Stack } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../../kit/card.tsx";
import { nameAxis, valueAxis } from "../../../kit/chart/axes.ts";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { OptionOf } from "../../../kit/chart/drawn.ts";
import { Figure } from "../../../kit/figure.tsx";
import { useFormat } from "../../../kit/format.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { Bucket, Distribution, Estimate, JourneysAbout } from "../answers.ts";
import { useHow } from "../use-how.ts";
import { whiskers } from "./whiskers.ts";

/** One distribution: its quartiles and mean with how sure they are, and its bars with whiskers. */
export function LengthCard({
  of,
  told: { mean, quartiles, buckets },
  about,
  how: formula,
  enough,
}: {
  of: "touches" | "days";
  told: Distribution;
  about: JourneysAbout;
  how: string;
  enough: boolean;
}) {
  const { t } = useTranslation("journeys");
  const format = useFormat();
  const how = useHow(about);
  const figure = (value: number) => format.number(value, { maximumFractionDigits: value < 1 ? 2 : 1 });
  const shown = [
    ["lowerQuartile", quartiles.lowerQuartile],
    ["median", quartiles.median],
    ["upperQuartile", quartiles.upperQuartile],
    ["mean", mean],
  ] as const satisfies readonly (readonly [string, Estimate])[];
  return (
    <Card title={t(`lengths.${of}.title`)} says={t(`lengths.${of}.says`)}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="xs">
          {shown.map(([name, { value, interval }]) => {
            const between = interval === null ? null : { low: figure(interval.low), high: figure(interval.high) };
            return (
              <Figure
                key={name}
                size="sm"
                label={t(`lengths.${name}`)}
                value={t(`lengths.${of}.unit`, { count: value, shown: figure(value) })}
                under={between === null ? t("tooFew") : t("between", between)}
                isFaint={!enough}
                how={how({
                  title: `${t(`lengths.${of}.title`)} · ${t(`lengths.${name}`)}`,
                  value: figure(value),
                  formula,
                  interval: between,
                  count: about.explained.conversions,
                  notes: [t(`lengths.means.${name}`)],
                })}
              />
            );
          })}
        </SimpleGrid>
        <Bars of={of} buckets={buckets} />
      </Stack>
    </Card>
  );
}

function Bars({ of, buckets }: { of: "touches" | "days"; buckets: readonly Bucket[] }) {
  const { t } = useTranslation("journeys");
  const { number, percent } = useFormat();
  const nameOf = useCallback(
    ({ from, below }: Bucket) => {
      if (below === null) return t("lengths.from", { from: number(from) });
      if (of === "days" && below === 1) return t("lengths.sameDay");
      return below - from === 1 ? number(from) : `${number(from)}–${number(below - 1)}`;
    },
    [t, number, of],
  );
  const option = useCallback<OptionOf>(
    (style) => ({
      grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        valueFormatter: (value) => style.format.percent(Number(value)),
      },
      xAxis: nameAxis(style, buckets.map(nameOf)),
      yAxis: valueAxis(style, (value) => style.format.percent(value, { decimals: 0 })),
      series: [
        {
          type: "bar",
          name: t("share"),
          barMaxWidth: 56,
          data: buckets.map(({ share }) => 100 * share),
          itemStyle: { opacity: 0.85 },
        },
        whiskers(
          style,
          buckets.map(({ interval }) =>
            interval === null ? null : { low: 100 * interval.low, high: 100 * interval.high },
          ),
        ),
      ],
    }),
    [buckets, nameOf, t],
  );
  const columns: Column<Bucket>[] = [
    { key: "bucket", title: t(`lengths.${of}.title`), cell: nameOf },
    {
      key: "conversions",
      title: t("conversions"),
      isNumber: true,
      cell: ({ conversions }) => conversions,
      shown: ({ conversions }) => number(conversions),
    },
    {
      key: "share",
      title: t("share"),
      isNumber: true,
      cell: ({ share }) => share,
      shown: ({ share }) => percent(100 * share),
    },
    {
      key: "low",
      title: t("low"),
      isNumber: true,
      cell: ({ interval }) => interval?.low ?? null,
      shown: ({ interval }) => percent(interval === null ? null : 100 * interval.low),
    },
    {
      key: "high",
      title: t("high"),
      isNumber: true,
      cell: ({ interval }) => interval?.high ?? null,
      shown: ({ interval }) => percent(interval === null ? null : 100 * interval.high),
    },
  ];
  const top = buckets.toSorted((a, b) => b.share - a.share)[0];
  return (
    <Chart
      title={t(`lengths.${of}.chart`)}
      name={`journey-${of}`}
      summary={
        top === undefined
          ? t(`lengths.${of}.title`)
          : t("lengths.summary", { bucket: nameOf(top), share: percent(100 * top.share, { decimals: 0 }) })
      }
      height={260}
      option={option}
      table={{ columns, rows: buckets, rowKey: ({ from }) => String(from) }}
    />
  );
}
