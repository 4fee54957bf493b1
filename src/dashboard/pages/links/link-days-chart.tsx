import { Skeleton } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { daysAfter, daysBetween } from "../../app/presets.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { useAsked } from "../../app/view.ts";
import { grid, legend, nameAxis, valueAxis } from "../../kit/chart/axes.ts";
import { Chart } from "../../kit/chart/chart.tsx";
import type { OptionOf } from "../../kit/chart/drawn.ts";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import type { Column } from "../../kit/table/column.ts";

interface Day {
  readonly day: string;
  readonly clicks: number;
  readonly visits: number;
  readonly botClicks: number;
}

/** A link's clicks and visits, day by day; without any nothing is drawn. */
export function LinkDaysChart({ slug }: { slug: string }) {
  const { t } = useTranslation("links");
  const format = useFormat();
  const workspace = useWorkspaceId();
  const { asked, ready } = useAsked();
  const { from, to } = asked.query;
  const query = from === undefined || to === undefined ? {} : { from, to };
  const { data, error, refetch, isPlaceholderData } = useAnswer(
    "linkDays",
    { params: { workspace, slug }, query },
    { enabled: ready },
  );
  const days = useMemo(() => withGaps(isPlaceholderData ? [] : (data?.items ?? [])), [data, isPlaceholderData]);
  const option = useCallback<OptionOf>(
    (style) => ({
      grid,
      legend: legend(style),
      tooltip: { trigger: "axis" },
      xAxis: nameAxis(
        style,
        days.map(({ day }) => style.format.day(day, { day: "numeric", month: "short" })),
        false,
        days.map(({ day }) => style.format.dayInBoth(day)),
      ),
      yAxis: { ...valueAxis(style, (value) => style.format.number(value)), minInterval: 1 },
      series: (["clicks", "visits"] as const).map((of, at) => ({
        type: "bar" as const,
        name: t(`totals.${of}`),
        itemStyle: { color: style.colours[at] ?? style.ink },
        barMaxWidth: 18,
        data: days.map((one) => one[of]),
      })),
    }),
    [days, t],
  );
  if (error !== null) return <FaultNote fault={error} retry={() => void refetch()} />;
  if (data === undefined || isPlaceholderData) return <Skeleton h={220} />;
  if (days.length === 0) return null;
  const columns: Column<Day>[] = [
    { key: "day", title: t("days.day"), cell: ({ day }) => day, shown: ({ day }) => format.dayInBoth(day) },
    ...(["clicks", "visits", "botClicks"] as const).map((key) => ({
      ...{ key, title: t(`days.${key}`), cell: (one: Day) => one[key], isNumber: true },
      shown: (one: Day) => format.number(one[key]),
    })),
  ];
  const sum = (of: "clicks" | "visits") => format.number(days.reduce((total, one) => total + one[of], 0));
  const most = days.reduce((best, one) => (one.clicks > best.clicks ? one : best));
  const summary = t("days.summary", {
    ...{ clicks: sum("clicks"), visits: sum("visits"), from: format.day(days[0]?.day ?? most.day) },
    ...{ to: format.day(days.at(-1)?.day ?? most.day), most: format.number(most.clicks), day: format.day(most.day) },
  });
  return (
    <Chart
      title={t("days.title")}
      name={`clicks-${slug}`}
      summary={summary}
      height={200}
      option={option}
      table={{ columns, rows: days, rowKey: ({ day }) => day }}
    />
  );
}

/** Days without a click stand as such, unless there are years of them. */
function withGaps(told: readonly Day[]): readonly Day[] {
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return told;
  const length = daysBetween(first.day, last.day) + 1;
  if (length > 400) return told;
  const known = new Map(told.map((one) => [one.day, one]));
  return Array.from({ length }, (_, at) => {
    const day = daysAfter(first.day, at);
    return known.get(day) ?? { day, clicks: 0, visits: 0, botClicks: 0 };
  });
}
