import { Group, Progress, Skeleton, Stack, Text } from "@mantine/core";
import { ShieldQuestionMark } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { useAnswer } from "../../app/client.ts";
import { PageLink } from "../../app/page-link.tsx";
import { useMay, useMe, useWorkspace, useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { useFormat } from "../../kit/format.ts";
import { Page } from "../../kit/page.tsx";
import { AnswersSoFar } from "./answers-so-far.tsx";
import { CurrencyQuestion } from "./currency-question.tsx";
import { DropFiles } from "./drop-files.tsx";
import { FirstNumber } from "./first-number.tsx";
import classes from "./first-run.module.css";
import { LookAround } from "./look-around.tsx";
import { PlaceQuestion } from "./place-question.tsx";
import { isSells, SellsQuestion } from "./sells-question.tsx";
import { useSendFiles } from "./send-files.ts";
import { SourcesQuestion } from "./sources-question.tsx";
import { type Step, stepAfter, stepBefore, steps, useProgress } from "./steps.ts";
import { WorkQuestion } from "./work-question.tsx";

/** Five questions and one file, to a first number of one's own. */
export function FirstRunPage() {
  const { t } = useTranslation("first-run");
  const id = useWorkspaceId();
  const me = useMe();
  const workspace = useWorkspace();
  const mayPlan = useMay("plan:write");
  const mayMake = me?.operator === true || me?.workspaces.some(({ role }) => role === "owner") === true;
  if (me !== undefined && !mayPlan) {
    return (
      <Page title={t("title")}>
        <EmptyPage
          icon={ShieldQuestionMark}
          title={t("notYou.title")}
          says={t("notYou.says")}
          action={<PageLink page="overview">{t("number.overview")}</PageLink>}
        />
      </Page>
    );
  }
  const isOwn = workspace?.isDemo === false;
  return (
    <Page title={t("title")} says={t("says")} actions={mayMake && isOwn ? <LookAround /> : undefined}>
      {workspace === undefined || me === undefined ? <Skeleton h={420} /> : <Steps key={id} workspace={workspace} />}
    </Page>
  );
}

function Steps({ workspace }: { workspace: Workspace }) {
  const { step, sources, work, change } = useProgress(workspace.id);
  const toStep = (to: Step) => change({ step: to });
  const question = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    // Whoever goes on from the keyboard goes on in the next question; whoever just came stays at the top.
    if (shown.current !== step) question.current?.focus();
    shown.current = step;
  }, [step]);
  return (
    <Stack gap="sm">
      <HowFar step={step} />
      <div className={classes.frame}>
        <Stack gap="md" ref={question} tabIndex={-1} style={{ outline: "none" }}>
          <Asked workspace={workspace} step={step} sources={sources} work={work} change={change} />
        </Stack>
        <AnswersSoFar workspace={workspace} chosen={sources} toStep={toStep} />
      </div>
    </Stack>
  );
}

function HowFar({ step }: { step: Step }) {
  const { t } = useTranslation("first-run");
  const format = useFormat();
  const [at, all] = [steps.indexOf(step) + 1, steps.length - 1];
  const says = step === "number" ? t("lastStep") : t("step", { at: format.number(at), all: format.number(all) });
  return (
    <Group gap="sm" wrap="nowrap">
      <Progress value={(100 * at) / steps.length} flex={1} maw={360} size="sm" aria-label={says} />
      <Text size="sm" c="dimmed">
        {says}
      </Text>
    </Group>
  );
}

function Asked({ workspace, step, sources, work, change }: { workspace: Workspace } & ReturnType<typeof useProgress>) {
  const plan = useAnswer("getPlan", { params: { workspace: workspace.id } });
  const model = plan.data?.plan?.model ?? null;
  const go = (way: "back" | "on") => change({ step: way === "on" ? stepAfter(step) : stepBefore(step) });
  if (step === "sells") {
    return plan.isPending ? <Skeleton h={420} /> : <SellsQuestion model={model} go={go} />;
  }
  if (step === "place") return <PlaceQuestion workspace={workspace} go={go} />;
  if (step === "currency") return <CurrencyQuestion workspace={workspace} go={go} />;
  if (step === "work") {
    return <WorkQuestion workspace={workspace} kept={work} keep={(cost) => change({ work: cost })} go={go} />;
  }
  if (step === "sources") {
    const sells = isSells(model) ? model : null;
    return <SourcesQuestion sells={sells} chosen={sources} choose={(chosen) => change({ sources: chosen })} go={go} />;
  }
  return <OneFile workspace={workspace} toStep={(to) => change({ step: to })} />;
}

function OneFile({ workspace, toStep }: { workspace: Workspace; toStep: (step: Step) => void }) {
  const { t } = useTranslation("first-run");
  const { files, send } = useSendFiles(workspace.id);
  const mayImport = useMay("imports:write");
  return (
    <>
      {mayImport ? (
        <Card title={t("files.title")}>
          <DropFiles files={files} send={send} />
        </Card>
      ) : null}
      <FirstNumber toStep={toStep} />
    </>
  );
}
