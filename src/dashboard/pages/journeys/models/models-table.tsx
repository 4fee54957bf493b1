import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { ModelCredit, ModelsBeside } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";
import type { Measure, Row } from "./differences.ts";
import { useModelWords } from "./model-words.ts";

/** The models that most people have heard of. */
const bestKnown: readonly string[] = ["last", "first", "linear", "position", "markov"];

/** Lines × models, shaded by how much; the chosen model first. */
export function ModelsTable({
  beside,
  chosen,
  of,
  all,
}: {
  beside: ModelsBeside;
  chosen: number;
  of: Measure;
  /** All models, or those that are best known. */
  all: boolean;
}) {
  const { t } = useTranslation("journeys");
  const names = useNames();
  const words = useModelWords();
  const format = useFormat();
  const how = useHow(beside.about);
  const { currency } = beside.about;
  const most = useMemo(() => Math.max(1, ...beside.rows.map(({ spread }) => Number(spread[of].high))), [beside, of]);
  const figure = (value: number | string) =>
    of === "value"
      ? format.money(String(value), currency, { whole: true })
      : format.number(Number(value), { maximumFractionDigits: 1 });
  const ranks = ({ rank }: ModelCredit) => {
    if (rank === null) return null;
    const [best, worst] = [format.number(rank.best), format.number(rank.worst)];
    return best === worst ? t("models.rank", { place: best }) : t("models.ranks", { best, worst });
  };
  const order = [chosen, ...beside.models.keys().filter((at) => at !== chosen)].filter(
    (at) => all || at === chosen || bestKnown.includes(beside.models[at]?.name ?? ""),
  );
  const columns: Column<Row>[] = [
    { key: "line", title: t("line"), cell: ({ key }) => names.line(key) },
    ...order.map((at): Column<Row> => {
      const model = beside.models[at];
      const title = model === undefined ? "" : words.title(model);
      return {
        key: `m${at}`,
        title,
        isNumber: true,
        cell: ({ credits }) => Number(credits[at]?.[of] ?? 0),
        shown: (row) => {
          const credit = row.credits[at];
          if (credit === undefined) return null;
          const interval = of === "value" ? credit.valueInterval : credit.conversionsInterval;
          const between = interval === null ? null : { low: figure(interval.low), high: figure(interval.high) };
          return (
            <Told
              value={figure(credit[of])}
              under={
                between === null ? null : [`${between.low}–${between.high}`, ranks(credit)].filter(Boolean).join(" · ")
              }
              isFaint={!credit.enough}
              shade={Number(credit[of]) / most}
              how={how({
                title: `${names.line(row.key)} · ${title}`,
                value: figure(credit[of]),
                formula: beside.formulas[credit.model] ?? beside.formulas.value ?? null,
                formulaIn: "en",
                interval: between,
                count: credit.conversions,
                model: model?.name ?? "",
                notes: [
                  ...(model === undefined ? [] : [words.assumes(model)]),
                  ...(credit.rank === null ? [t("tooFew")] : [`${ranks(credit)}. ${t("models.rankHow")}`]),
                  t("models.spread", { low: figure(row.spread[of].low), high: figure(row.spread[of].high) }),
                ],
              })}
            />
          );
        },
      };
    }),
    {
      key: "journeys",
      title: t("models.journeys"),
      isNumber: true,
      cell: ({ journeys }) => journeys,
      shown: ({ journeys }) => format.number(journeys),
    },
  ];
  return (
    <DataTable
      caption={t("models.table.title")}
      name="models-by-line"
      columns={columns}
      rows={beside.rows}
      rowKey={({ key }) => JSON.stringify(key)}
      height={560}
    />
  );
}
