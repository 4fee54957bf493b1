import { type KeyboardEvent, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { typedDecimal } from "../../../kit/typed-decimal.ts";
import classes from "../costs.module.css";
import { sumOf } from "../minor.ts";
import { type HoursRow, isEmpty, priceOf, type Timesheet } from "./hours-draft.ts";
import { HoursLine } from "./hours-line.tsx";
import { moveInSheet } from "./sheet-keys.ts";

/** The rows of a week; arrows and Enter go from cell to cell as in a sheet, Ctrl+S saves. */
export function HoursSheet({
  rows,
  remembered,
  currency,
  mayWrite,
  change,
  save,
}: {
  rows: readonly HoursRow[];
  remembered: Timesheet["remembered"];
  currency: string;
  mayWrite: boolean;
  change: (rows: readonly HoursRow[]) => void;
  save: () => void;
}) {
  const { t } = useTranslation("costs");
  const names = useId();
  const table = useRef<HTMLTableElement>(null);
  const shown = mayWrite ? rows : rows.filter((row) => !isEmpty(row));
  if (shown.length === 0) return <p>{t("hours.none")}</p>;
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      save();
    } else if (table.current !== null) moveInSheet(event, table.current);
  };
  return (
    <div className={classes.scroll}>
      <table ref={table} className={classes.sheet} aria-label={t("hours.title")}>
        <thead>
          <tr>
            <th scope="col">{t("hours.what")}</th>
            <th scope="col">{t("hours.scope")}</th>
            <th scope="col" className={classes.number}>
              {t("hours.hours")}
            </th>
            <th scope="col" className={classes.number}>
              {t("hours.rate")}
            </th>
            <th scope="col" className={classes.number}>
              {t("hours.comesTo")}
            </th>
            {mayWrite ? (
              <th>
                <span className="only-read">{t("hours.away")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {shown.map((row, at) => (
            <HoursLine
              key={row.key}
              row={row}
              at={at}
              names={names}
              remembered={remembered}
              currency={currency}
              mayWrite={mayWrite}
              change={(next) => change(rows.map((one) => (one.key === row.key ? next : one)))}
              remove={() => change(rows.filter((one) => one.key !== row.key))}
            />
          ))}
        </tbody>
        <Sums rows={rows} currency={currency} mayWrite={mayWrite} />
      </table>
      <datalist id={names}>
        {remembered.map(({ what }) => (
          <option key={what} value={what} />
        ))}
      </datalist>
    </div>
  );
}

function Sums({ rows, currency, mayWrite }: { rows: readonly HoursRow[]; currency: string; mayWrite: boolean }) {
  const { t } = useTranslation("costs");
  const { locale, number, money, list } = useFormat();
  const hours = sumOf(rows.map((row) => typedDecimal(row.hours, locale) ?? "0"));
  const byCurrency = Map.groupBy(
    rows.filter((row) => priceOf(row, row.currency ?? currency, locale) !== null),
    (row) => row.currency ?? currency,
  );
  const prices = [...byCurrency].map(([own, same]) =>
    money(sumOf(same.map((row) => priceOf(row, own, locale) ?? "0")), own),
  );
  return (
    <tfoot>
      <tr>
        <td className={classes.read} colSpan={2}>
          <b>{t("ledger.sum")}</b>
        </td>
        <td className={`${classes.read} ${classes.number}`}>
          <b>{t("hours.count", { hours: number(Number(hours)) })}</b>
        </td>
        <td className={classes.read} />
        <td className={`${classes.read} ${classes.number}`}>
          <b>{list(prices)}</b>
        </td>
        {mayWrite ? <td className={classes.away} /> : null}
      </tr>
    </tfoot>
  );
}
