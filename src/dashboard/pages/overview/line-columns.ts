import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { Column } from "../../kit/table/column.ts";
import type { Overview } from "./shown.ts";

type Line = Overview["campaigns"]["rows"][number] & Partial<Overview["posts"]["rows"][number]>;

/** The columns of ranked campaigns or posts as a table. */
export function useLineColumns(currency: string): Column<Line>[] {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const names = useNames();
  const money = (key: "profit" | "cost" | "return", title: string): Column<Line> => ({
    ...{ key, title, isNumber: true, cell: (line) => line[key] },
    shown: (line) => format.money(line[key], currency),
  });
  const lineOf = ({ title, key }: Line) => title ?? key.post ?? key.campaign ?? names.line(key);
  const placeOf = ({ key: { network, paid } }: Line) => names.line({ network, paid });
  return [
    { key: "line", title: t("table.line"), cell: lineOf },
    { key: "place", title: t("networks.network"), cell: placeOf },
    money("profit", t("table.profit")),
    money("return", t("figures.return")),
    money("cost", t("figures.cost")),
    {
      ...{ key: "roi", title: t("roi.short"), isNumber: true, cell: ({ roi }) => roi },
      shown: ({ roi }) => format.percent(roi),
    },
    {
      ...{ key: "interval", title: t("table.interval"), unsortable: true },
      cell: ({ interval }) => (interval === null ? null : `${interval.low} – ${interval.high}`),
      shown: ({ interval }) =>
        interval === null
          ? t("table.tooFew")
          : t("table.between", {
              low: format.percent(interval.low, { decimals: 0 }),
              high: format.percent(interval.high, { decimals: 0 }),
            }),
    },
    {
      ...{
        key: "conversions",
        title: t("figures.conversions"),
        isNumber: true,
        cell: ({ conversions }) => conversions,
      },
      shown: ({ conversions }) => format.number(conversions, { maximumFractionDigits: 1 }),
    },
  ];
}
