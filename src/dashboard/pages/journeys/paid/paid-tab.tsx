import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { Card } from "../../../kit/card.tsx";
import { useFormat } from "../../../kit/format.ts";
import { Answered } from "../answered.tsx";
import { useAskedJourneys } from "../asked-journeys.ts";
import { OverlapTable } from "./overlap-table.tsx";
import { SidesChart } from "./sides-chart.tsx";

/** Paid and organic of each network side by side, and the conversions that met both. */
export function PaidTab() {
  const { t } = useTranslation("journeys");
  const { money } = useFormat();
  const { asked, ready, model } = useAskedJourneys();
  const answer = useAnswer("showPaidAndOrganic", { ...asked, query: { ...asked.query, model } }, { enabled: ready });
  return (
    <Answered answer={answer} height={820}>
      {(sides) => (
        <Stack gap="md">
          <Card title={t("paid.title")} says={t("paid.says")}>
            <Stack gap="sm">
              <SidesChart sides={sides} />
              <Text size="sm" c="dimmed">
                {t("paid.elsewhere", { value: money(sides.elsewhere.value, sides.about.currency, { whole: true }) })}{" "}
                {Number(sides.nobody.value) === 0
                  ? null
                  : t("models.nobody", { value: money(sides.nobody.value, sides.about.currency, { whole: true }) })}
              </Text>
            </Stack>
          </Card>
          <Card title={t("paid.bothTitle")} says={t("paid.bothSays")}>
            <OverlapTable sides={sides} />
          </Card>
        </Stack>
      )}
    </Answered>
  );
}
