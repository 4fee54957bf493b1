import { Box, Code, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Card } from "../../../kit/card.tsx";
import { Figure } from "../../../kit/figure.tsx";
import { useFormat } from "../../../kit/format.ts";
import type { Explained, ExplainedOrder } from "../answers.ts";
import { useHow } from "../use-how.ts";
import { CreditTable } from "./credit-table.tsx";
import { LearnedTable } from "./learned-table.tsx";
import { LeftOut } from "./left-out.tsx";
import { OrderRows } from "./order-rows.tsx";
import { apart } from "./place-of.ts";
import { Timeline } from "./timeline.tsx";

/** All that is known of how one order came about. */
export function OneOrder({ order, told, model }: { order: Explained; told: ExplainedOrder; model: string }) {
  const { t } = useTranslation("journeys");
  const { moment, money, number } = useFormat();
  const how = useHow(told.about);
  const { currency } = told.about;
  const title = t(`order.titles.${order.kind}`, { id: apart(order.id ?? "") });
  return (
    <Stack gap="md">
      <Card title={title} says={moment(order.at)}>
        <SimpleGrid cols={2} maw={520}>
          <Figure
            label={t("value")}
            value={money(order.value, currency)}
            how={how({ title, value: money(order.value, currency), formula: order.how, count: 1 })}
          />
          <Figure
            label={t("touches")}
            value={number(order.touches.length)}
            under={t("order.within", { count: told.about.lookbackDays, days: number(told.about.lookbackDays) })}
            how={how({
              title: t("touches"),
              value: number(order.touches.length),
              formula: null,
              count: 1,
              notes: [t("order.persons", { persons: number(order.persons), keys: number(order.keys) })],
            })}
          />
        </SimpleGrid>
        <Box mt="sm">
          <Text size="sm" c="dimmed">
            {t("order.how")}
          </Text>
          <Code dir="ltr">{order.how}</Code>
        </Box>
      </Card>
      <Card title={t("order.timeline")} says={t("order.timelineSays")}>
        {order.touches.length === 0 ? (
          <Text>{t("order.noTouches")}</Text>
        ) : (
          <Timeline order={order} model={model} currency={currency} />
        )}
      </Card>
      {order.credits.length === 0 ? null : (
        <Card title={t("order.credits")} says={t("order.creditsSay")}>
          <CreditTable order={order} model={model} about={told.about} />
        </Card>
      )}
      {told.learned.length === 0 || order.touches.length === 0 ? null : (
        <Card title={t("order.learned")} says={t("order.learnedSay")}>
          <LearnedTable order={order} told={told} />
        </Card>
      )}
      <Card title={t("order.leftOut")} says={t("order.leftOutSay")}>
        <LeftOut order={order} />
      </Card>
      <Card title={t("order.rows")} says={t("order.rowsSay")}>
        <OrderRows rows={order.rows} />
      </Card>
    </Stack>
  );
}
