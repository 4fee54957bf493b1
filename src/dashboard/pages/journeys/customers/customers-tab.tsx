import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { Card } from "../../../kit/card.tsx";
import { Figure } from "../../../kit/figure.tsx";
import { useFormat } from "../../../kit/format.ts";
import { Answered } from "../answered.tsx";
import type { NewAndReturning } from "../answers.ts";
import { useAskedJourneys } from "../asked-journeys.ts";
import { useHow } from "../use-how.ts";
import { SharesChart } from "./shares-chart.tsx";
import { SharesTable } from "./shares-table.tsx";

/** Who bought for the first time and who came back, by what their journeys came from. */
export function CustomersTab() {
  const { t } = useTranslation("journeys");
  const { asked, ready, by, model } = useAskedJourneys();
  const answer = useAnswer(
    "showNewAndReturning",
    { ...asked, query: { ...asked.query, by, model } },
    { enabled: ready },
  );
  return (
    <Answered answer={answer} height={820}>
      {(told) => (
        <Stack gap="md">
          <Card title={t("customers.title")} says={t("customers.says")}>
            <Stack gap="md">
              <Split told={told} />
              <SharesChart told={told} />
            </Stack>
          </Card>
          <Card title={t("customers.tableTitle")}>
            <SharesTable told={told} />
          </Card>
        </Stack>
      )}
    </Answered>
  );
}

function Split({ told: { all, about, salesKnownSince, how: formulas } }: { told: NewAndReturning }) {
  const { t } = useTranslation("journeys");
  const { day, money, number } = useFormat();
  const how = useHow(about);
  const since = salesKnownSince === null ? [] : [t("customers.since", { day: day(salesKnownSince) })];
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
        {(["new", "returning", "unknown"] as const).map((kind) => (
          <Figure
            key={kind}
            size="sm"
            label={t(`customers.${kind}`)}
            value={number(all[kind].conversions)}
            under={money(all[kind].value, about.currency, { whole: true })}
            how={how({
              title: t(`customers.${kind}`),
              value: number(all[kind].conversions),
              formula: Object.values(formulas).join("\n\n"),
              count: all[kind].conversions,
              notes: since,
            })}
          />
        ))}
      </SimpleGrid>
      {since.map((one) => (
        <Text key={one} size="sm" c="dimmed">
          {one}
        </Text>
      ))}
    </Stack>
  );
}
