import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { Explained, ExplainedOrder, LearnedCredit } from "../answers.ts";
import { useModelWords } from "../models/model-words.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";

type Place = LearnedCredit["places"][number];

/** The places of this journey × models that learn: their share of all that the model credits, over all conversions. */
export function LearnedTable({ order, told }: { order: Explained; told: ExplainedOrder }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const words = useModelWords();
  const { money, number, percent } = useFormat();
  const how = useHow(told.about);
  const keyOf = ({ key }: { key: object }) => JSON.stringify(key);
  const own = new Set(order.touches.map(keyOf));
  const places = new Map<string, Place>();
  for (const one of told.learned.flatMap((model) => model.places)) if (own.has(keyOf(one))) places.set(keyOf(one), one);
  const columns: Column<Place>[] = [
    { key: "place", title: t("line"), cell: ({ key }) => line(key) },
    ...told.learned.map((model): Column<Place> => {
      const of = (place: Place) => model.places.find((one) => keyOf(one) === keyOf(place));
      return {
        key: model.model,
        title: words.title({ name: model.model, title: model.title }),
        isNumber: true,
        cell: (place) => of(place)?.valueShare ?? null,
        shown: (place) => {
          const found = of(place);
          if (found === undefined) return "–";
          return (
            <Told
              value={percent(100 * found.valueShare)}
              under={money(found.value, told.about.currency, { whole: true })}
              isFaint={!found.enough}
              shade={found.valueShare}
              how={how({
                title: `${line(place.key)} · ${words.title({ name: model.model, title: model.title })}`,
                value: percent(100 * found.valueShare),
                formula: null,
                count: found.conversions,
                model: model.model,
                notes: [
                  words.assumes({ name: model.model, ...model }),
                  t("order.learnedSay"),
                  t("order.learnedCount", { shown: number(found.conversions, { maximumFractionDigits: 1 }) }),
                ],
              })}
            />
          );
        },
      };
    }),
  ];
  return (
    <DataTable
      caption={t("order.learned")}
      name="learned-models"
      columns={columns}
      rows={[...places.values()]}
      rowKey={keyOf}
      height={420}
    />
  );
}
