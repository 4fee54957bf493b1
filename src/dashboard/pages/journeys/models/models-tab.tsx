import { Button, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { useView } from "../../../app/view.ts";
import { Card } from "../../../kit/card.tsx";
import { useFormat } from "../../../kit/format.ts";
import { Term } from "../../../kit/term.tsx";
import { Answered } from "../answered.tsx";
import { useAskedJourneys } from "../asked-journeys.ts";
import { DifferenceWords } from "./difference-words.tsx";
import type { Measure } from "./differences.ts";
import { ModelSentences } from "./model-sentences.tsx";
import { ModelsChart } from "./models-chart.tsx";
import { ModelsTable } from "./models-table.tsx";

/** Below this a figure may as well be chance. */
const fewest = 10;

/** What every model credits each line with, side by side. */
export function ModelsTab() {
  const { t } = useTranslation("journeys");
  const { view, change } = useView();
  const format = useFormat();
  const [showsAll, showAll] = useState(false);
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
        const isThin = beside.about.all.conversions < fewest;
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
            {isThin ? (
              <Text>{t("models.thin", { conversions: format.number(beside.about.all.conversions) })}</Text>
            ) : null}
            <Card title={t("models.title")} says={t("models.says")} actions={asks}>
              <ModelsChart beside={beside} chosen={chosen} of={of} />
            </Card>
            <Card title={t("models.differences.title")}>
              <DifferenceWords isThin={isThin} beside={beside} chosen={chosen} of={of} />
            </Card>
            <Card
              title={t("models.table.title")}
              says={
                <>
                  {isThin ? null : t("models.table.says")} {t("models.table.words")} <Term name="model" /> ·{" "}
                  <Term name="markov" /> · <Term name="shapley" />
                </>
              }
              actions={
                <Button
                  flex="none"
                  variant="default"
                  size="xs"
                  aria-expanded={showsAll}
                  onClick={() => showAll(!showsAll)}
                >
                  {showsAll
                    ? t("models.table.fewer")
                    : t("models.table.all", { models: format.number(beside.models.length) })}
                </Button>
              }
            >
              <ModelsTable beside={beside} chosen={chosen} of={of} all={showsAll} />
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
