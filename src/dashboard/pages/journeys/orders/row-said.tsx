import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import type { RowOfFacts } from "../answers.ts";
import classes from "./timeline.module.css";

/** The row that something is known from: its file, its number and its marketing columns as they stand there. */
export function RowSaid({ row: { fact, file, format, id, at, written } }: { row: RowOfFacts }) {
  const { t } = useTranslation("journeys");
  const { moment } = useFormat();
  const said: [string, string][] = [
    [t("row.file"), `${file} (${format})`],
    ...(id === null ? [] : [[t("row.id"), id] satisfies [string, string]]),
    ...(at === null
      ? []
      : [[t("row.at"), moment(at, { dateStyle: "medium", timeStyle: "medium" })] satisfies [string, string]]),
    ...Object.entries(written),
  ];
  return (
    <details className={classes.row}>
      <summary>{t("row.of", { fact: t(`row.facts.${fact}`) })}</summary>
      <dl>
        {said.map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
