import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { Card } from "../../../kit/card.tsx";
import { useFormat } from "../../../kit/format.ts";
import { Answered } from "../answered.tsx";
import { useAskedJourneys } from "../asked-journeys.ts";
import { PairsChart } from "./pairs-chart.tsx";
import { PairsTable } from "./pairs-table.tsx";

/** So many pairs are asked for. */
const most = 200;

/** Pairs of lines that work together, or stand in for each other. */
export function PairsTab() {
  const { t } = useTranslation("journeys");
  const { number } = useFormat();
  const { asked, ready, by } = useAskedJourneys();
  const answer = useAnswer("showNetworkPairs", { ...asked, query: { ...asked.query, by, most } }, { enabled: ready });
  return (
    <Answered answer={answer} height={860}>
      {(pairs) => (
        <Stack gap="md">
          <Card title={t("pairs.title")} says={t("pairs.says")}>
            <Text size="sm" mb="sm">
              {t("pairs.beyond", { count: pairs.count, all: number(pairs.count), beyond: number(pairs.beyondNoise) })}
            </Text>
            <PairsChart pairs={pairs} />
          </Card>
          <Card title={t("pairs.tableTitle")} says={t("pairs.tableSays")}>
            <PairsTable pairs={pairs} />
          </Card>
        </Stack>
      )}
    </Answered>
  );
}
