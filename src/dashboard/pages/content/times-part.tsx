import { Group, List, Paper, SegmentedControl, SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { useAsked, useView } from "../../app/view.ts";
import { Card } from "../../kit/card.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import { AgainstUsual } from "./against-usual.tsx";
import { HeatMap } from "./heat-map.tsx";
import { NoPosts } from "./no-posts.tsx";
import { useStandsOut } from "./stands-out.ts";
import { type BestTimes, hourName, weekdayName, weekOf } from "./times.ts";

const measures = ["engagement", "clicks", "return"] as const;

/** Which times and kinds of post did better than usual, and where there is no evidence. */
export function TimesPart() {
  const { t } = useTranslation("content");
  const { view, change } = useView();
  const { asked, ready } = useAsked();
  const measure = measures.find((one) => one === view.measure) ?? "engagement";
  const { paid: _, campaign: _campaign, ...query } = asked.query;
  const model = view.model === undefined ? {} : { model: view.model };
  const { data, error, refetch } = useAnswer(
    "showBestTimes",
    { params: asked.params, query: { ...query, ...model, measure } },
    { enabled: ready },
  );
  if (error?.code === "not_found") return <NoPosts />;
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Text id="measure" size="sm" fw={600}>
          {t("times.measure")}
        </Text>
        <SegmentedControl
          aria-labelledby="measure"
          value={measure}
          onChange={(value) => change({ measure: value === "engagement" ? undefined : value })}
          data={measures.map((value) => ({ value, label: t(`times.measures.${value}`) }))}
        />
      </Group>
      {error === null ? null : <FaultNote fault={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <TimesSkeleton /> : null}
      {data === undefined ? null : <TimesShown data={data} />}
    </Stack>
  );
}

function TimesShown({ data }: { data: BestTimes }) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const names = useNames();
  const says = useStandsOut(data);
  if (data.posts === 0) {
    return <EmptyPage icon={Clock} title={t("times.noneTitle")} says={t(`times.noneSays.${data.measure}`)} />;
  }
  const week = weekOf(format.locale);
  const weekdays = data.weekdays
    .toSorted((a, b) => week.indexOf(a.weekday) - week.indexOf(b.weekday))
    .map((cell) => ({ name: weekdayName(format, cell.weekday), cell }));
  const hours = data.hours.map((cell) => ({ name: hourName(format, cell.hour), cell }));
  const kinds = data.kinds
    .toSorted((a, b) => b.shrunk - a.shrunk)
    .map((cell) => ({ name: t(`kinds.${cell.kind}`), cell }));
  return (
    <Stack gap="md">
      <Paper p={{ base: "sm", sm: "md" }} withBorder component="section" aria-label={t("times.found")}>
        {says.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
        <Text size="sm" c="dimmed" mt={4}>
          {t("times.rests", { count: data.posts, posts: format.number(data.posts), zone: data.about.timeZone })}
        </Text>
      </Paper>
      <Card title={t("times.heat")} says={t("times.heatSays")}>
        <HeatMap data={data} />
      </Card>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Card title={t("times.weekdays")}>
          <AgainstUsual title={t("times.byWeekday")} name="weekdays" rows={weekdays} formulas={data.formulas} />
        </Card>
        <Card title={t("times.kinds")}>
          {kinds.length === 0 ? (
            <Text size="sm">{t("times.noKinds")}</Text>
          ) : (
            <AgainstUsual title={t("times.byKind")} name="kinds" rows={kinds} formulas={data.formulas} />
          )}
        </Card>
      </SimpleGrid>
      <Card title={t("times.hours")}>
        <AgainstUsual title={t("times.byHour")} name="hours" rows={hours} formulas={data.formulas} />
      </Card>
      <Card title={t("times.heldTitle")}>
        <Stack gap="xs">
          <Text size="sm">{t("times.held")}</Text>
          <List size="sm">
            {data.usual.map(({ network, by, posts, rate }) => (
              <List.Item key={`${network} ${by}`}>
                {t("times.usual", {
                  network: names.network(network),
                  over: t(`over.${by}`),
                  count: posts,
                  posts: format.number(posts),
                  rate: rateOf(data, rate, format),
                })}
              </List.Item>
            ))}
          </List>
          <LeftOut data={data} />
          <Text size="sm">{t("times.caveat")}</Text>
        </Stack>
      </Card>
    </Stack>
  );
}

/** Of money, what a thousand reached brought; else per cent. */
const rateOf = ({ measure, about }: BestTimes, rate: number, format: ReturnType<typeof useFormat>): string =>
  measure === "return"
    ? `${format.money((rate * 1000).toFixed(2), about.currency)} / ${format.number(1000)}`
    : format.percent(rate * 100, { decimals: 2 });

function LeftOut({ data: { leftOut, fewest } }: { data: BestTimes }) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const parts = (["withoutFigures", "withoutDay", "withoutHour"] as const).filter((key) => leftOut[key] > 0);
  return (
    <>
      {parts.map((key) => (
        <Text size="sm" key={key}>
          {t(`times.${key}`, { count: leftOut[key], posts: format.number(leftOut[key]) })}
        </Text>
      ))}
      <Text size="sm">{t("times.fewest", { count: fewest, posts: format.number(fewest) })}</Text>
    </>
  );
}

function TimesSkeleton() {
  return (
    <Stack aria-hidden>
      <Skeleton h={84} />
      <Skeleton h={420} />
      <Skeleton h={320} />
    </Stack>
  );
}
