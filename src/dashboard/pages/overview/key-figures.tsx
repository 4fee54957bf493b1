import { Paper } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Figure } from "../../kit/figure.tsx";
import { useFormat } from "../../kit/format.ts";
import { Change } from "./change.tsx";
import { useFigureWorkings } from "./figure-workings.ts";
import classes from "./overview.module.css";
import { isThin, type Overview, shownOf } from "./shown.ts";

/** What it cost, what came back, and what the two make of it. */
export function KeyFigures({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { figures, before } = shownOf(overview);
  const { currency } = overview.statement;
  const hows = useFigureWorkings(overview);
  const number = (value: number | null | undefined) => format.number(value, { maximumFractionDigits: 1 });
  const money = (amount: string | null | undefined) => format.money(amount, currency, lengthOf(Number(amount)));
  const numberOf = (amount: string | null | undefined) => (amount == null ? null : Number(amount));
  return (
    <Paper component="section" className={classes.figures} aria-label={t("figures.name")}>
      <Figure
        label={t("figures.cost")}
        value={money(figures.cost)}
        how={hows.cost}
        under={
          <Change now={Number(figures.cost)} then={numberOf(before?.cost)} was={money(before?.cost)} of={overview} />
        }
      />
      <Figure
        label={t("figures.return")}
        value={money(figures.return)}
        how={hows.return}
        under={
          <Change
            now={Number(figures.return)}
            then={numberOf(before?.return)}
            was={money(before?.return)}
            of={overview}
          />
        }
      />
      <Figure
        label={t("figures.conversions")}
        term="conversion"
        value={number(figures.conversions)}
        how={hows.conversions}
        under={
          <Change
            now={figures.conversions}
            then={before?.conversions}
            was={number(before?.conversions)}
            of={overview}
          />
        }
      />
      <Figure
        label={t("figures.cpa")}
        value={money(figures.conversions > 0 ? figures.cpa : null)}
        isFaint={isThin(figures)}
        how={hows.cpa}
        under={
          <Change now={numberOf(figures.cpa)} then={numberOf(before?.cpa)} was={money(before?.cpa)} of={overview} />
        }
      />
      <Figure
        label={t("figures.adSpend")}
        value={money(figures.adSpend)}
        how={hows.adSpend}
        under={
          <Change
            now={Number(figures.adSpend)}
            then={numberOf(before?.adSpend)}
            was={money(before?.adSpend)}
            of={overview}
          />
        }
      />
      <Figure
        label={t("figures.roas")}
        term="roas"
        value={hows.roas.value}
        isFaint={hows.roasIsThin}
        how={hows.roas}
        under={t("figures.roasSays")}
      />
    </Paper>
  );
}

/** Figures of this size stand in narrow columns: cents only where they matter, and words for what has too many digits. */
const lengthOf = (amount: number): { whole: boolean; short: boolean } => ({
  whole: Math.abs(amount) >= 1000,
  short: Math.abs(amount) >= 100_000_000,
});
