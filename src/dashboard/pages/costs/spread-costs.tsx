import { SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../app/view.ts";
import { Card } from "../../kit/card.tsx";
import { grid, legend, nameAxis, valueAxis } from "../../kit/chart/axes.ts";
import { Chart } from "../../kit/chart/chart.tsx";
import type { OptionOf } from "../../kit/chart/drawn.ts";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { Column } from "../../kit/table/column.ts";
import { useCostWords } from "./cost-words.ts";
import type { Report, ReportLine } from "./ledger-rows.ts";
import { type Mark, usePartMarks } from "./part-marks.ts";

/** More bars than these stand in the table alone. */
const mostBars = 12;

/** How each shared cost was spread: a bar a cost, a part a network or campaign, and the rule in words. */
export function SpreadCosts({ report, by }: { report: Report | undefined; by: "network" | "campaign" }) {
  const { t } = useTranslation("costs");
  const { change } = useView();
  const shared = (report?.lines ?? []).filter(({ shares }) => shares.length > 1);
  return (
    <Card
      title={t("spread.title")}
      says={t("spread.says")}
      actions={
        <SegmentedControl
          size="xs"
          style={{ flexShrink: 0 }}
          aria-label={t("spread.by")}
          value={by}
          onChange={(value) => change({ by: value === "network" ? undefined : value })}
          data={(["network", "campaign"] as const).map((value) => ({ value, label: t(`spread.bys.${value}`) }))}
        />
      }
    >
      {report === undefined ? <Skeleton h={260} aria-hidden /> : null}
      {report !== undefined && shared.length === 0 ? <Text c="dimmed">{t("spread.none")}</Text> : null}
      {report !== undefined && shared.length > 0 ? <Bars shared={shared} currency={report.currency} /> : null}
    </Card>
  );
}

interface Part {
  readonly key: string;
  readonly line: ReportLine;
  readonly place: string;
  readonly amount: string;
}

function Bars({ shared, currency }: { shared: readonly ReportLine[]; currency: string }) {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const words = useCostWords();
  const largest = shared.toSorted((a, b) => Number(b.amount) - Number(a.amount)).slice(0, mostBars);
  const { option, places, parts } = useSpread(largest, shared, currency);
  const rules = Map.groupBy(largest, (line) => words.rule(line));
  return (
    <Stack gap="xs">
      <Chart
        title={t("spread.chart")}
        name="costs-spread"
        height={70 + largest.length * 34}
        option={option}
        summary={t("spread.summary", {
          count: shared.length,
          costs: format.number(shared.length),
          places: format.list(places),
        })}
        table={{ columns: useColumns(currency), rows: parts, rowKey: ({ key }) => key }}
      />
      {[...rules].map(([rule, lines]) => (
        <Text size="sm" key={rule}>
          <Text component="span" inherit fw={600}>
            {format.list(lines.map((line) => words.what(line)))}
          </Text>
          : {rule}.
        </Text>
      ))}
    </Stack>
  );
}

function useSpread(largest: readonly ReportLine[], shared: readonly ReportLine[], currency: string) {
  const names = useNames();
  const words = useCostWords();
  const marks = usePartMarks(
    shared.flatMap(({ shares }) =>
      shares.map(({ key }) => ({ name: names.line(key), network: key.network ?? "none", isPaid: key.paid === true })),
    ),
  );
  const partsOf = (line: ReportLine): Part[] =>
    line.shares.map(({ key, amount }) => {
      const place = names.line(key);
      return { key: JSON.stringify([line.origin, words.what(line), place]), line, place, amount };
    });
  const drawn = JSON.stringify({
    bars: largest.map((line) => [words.what(line), partsOf(line).map(({ place, amount }) => [place, amount])]),
    marks: [...marks],
  });
  const option: OptionOf = useCallback(
    (style) => {
      const { bars, marks } = JSON.parse(drawn) as Drawn;
      const marked = new Map(marks);
      const places = placesIn(bars);
      const { format } = style;
      const short = (text: string) => (text.length > 22 && style.width < 600 ? `${text.slice(0, 14)}…` : text);
      return {
        legend: { ...legend(style), type: "scroll" as const },
        grid: { ...grid, top: 40 },
        yAxis: nameAxis(
          style,
          bars.map(([what]) => short(what)),
          true,
        ),
        xAxis: valueAxis(style, (value) => format.money(String(value), currency, { short: true }), { across: true }),
        tooltip: {
          trigger: "item",
          confine: true,
          valueFormatter: (value: unknown) => format.money(String(value), currency),
        },
        series: places.map((place) => ({
          type: "bar" as const,
          stack: "spread",
          name: place,
          barMaxWidth: 20,
          itemStyle: {
            color: marked.get(place)?.colour ?? style.muted,
            opacity: marked.get(place)?.opacity ?? 1,
            borderColor: style.ground,
            borderWidth: 1,
          },
          data: bars.map(([, parts]) => Number(parts.find(([one]) => one === place)?.[1] ?? 0)),
        })),
      };
    },
    [drawn, currency],
  );
  return { option, places: placesIn((JSON.parse(drawn) as Drawn).bars), parts: shared.flatMap(partsOf) };
}

interface Drawn {
  readonly bars: readonly [string, readonly [string, string][]][];
  readonly marks: readonly [string, Mark][];
}

const placesIn = (bars: Drawn["bars"]): string[] =>
  [...new Set(bars.flatMap(([, parts]) => parts.map(([place]) => place)))].toSorted();

function useColumns(currency: string): Column<Part>[] {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const words = useCostWords();
  return [
    { key: "what", title: t("ledger.what"), cell: ({ line }) => words.what(line) },
    { key: "place", title: t("spread.place"), cell: ({ place }) => place },
    {
      key: "amount",
      title: t("ledger.amount"),
      isNumber: true,
      cell: ({ amount }) => amount,
      shown: ({ amount }) => format.money(amount, currency),
    },
    { key: "rule", title: t("spread.rule"), cell: ({ line }) => words.rule(line) },
  ];
}
