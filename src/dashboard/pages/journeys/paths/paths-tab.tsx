import { Group, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { Card } from "../../../kit/card.tsx";
import { useFormat } from "../../../kit/format.ts";
import { Answered } from "../answered.tsx";
import type { TopPaths } from "../answers.ts";
import { useAskedJourneys } from "../asked-journeys.ts";
import { flowOf } from "./flow.ts";
import { PathTable } from "./path-table.tsx";
import classes from "./paths.module.css";
import { PathsChart } from "./paths-chart.tsx";

/** So many paths are asked for: those before most conversions. */
const most = 100;

/** Where journeys went, touch by touch. */
export function PathsTab() {
  const { t } = useTranslation("journeys");
  const { asked, ready, by } = useAskedJourneys();
  const answer = useAnswer("showTopPaths", { ...asked, query: { ...asked.query, by, most } }, { enabled: ready });
  return (
    <Answered answer={answer} height={860}>
      {(paths) => (
        <Stack gap="md">
          <Card title={t("paths.title")} says={t("paths.says")}>
            <River paths={paths} />
          </Card>
          <Card title={t("paths.tableTitle")} says={t("paths.tableSays")}>
            <PathTable paths={paths} />
          </Card>
        </Stack>
      )}
    </Answered>
  );
}

function River({ paths }: { paths: TopPaths }) {
  const { t } = useTranslation("journeys");
  const { number, percent } = useFormat();
  const isNarrow = useMediaQuery("(max-width: 640px)", false, { getInitialValueInEffect: false });
  const flow = useMemo(
    () => flowOf(paths.paths, isNarrow ? { places: 4, depth: 2 } : { places: 6, depth: 4 }),
    [paths, isNarrow],
  );
  const all = flow.drawn + paths.others.conversions;
  const kinds = (["organic", "paid", "elsewhere", "lumped"] as const).filter((kind) =>
    flow.nodes.some((node) => node.kind === kind),
  );
  return (
    <Stack gap="xs">
      <Group gap="md" aria-hidden>
        {kinds.map((kind) => (
          <Text key={kind} size="sm" className={classes.key}>
            <i data-kind={kind} /> {t(`paths.kinds.${kind}`)}
          </Text>
        ))}
      </Group>
      <PathsChart flow={flow} paths={paths} isNarrow={isNarrow === true} />
      <Text size="sm" c="dimmed">
        {[
          t("paths.drawn", {
            paths: number(paths.paths.length),
            distinct: number(paths.distinct),
            share: percent((100 * flow.drawn) / Math.max(1, all), { decimals: 0 }),
          }),
          ...(flow.lumpsPlaces ? [t("paths.lumpsPlaces")] : []),
          ...(flow.lumpsTouches
            ? [t("paths.lumpsTouches", { count: isNarrow ? 2 : 4, shown: number(isNarrow ? 2 : 4) })]
            : []),
        ].join(" ")}
      </Text>
    </Stack>
  );
}
