import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Card } from "../../kit/card.tsx";
import { Figure } from "../../kit/figure.tsx";
import type { How } from "../../kit/how/how.ts";
import classes from "./overview.module.css";
import type { Overview } from "./shown.ts";
import { useWorkings } from "./workings.ts";

type Rung = Overview["ladder"][number];

/** The four kinds of return one under the other: never added up, and what is not known says what it would take. */
export function Ladder({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  return (
    <Card title={t("ladder.title")} says={t("ladder.says")}>
      <ol className={classes.ladder}>
        {overview.ladder.map((rung) => (
          <li key={rung.rung}>
            {rung.known ? <KnownRung rung={rung} overview={overview} /> : <UnknownRung rung={rung} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function KnownRung({ rung, overview }: { rung: Rung; overview: Overview }) {
  const { t } = useTranslation("overview");
  const { money, asked } = useWorkings(overview);
  const { interval, evidence } = rung;
  const label = t(`ladder.${rung.rung}.name`);
  const isClosed = rung.rung === "closed";
  const how: How = {
    ...(isClosed ? asked : {}),
    ...{ title: label, value: money(rung.value), formula: rung.formula, formulaIn: "en", count: rung.count },
    interval: interval === null ? null : { low: money(interval.low), high: money(interval.high) },
    ...(evidence === null ? {} : { evidence: { parts: evidence, currency: overview.statement.currency } }),
    notes: [t(`ladder.${rung.rung}.says`)],
    ...(isClosed ? { rows: { label: t("how.toOrders"), page: "journeys" as const } } : {}),
  };
  return (
    <Figure
      size="sm"
      label={label}
      value={money(rung.value)}
      how={how}
      under={
        interval === null
          ? t(`ladder.${rung.rung}.says`)
          : t("ladder.between", { low: money(interval.low), high: money(interval.high) })
      }
    />
  );
}

function UnknownRung({ rung: { rung, needs } }: { rung: Rung }) {
  const { t } = useTranslation("overview");
  return (
    <div className={classes.rung}>
      <Text size="sm" c="dimmed" component="p">
        {t(`ladder.${rung}.name`)}
      </Text>
      <Text component="p">
        {t("ladder.unknown")}
        <Text component="span" size="sm" c="dimmed" display="block">
          {needs === null ? null : t(`ladder.needs.${needs}`)}
        </Text>
      </Text>
    </div>
  );
}
