import { SegmentedControl, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { useView } from "../../../app/view.ts";
import { Card } from "../../../kit/card.tsx";
import { Answered } from "../answered.tsx";
import { useAskedJourneys } from "../asked-journeys.ts";
import { DifferenceWords } from "./difference-words.tsx";
import type { Measure } from "./differences.ts";
import { ModelSentences } from "./model-sentences.tsx";
import { ModelsChart } from "./models-chart.tsx";
import { ModelsTable } from "./models-table.tsx";

/** What every model credits each line with, side by side. */
export function ModelsTab() {
  const { t } = useTranslation("journeys");
  const { view, change } = useView();
  const { asked, ready, by, model } = useAskedJourneys();
  const answer = useAnswer("showModels", { ...asked, query: { ...asked.query, by } }, { enabled: ready });
  return (
    <Answered answer={answer} height={900}>
      {(beside) => {
        const isWorth = Number(beside.about.all.value) !== 0;
        const of: Measure = isWorth && view.of !== "conversions" ? "value" : "conversions";
        const chosen = Math.max(
          0,
          beside.models.findIndex(({ name }) => name === model),
        );
        const asks = isWorth ? (
          <SegmentedControl
            size="xs"
            aria-label={t("models.of.name")}
            value={of}
            onChange={(value) => change({ of: value === "value" ? undefined : value })}
            data={(["value", "conversions"] as const).map((value) => ({ value, label: t(`models.of.${value}`) }))}
          />
        ) : null;
        return (
          <Stack gap="md">
            <Card title={t("models.title")} says={t("models.says")} actions={asks}>
              <ModelsChart beside={beside} chosen={chosen} of={of} />
            </Card>
            <Card title={t("models.differences.title")}>
              <DifferenceWords beside={beside} chosen={chosen} of={of} />
            </Card>
            <Card title={t("models.table.title")} says={t("models.table.says")}>
              <ModelsTable beside={beside} chosen={chosen} of={of} />
            </Card>
            <Card title={t("models.sentences.title")} says={t("models.sentences.says")}>
              <ModelSentences models={beside.models} chosen={chosen} currency={beside.about.currency} />
            </Card>
          </Stack>
        );
      }}
    </Answered>
  );
}
