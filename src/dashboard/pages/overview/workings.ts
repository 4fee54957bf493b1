import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import type { How } from "../../kit/how/how.ts";
import { useNames } from "../../kit/names.ts";
import { added, type Figures, isThin, type Overview, type Row, searchOf } from "./shown.ts";

/** How many parts of a sum are named before the rest is put together. */
const mostParts = 8;

/** The workings of the overview's figures: formulas with their numbers, in the page's language. */
export function useWorkings({ statement }: Overview) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const names = useNames();
  const { currency, model, lookbackDays, period } = statement;
  const money = (amount: string | null) => format.money(amount, currency);
  const percent = (value: number | null) => format.percent(value, { decimals: 2 });
  const count = (value: number) => format.number(value);
  const asked = { model, lookbackDays, period };
  const rowsTo = (key: Row["key"]) =>
    ({ label: t("how.toOrders"), page: "journeys", search: searchOf(key) }) satisfies How["rows"];

  /** What every figure of a line has behind it. */
  const behind = (figures: Figures, key: Row["key"]): Omit<How, "title" | "value" | "formula"> => ({
    ...asked,
    evidence: { parts: figures.evidence, currency },
    count: figures.conversions,
    notes: isThin(figures) ? [t("how.thin")] : [],
    rows: rowsTo(key),
  });
  const intervalOf = ({ interval }: Figures) =>
    interval === null ? null : { low: percent(interval.low), high: percent(interval.high) };

  const roi = (title: string, figures: Figures, key: Row["key"] = {}): How => ({
    ...behind(figures, key),
    title,
    value: percent(figures.roi),
    interval: intervalOf(figures),
    formula:
      figures.roi === null
        ? t("how.roiUnknown", { cost: money(figures.cost) })
        : t("how.roi", { back: money(figures.return), cost: money(figures.cost), roi: percent(figures.roi) }),
    notes: [...(isThin(figures) ? [t("how.thin")] : [t("how.interval")]), t("how.attributed")],
  });

  /** A sum with its parts: "Facebook · paid 600 + Instagram · organic 412 = 1,012". */
  const sum = (
    parts: readonly (readonly [name: string, amount: number | string])[],
    total: string,
    isMoney: boolean,
  ) => {
    const shown = parts.filter(([, amount]) => Number(amount) !== 0);
    const write = (amount: number | string) => (isMoney ? money(String(amount)) : count(Number(amount)));
    const named = shown.slice(0, mostParts).map(([name, amount]) => `${name} ${write(amount)}`);
    const rest = shown.slice(mostParts).map(([, amount]) => amount);
    const put = isMoney
      ? added(rest.map(String), currency)
      : String(rest.reduce<number>((all, one) => all + Number(one), 0));
    const others =
      rest.length === 0 ? [] : [`${t("how.others", { count: rest.length, others: count(rest.length) })} ${write(put)}`];
    return `${[...named, ...others].join("\n+ ")}\n= ${total}`;
  };
  const byLine = (rows: readonly Row[], pick: (row: Row) => number | string) =>
    rows.toSorted((a, b) => Number(pick(b)) - Number(pick(a))).map((row) => [names.line(row.key), pick(row)] as const);

  return { money, percent, count, asked, behind, intervalOf, roi, sum, byLine, rowsTo };
}
