import { CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { asTyped, typedDecimal } from "../../../kit/typed-decimal.ts";
import { useCostWords } from "../cost-words.ts";
import classes from "../costs.module.css";
import { type HoursRow, isEmpty, priceOf, type Timesheet, wrongIn } from "./hours-draft.ts";
import { ScopeCell } from "./scope-cell.tsx";

/** One row of the week: cells that are typed into, and what they come to. */
export function HoursLine({
  row,
  at,
  names,
  remembered,
  currency,
  mayWrite,
  change,
  remove,
}: {
  row: HoursRow;
  at: number;
  names: string;
  remembered: Timesheet["remembered"];
  currency: string;
  mayWrite: boolean;
  change: (row: HoursRow) => void;
  remove: () => void;
}) {
  const { t } = useTranslation("costs");
  const { locale, money } = useFormat();
  const words = useCostWords();
  const own = row.currency ?? currency;
  const wrong = wrongIn(row, locale);
  const label = (name: "what" | "hours" | "rate") => `${t(`hours.${name}`)}, ${t("hours.row", { row: at + 1 })}`;
  const price = priceOf(row, own, locale);
  const cell = (name: "what" | "hours" | "rate", column: number) => (
    <input
      className={classes.cell}
      data-cell={`${at} ${column}`}
      aria-label={label(name)}
      aria-invalid={wrong.includes(name)}
      value={row[name]}
      readOnly={!mayWrite}
      autoComplete="off"
      {...(name === "what" ? { list: names } : { inputMode: "decimal" as const })}
      onChange={({ currentTarget: { value } }) => change({ ...row, [name]: value })}
      onBlur={() => name === "what" && recall()}
    />
  );
  /** The rate, and what for, come by themselves where the name was written before. */
  const recall = () => {
    const known = remembered.find(({ what }) => what.trim().toLowerCase() === row.what.trim().toLowerCase());
    if (known === undefined || row.rate.trim() !== "") return;
    const scope = row.scope ?? (known.scope as HoursRow["scope"]);
    change({ ...row, rate: asTyped(known.rate, locale), scope, currency: known.currency ?? undefined });
  };
  return (
    <tr>
      <td data-label={t("hours.what")}>{cell("what", 0)}</td>
      <td data-label={t("hours.scope")}>
        {mayWrite ? (
          <ScopeCell
            cell={`${at} 1`}
            label={`${t("hours.scope")}, ${t("hours.row", { row: at + 1 })}`}
            scope={row.scope}
            onScope={(scope) => change({ ...row, scope })}
          />
        ) : (
          <span className={classes.cell}>{words.scope(row.scope)}</span>
        )}
      </td>
      <td data-label={t("hours.hours")} className={classes.number}>
        {cell("hours", 2)}
      </td>
      <td data-label={t("hours.rate")} className={classes.number}>
        {cell("rate", 3)}
      </td>
      <td data-label={t("hours.comesTo")} className={`${classes.read} ${classes.number}`}>
        {price === null || typedDecimal(row.hours, locale) === null ? "" : money(price, own)}
      </td>
      {mayWrite ? (
        <td className={classes.away}>
          {isEmpty(row) ? null : <CloseButton aria-label={t("hours.remove", { what: row.what })} onClick={remove} />}
        </td>
      ) : null}
    </tr>
  );
}
