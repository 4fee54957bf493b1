import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Format, useFormat } from "../../kit/format.ts";
import { openHow } from "../../kit/how/open-how.ts";
import { useNames } from "../../kit/names.ts";
import { Aside } from "./aside.tsx";
import classes from "./overview.module.css";
import { isThin, moneyAt, type Overview, type Row } from "./shown.ts";
import { useWorkings } from "./workings.ts";

/** The most that bars of one scale have to show: return, cost, and the upper ends of intervals. */
export const topOf = (rows: readonly Row[]): number =>
  Math.max(
    1e-9,
    ...rows.flatMap(({ cost, return: returned, interval }) => [
      Number(cost),
      Number(returned),
      interval === null ? 0 : moneyAt(interval.high, cost),
    ]),
  );

/** The ROI of a line in two words, or why there is none. */
export function roiOf(
  { roi, cost }: Pick<Row, "roi" | "cost">,
  { t, format }: { t: ReturnType<typeof useTranslation<"overview">>["t"]; format: Format },
): string {
  if (roi !== null) return `${t("roi.short")} ${format.percent(roi, { decimals: 0 })}`;
  return Number(cost) === 0 ? t("networks.noRoi") : t("networks.roiUnknown");
}

/** What came back as a bar with its interval, and what it cost as a stroke across: a bar beyond its stroke pays. */
export function ReturnBar({ row, top, overview }: { row: Row; top: number; overview: Overview }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const names = useNames();
  const { roi } = useWorkings(overview);
  const { currency } = overview.statement;
  const share = (amount: number) => `${(Math.max(0, Math.min(amount, top)) * 100) / top}%`;
  const money = (amount: string) => format.money(amount, currency, { whole: true });
  const { cost, return: returned, interval, conversions } = row;
  const under = isThin(row)
    ? t("networks.thin", {
        count: Math.floor(conversions),
        conversions: format.number(conversions, { maximumFractionDigits: 1 }),
      })
    : t("networks.under", {
        count: Math.floor(conversions),
        conversions: format.number(conversions, { maximumFractionDigits: 1 }),
      });
  return (
    <UnstyledButton
      className={classes.bar}
      data-thin={isThin(row) || undefined}
      onClick={() => openHow(roi(`${t("roi.short")} · ${names.line(row.key)}`, row, row.key))}
    >
      <span className={classes.track} aria-hidden>
        <span
          className={classes.fill}
          data-paid={row.key.paid === true || undefined}
          style={{ inlineSize: share(Number(returned)) }}
        />
        {interval === null ? null : (
          <span
            className={classes.whisker}
            style={{
              insetInlineStart: share(moneyAt(interval.low, cost)),
              insetInlineEnd: `calc(100% - ${share(moneyAt(interval.high, cost))})`,
            }}
          />
        )}
        {Number(cost) > 0 ? (
          <span className={classes.stroke} style={{ insetInlineStart: share(Number(cost)) }} />
        ) : null}
      </span>
      <span className={classes.barWords}>
        <b>{money(returned)}</b> <span>{t("networks.ofCost", { cost: money(cost) })}</span>
      </span>
      <span className={classes.barUnder}>
        <Aside of={[roiOf(row, { t, format }), under]} />
      </span>
    </UnstyledButton>
  );
}
