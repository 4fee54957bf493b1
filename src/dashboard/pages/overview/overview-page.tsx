import { Button, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { ListFilter, Sparkles } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../../client/call.ts";
import { useAnswer } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { useAsked, useView } from "../../app/view.ts";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { Page } from "../../kit/page.tsx";
import { ViewBar } from "../../kit/view-bar.tsx";
import { Headline } from "./headline.tsx";
import { HealthBadge } from "./health-badge.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { NextSteps } from "./next-steps.tsx";
import classes from "./overview.module.css";
import { OverviewSkeleton, RestSkeleton } from "./overview-skeleton.tsx";
import { ReportMenu } from "./report-menu.tsx";
import type { Overview } from "./shown.ts";

const rest = async () => (await import("./overview-rest.tsx")).OverviewRest;
const Rest = lazy(async () => ({ default: await rest() }));

/** Whether it pays, and what to do: the statement as a page. */
export function OverviewPage() {
  const { t } = useTranslation("overview");
  const { asked, ready } = useAsked();
  const { view } = useView();
  const words = Object.entries({ model: view.model, compare: view.compare }).filter(([, word]) => word !== undefined);
  const query = { ...asked.query, ...Object.fromEntries(words) };
  const { data, error, refetch, isPlaceholderData } = useAnswer(
    "showOverview",
    { params: asked.params, query },
    { enabled: ready },
  );
  // What stands below the answer comes while that is asked for.
  useEffect(() => void rest(), []);
  if (error instanceof ApiError && error.code === "not_found") return <NothingYet />;
  return (
    <Page
      title={t("title")}
      actions={
        <>
          <HealthBadge enabled={data !== undefined || error !== null} />
          <ReportMenu />
        </>
      }
      bar={
        <ViewBar
          reach={isPlaceholderData ? undefined : data?.statement.period}
          nothingBefore={data !== undefined && !isPlaceholderData && data.compare !== "none" && data.before === null}
        />
      }
    >
      {error === null ? null : <FaultNote fault={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <OverviewSkeleton /> : null}
      {data === undefined ? null : (
        <div className={classes.page} data-waits={isPlaceholderData || undefined} aria-busy={isPlaceholderData}>
          {isNothing(data) ? <NoMatch /> : <Parts overview={data} />}
        </div>
      )}
    </Page>
  );
}

function Parts({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  const { claims, rows } = overview.statement;
  const onlyClaims = rows.every(({ conversions }) => conversions === 0) && claims.length > 0;
  return (
    <>
      <div className={classes.answer}>
        <Headline overview={overview} />
        <NextSteps overview={overview} />
      </div>
      {onlyClaims ? <Text className={classes.told}>{t("onlyClaims")}</Text> : null}
      <KeyFigures overview={overview} />
      <Suspense fallback={<RestSkeleton />}>
        <Rest overview={overview} />
      </Suspense>
    </>
  );
}

const isNothing = ({ statement: { rows, all, claims } }: Overview): boolean =>
  rows.length === 0 && claims.length === 0 && Number(all.cost) === 0 && all.conversions === 0;

function NothingYet() {
  const { t } = useTranslation("overview");
  const workspace = useWorkspaceId();
  return (
    <Page title={t("title")}>
      <EmptyPage
        icon={Sparkles}
        title={t("empty.title")}
        says={t("empty.says")}
        action={
          <Button renderRoot={(given) => <Link {...given} to="/w/$workspace/start" params={{ workspace }} />}>
            {t("empty.start")}
          </Button>
        }
      />
    </Page>
  );
}

function NoMatch() {
  const { t } = useTranslation("overview");
  const { change } = useView();
  const clear = { network: undefined, paid: undefined, campaign: undefined, goal: undefined };
  return (
    <EmptyPage
      icon={ListFilter}
      title={t("noMatch.title")}
      says={t("noMatch.says")}
      action={
        <Button onClick={() => change({ ...clear, period: undefined, from: undefined, to: undefined })}>
          {t("noMatch.clear")}
        </Button>
      }
    />
  );
}
