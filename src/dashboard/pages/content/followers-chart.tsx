import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { grid, nameAxis, valueAxis } from "../../kit/chart/axes.ts";
import { Chart } from "../../kit/chart/chart.tsx";
import type { OptionOf } from "../../kit/chart/drawn.ts";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { Account, Audience } from "./audience-part.tsx";

type Shown = "followers" | "gained" | "reachADay";
type Point = { readonly from: string } & Account["points"][number];

/** One account over the days that all are drawn on: its followers, else what it gained, else its reach. */
export function FollowersChart({ account, of }: { account: Account; of: Audience }) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const names = useNames();
  const days = useMemo(() => daysOf(of), [of]);
  const shown: Shown =
    (["followers", "gained", "reachADay"] as const).find(
      (key) => account.points.filter((point) => point[key] !== null).length > 1,
    ) ?? "followers";
  const points = useMemo<Point[]>(() => {
    const known = new Map(account.points.map((point) => [point.from, point]));
    return days.map((from) => known.get(from) ?? { from, followers: null, gained: null, lost: null, reachADay: null });
  }, [account, days]);
  const what = t(`audience.${shown}`);
  const title = [names.network(account.network), account.account].filter(Boolean).join(" · ");
  const option = useCallback<OptionOf>(
    (style) => ({
      grid: { ...grid, top: 12 },
      xAxis: nameAxis(
        style,
        points.map(({ from }) => style.format.day(from, { day: "numeric", month: "short" })),
      ),
      yAxis: {
        ...valueAxis(style, (value) => style.format.number(value, { notation: "compact" })),
        scale: shown === "followers",
      },
      tooltip: { valueFormatter: (value) => style.format.number(typeof value === "number" ? value : null) },
      series: [
        shown === "gained"
          ? { type: "bar", name: what, data: points.map((point) => point.gained) }
          : {
              type: "line",
              name: what,
              data: points.map((point) => point[shown]),
              connectNulls: true,
              showSymbol: account.points.length < 20,
            },
      ],
    }),
    [points, shown, what, account],
  );
  const number = (key: "followers" | "gained" | "lost" | "reachADay") => ({
    key,
    title: t(`audience.${key}`),
    isNumber: true,
    cell: (point: Point) => point[key],
    shown: (point: Point) => format.number(point[key]),
  });
  return (
    <Chart
      title={title}
      says={what}
      name={`audience-${account.network}`}
      height={190}
      summary={t("audience.summary", {
        name: title,
        followers: format.number(account.last?.followers),
        growth: format.percent(account.growth, { sign: true }),
        gained: format.number(account.gained),
      })}
      option={option}
      table={{
        columns: [
          {
            key: "from",
            title: t("audience.day"),
            cell: ({ from }) => from,
            shown: ({ from }) => format.dayInBoth(from),
          },
          number("followers"),
          number("gained"),
          number("lost"),
          number("reachADay"),
        ],
        rows: points,
        rowKey: ({ from }) => from,
      }}
    />
  );
}

/** The days, weeks or months that any account tells of, so that all charts run over the same. */
const daysOf = ({ networks }: Audience): string[] =>
  [...new Set(networks.flatMap(({ points }) => points.map(({ from }) => from)))].sort();
