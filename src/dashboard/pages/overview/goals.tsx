import { Badge, Skeleton, Stack, Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Answered, useAnswer } from "../../app/client.ts";
import { PageLink } from "../../app/page-link.tsx";
import { useMay, useWorkspaceId } from "../../app/session.ts";
import { useView } from "../../app/view.ts";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { type Format, useFormat } from "../../kit/format.ts";
import { openHow } from "../../kit/how/open-how.ts";
import { Aside } from "./aside.tsx";
import classes from "./overview.module.css";

type Pace = Answered<"goalsPace">;
type Goal = Pace["items"][number];

/** So many goals stand here; all of them are in the settings. */
const most = 5;

/** How far goals have come, where they should stand today, and where they are heading. */
export function Goals() {
  const { t } = useTranslation("overview");
  const workspace = useWorkspaceId();
  const { view } = useView();
  const maySet = useMay("plan:write");
  const model = view.model === undefined ? {} : { query: { model: view.model } };
  const { data, error, refetch } = useAnswer("goalsPace", { params: { workspace }, ...model });
  return (
    <Card title={t("goals.title")}>
      {error === null ? null : <FaultNote fault={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? (
        <Stack gap="sm" aria-hidden>
          <Skeleton h={62} />
          <Skeleton h={62} />
          <Skeleton h={62} />
        </Stack>
      ) : null}
      {data === undefined ? null : (
        <ul className={classes.goals}>
          {data.items.slice(0, most).map((goal) => (
            <GoalLine key={goal.id} goal={goal} currency={data.currency} model={data.model} />
          ))}
        </ul>
      )}
      {data?.items.length === 0 ? <Text c="dimmed">{t("goals.none")}</Text> : null}
      {data !== undefined && maySet ? (
        <PageLink page="settings" size="sm">
          {t(data.items.length === 0 ? "goals.set" : "goals.all")}
        </PageLink>
      ) : null}
    </Card>
  );
}

const colours = {
  ahead: "back",
  reached: "back",
  "on track": "blue",
  behind: "orange",
  missed: "red",
  "too early to say": "gray",
  "not measurable": "gray",
} as const;

function GoalLine({ goal, currency, model }: { goal: Goal; currency: string; model: string }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const write = (amount: string | null) => amountOf(amount, goal.unit, { currency, format });
  const share = (amount: string | null) => shareOf(amount, goal);
  const { projected } = goal;
  const heading =
    projected?.low == null
      ? t(`goals.reasons.${goal.reason}`)
      : t("goals.heading", { low: write(projected.low), high: write(projected.high) });
  const working = {
    ...{ title: goal.name, value: write(goal.value), formula: goal.how, count: goal.count, model },
    interval: projected?.low == null ? null : { low: write(projected.low), high: write(projected.high) },
    period: { from: goal.from, to: goal.to },
    notes: [...(projected?.low == null ? [] : [t("goals.intervalIs")]), heading],
  };
  return (
    <li>
      <UnstyledButton className={classes.goal} onClick={() => openHow(working)}>
        <span className={classes.goalHead}>
          <span className={classes.goalName}>
            <bdi>{goal.name}</bdi>
          </span>
          <Badge variant="light" color={colours[goal.status]} tt="none" fw={600}>
            {t(`goals.status.${goal.status}`)}
          </Badge>
        </span>
        <span className={classes.goalTrack} aria-hidden>
          <span className={classes.goalFill} style={{ inlineSize: share(goal.value) }} />
          {goal.expected === null ? null : (
            <span className={classes.stroke} style={{ insetInlineStart: share(goal.expected) }} />
          )}
        </span>
        <span className={classes.goalUnder}>
          <Aside
            of={[
              t(standsBy(goal), { value: write(goal.value), target: write(goal.target) }),
              goal.expected === null ? "" : t("goals.expected", { expected: write(goal.expected) }),
            ]}
          />
        </span>
        <span className={classes.goalUnder}>{heading}</span>
      </UnstyledButton>
    </li>
  );
}

/** What is to come down is not a part of its target. */
function standsBy({ value, direction }: Goal): "goals.target" | "goals.down" | "goals.stands" {
  if (value === null) return "goals.target";
  return direction === "down" ? "goals.down" : "goals.stands";
}

/** A goal's way from nothing, or from its baseline where less is better, to its target. */
function shareOf(amount: string | null, { baseline, target, direction, kind }: Goal): string {
  if (amount === null) return "0%";
  const from = direction === "down" || kind !== "sum" ? Number(baseline) : 0;
  const way = Number(target) - from;
  const share = way === 0 ? 0 : ((Number(amount) - from) * 100) / way;
  return `${Math.max(0, Math.min(100, share))}%`;
}

function amountOf(
  amount: string | null,
  unit: Goal["unit"],
  { currency, format }: { currency: string; format: Format },
): string {
  if (unit === "money") return format.money(amount, currency, { whole: Math.abs(Number(amount)) >= 1000 });
  if (unit === "per cent") return format.percent(amount === null ? null : Number(amount));
  return format.number(amount === null ? null : Number(amount));
}
