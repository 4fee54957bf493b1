import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { ModelsBeside } from "../answers.ts";
import classes from "../journeys.module.css";
import { differencesOf, type Measure, type Row } from "./differences.ts";
import { useModelWords } from "./model-words.ts";

/** So many names stand in one sentence. */
const mostNamed = 4;

/** What the differences between models can tell, in sentences, and what they cannot. */
export function DifferenceWords({
  beside,
  chosen,
  of,
  isThin,
}: {
  beside: ModelsBeside;
  chosen: number;
  of: Measure;
  /** Whether so little is known in all that the page says so already. */
  isThin: boolean;
}) {
  const { t } = useTranslation("journeys");
  const names = useNames();
  const words = useModelWords();
  const format = useFormat();
  const { widest, leaders, chosenLeaders, unranked } = differencesOf(beside, chosen, of);
  const figure = (value: number | string) =>
    of === "value" ? format.money(String(value), beside.about.currency, { whole: true }) : format.number(Number(value));
  const modelAt = (at: number) => {
    const model = beside.models[at];
    return model === undefined ? "" : words.title(model);
  };
  const listed = (rows: readonly Row[]) => {
    const shown = rows.slice(0, mostNamed).map(({ key }) => names.line(key));
    const more = rows.length - shown.length;
    return format.list(
      more > 0 ? [...shown, t("models.differences.others", { count: more, shown: format.number(more) })] : shown,
    );
  };
  const said = [
    widest === null
      ? t("models.differences.agree")
      : t("models.differences.widest", {
          line: names.line(widest.row.key),
          low: figure(widest.row.spread[of].low),
          least: modelAt(widest.least),
          high: figure(widest.row.spread[of].high),
          most: modelAt(widest.most),
        }),
    ...(leaders.length === 0 && !isThin ? [t("models.differences.noLeader")] : []),
    ...(leaders.length === 1 ? [t("models.differences.steady", { line: listed(leaders) })] : []),
    ...(leaders.length > 1 ? [t("models.differences.open", { lines: listed(leaders) })] : []),
    ...(chosenLeaders.length === 0
      ? []
      : [
          t(chosenLeaders.length === 1 ? "models.differences.first" : "models.differences.tied", {
            model: modelAt(chosen),
            lines: listed(chosenLeaders),
          }),
        ]),
    ...(unranked === 0 || isThin
      ? []
      : [t("models.differences.unranked", { count: unranked, shown: format.number(unranked) })]),
    t("models.differences.cannot"),
  ];
  return (
    <ul className={classes.says}>
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
