import { ActionIcon, Group } from "@mantine/core";
import { Pencil } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { useAnswer } from "../../app/client.ts";
import { Card } from "../../kit/card.tsx";
import { dash, useFormat } from "../../kit/format.ts";
import classes from "./first-run.module.css";
import { isSells } from "./sells-question.tsx";
import { isSource } from "./sources.ts";
import type { Step } from "./steps.ts";

/** What was answered so far, each with a way back to its question. */
export function AnswersSoFar({
  workspace,
  chosen,
  toStep,
}: {
  workspace: Workspace;
  chosen: readonly string[];
  toStep: (step: Step) => void;
}) {
  const { t } = useTranslation("first-run");
  const answers = useAnswers(workspace, chosen);
  return (
    <Card title={t("soFar.title")}>
      <dl className={classes.answers}>
        {answers.map(([step, answer]) => (
          <div className={classes.answer} key={step}>
            <dt>{t(`soFar.${step}`)}</dt>
            <dd>
              <Group gap={4} wrap="nowrap" justify="flex-end">
                <span>{answer}</span>
                <ActionIcon
                  variant="subtle"
                  size="sm"
                  aria-label={t("soFar.change", { what: t(`soFar.${step}`) })}
                  onClick={() => toStep(step)}
                >
                  <Pencil size={14} aria-hidden />
                </ActionIcon>
              </Group>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function useAnswers(workspace: Workspace, chosen: readonly string[]): [Exclude<Step, "number">, string][] {
  const { t, i18n } = useTranslation("first-run");
  const format = useFormat();
  const params = { workspace: workspace.id };
  const model = useAnswer("getPlan", { params }).data?.plan?.model;
  const costs = useAnswer("listCosts", { params }).data?.items ?? [];
  const hours = costs.filter(({ category, per }) => category === "labour" && per === "week");
  const country = workspace.locale === null ? undefined : new Intl.Locale(workspace.locale).maximize().region;
  const place =
    country === undefined ? dash : (new Intl.DisplayNames(i18n.language, { type: "region" }).of(country) ?? dash);
  const sum = hours.reduce((all, one) => all + Number(one.hours ?? 0), 0);
  return [
    ["sells", isSells(model) ? t(`sells.${model}`) : dash],
    ["place", place],
    ["currency", workspace.currency],
    ["work", sum === 0 ? dash : t("soFar.hours", { count: sum, hours: format.number(sum) })],
    [
      "sources",
      chosen.length === 0 ? dash : format.list(chosen.filter(isSource).map((one) => t(`sources.${one}.name`))),
    ],
  ];
}
