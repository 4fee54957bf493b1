import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { Explained, ExplainedTouch, JourneysAbout } from "../answers.ts";
import { useModelWords } from "../models/model-words.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";
import { placeOf } from "./place-of.ts";

/** Touches × models: what each rule credits each touch with, to the minor unit; the chosen model first. */
export function CreditTable({ order, model, about }: { order: Explained; model: string; about: JourneysAbout }) {
  const { t } = useTranslation("journeys");
  const names = useNames();
  const words = useModelWords();
  const { money, number, percent } = useFormat();
  const how = useHow(about);
  const { currency } = about;
  const credits = order.credits.toSorted((a, b) => Number(b.model === model) - Number(a.model === model));
  const nameOf = (touch: ExplainedTouch) => `${number(touch.position)}. ${placeOf(touch, names)}`;
  const columns: Column<ExplainedTouch>[] = [
    { key: "touch", title: t("touch"), unsortable: true, cell: nameOf },
    ...credits.map(
      (credit): Column<ExplainedTouch> => ({
        key: credit.model,
        title: words.title(named(credit)),
        isNumber: true,
        cell: ({ position }) => Number(credit.credits[position - 1]?.value ?? 0),
        shown: (touch) => {
          const { share, value } = credit.credits[touch.position - 1] ?? { share: 0, value: "0.00" };
          return (
            <Told
              value={money(value, currency)}
              under={percent(100 * share, { decimals: 0 })}
              shade={share}
              how={how({
                title: `${nameOf(touch)} · ${words.title(named(credit))}`,
                value: money(value, currency),
                formula: `${money(order.value, currency)} × ${percent(100 * share, { decimals: 2 })} = ${money(value, currency)}`,
                count: 1,
                model: credit.model,
                notes: [words.assumes(named(credit))],
              })}
            />
          );
        },
      }),
    ),
  ];
  return (
    <DataTable
      caption={t("order.credits")}
      name={`order-${order.id ?? "credits"}`}
      columns={columns}
      rows={order.touches}
      rowKey={({ position }) => String(position)}
      height={420}
      foot={[t("sum"), ...credits.map(() => money(order.value, currency))]}
    />
  );
}

const named = (credit: Explained["credits"][number]) => ({ ...credit, name: credit.model });
