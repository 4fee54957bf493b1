import { Anchor, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../../client/call.ts";
import { fewestConversions } from "../../../model/fewest-conversions.ts";
import { type Answered, useAnswer } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { Figure } from "../../kit/figure.tsx";
import { type Format, useFormat } from "../../kit/format.ts";
import type { How } from "../../kit/how/how.ts";
import classes from "./first-run.module.css";
import type { Step } from "./steps.ts";

type Statement = Answered<"roi">;

/** The first number of one's own, with its working; where something is missing for it, what, and where it is had. */
export function FirstNumber({ toStep }: { toStep: (step: Step) => void }) {
  const { t } = useTranslation("first-run");
  const workspace = useWorkspaceId();
  const params = { workspace };
  const imports = useAnswer("listImports", { params, query: { limit: 1 } });
  const hasFacts = (imports.data?.items.length ?? 0) > 0;
  const { data, error, refetch } = useAnswer("roi", { params }, { enabled: hasFacts });
  if (!hasFacts || (error instanceof ApiError && error.code === "not_found")) return null;
  if (error !== null) {
    return (
      <>
        <FaultNote fault={error} retry={() => void refetch()} />
        {error instanceof ApiError && error.code === "missing_rate" ? (
          <Anchor component="button" type="button" size="sm" onClick={() => toStep("currency")}>
            {t("number.otherCurrency")}
          </Anchor>
        ) : null}
      </>
    );
  }
  return (
    <Card title={t("number.title")}>
      {data === undefined ? <Skeleton h={190} /> : <Worked statement={data} toStep={toStep} />}
    </Card>
  );
}

function Worked({ statement, toStep }: { statement: Statement; toStep: (step: Step) => void }) {
  const { t } = useTranslation("first-run");
  const workspace = useWorkspaceId();
  const format = useFormat();
  const missing = missingIn(statement);
  const { totals, period } = statement;
  const { roi, conversions } = totals;
  return (
    <Stack gap="md">
      <div>
        <p className={classes.sentence} data-testid="first-number">
          {useSentence(statement)}
        </p>
        {roi !== null && conversions < fewestConversions ? (
          <Text fw={600}>
            {t("number.thin", { count: Math.floor(conversions), conversions: format.number(conversions) })}
          </Text>
        ) : null}
        <Text size="sm" c="dimmed">
          {t("number.days", { days: format.days(period.from, period.to) })}
        </Text>
      </div>
      <div className={classes.figures}>
        {(["roi", "return", "cost"] as const).map((name) => (
          <Figure
            key={name}
            label={t(`number.${name}`)}
            value={shown(statement, name, format)}
            how={howOf(statement, name, { title: t(`number.${name}`), format })}
            size={name === "roi" ? "lg" : "md"}
            isFaint={name === "roi" && conversions < fewestConversions}
          />
        ))}
      </div>
      {missing === null ? null : (
        <Text size="sm">
          {t(`number.missing.${missing.what}`)}{" "}
          <Anchor component="button" type="button" size="sm" onClick={() => toStep(missing.at)}>
            {t(`number.missing.${missing.what}Way`)}
          </Anchor>
        </Text>
      )}
      <Group>
        <Button
          renderRoot={(given) => <Link {...given} to="/w/$workspace" params={{ workspace }} />}
          rightSection={<ArrowRight size={16} className="towards" aria-hidden />}
        >
          {t("number.overview")}
        </Button>
      </Group>
    </Stack>
  );
}

/** What one unit of money brought, in words. */
function useSentence({ totals, currency }: Statement): string {
  const { t } = useTranslation("first-run");
  const format = useFormat();
  const perOne = (roi: number) => format.money((1 + roi / 100).toFixed(2), currency);
  const one = format.money("1", currency, { whole: true });
  if (totals.roi === null) {
    const back = format.money(totals.return, currency);
    return Number(totals.return) > 0 ? t("number.onlyReturn", { back }) : t("number.nothing");
  }
  const { interval } = totals;
  const back = perOne(totals.roi);
  if (interval === null) return t("number.sentence", { one, back });
  return t("number.between", { one, back, low: perOne(interval.low), high: perOne(interval.high) });
}

type Name = "roi" | "return" | "cost";

function shown({ totals, currency }: Statement, name: Name, format: Format): string {
  return name === "roi" ? format.percent(totals.roi, { sign: true }) : format.money(totals[name], currency);
}

function howOf(statement: Statement, name: Name, { title, format }: { title: string; format: Format }): How {
  const { totals, currency, model, lookbackDays, period, formulas } = statement;
  const { interval } = totals;
  return {
    title,
    value: shown(statement, name, format),
    formula: formulas[name] ?? null,
    count: totals.conversions,
    model,
    lookbackDays,
    period,
    ...(name === "roi" && interval !== null
      ? { interval: { low: format.percent(interval.low), high: format.percent(interval.high) } }
      : {}),
    ...(name === "cost" ? {} : { evidence: { parts: totals.evidence, currency } }),
  };
}

/** What the number still lacks; null where it is whole. */
function missingIn({ totals, all }: Statement): { what: "cost" | "orders" | "social"; at: Step } | null {
  if (all.conversions === 0) return { what: "orders", at: "sources" };
  if (totals.conversions === 0) return { what: "social", at: "sources" };
  return totals.roi === null ? { what: "cost", at: "work" } : null;
}
