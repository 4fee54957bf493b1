import { SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Figure } from "../../kit/figure.tsx";
import { useFormat } from "../../kit/format.ts";
import type { How } from "../../kit/how/how.ts";
import { useNames } from "../../kit/names.ts";
import classes from "./costs.module.css";
import type { LedgerRow, Report } from "./ledger-rows.ts";
import { sumOf } from "./minor.ts";

/** What it cost in all, on social, by the platforms' word, and how many hours of work stand in the ledger. */
export function CostFigures({ report, rows }: { report: Report | undefined; rows: readonly LedgerRow[] }) {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const works = useWorkings(report, rows);
  const days = report === undefined ? undefined : format.days(report.period.from, report.period.to);
  const money = (amount: string | undefined) =>
    report === undefined || amount === undefined ? undefined : format.money(amount, report.currency);
  return (
    <section className={classes.figures} aria-label={t("figures.name")}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
        <Figure label={t("figures.total")} value={money(report?.total)} under={days} how={works?.total} />
        <Figure
          label={t("figures.social")}
          value={money(report?.social)}
          under={t("figures.socialSays")}
          how={works?.social}
        />
        <Figure
          label={t("figures.platforms")}
          value={money(works?.platformsAmount)}
          under={t("figures.platformsSays")}
          how={works?.platforms}
        />
        <Figure
          label={t("figures.labour")}
          value={money(works?.labourAmount)}
          under={t("figures.labourSays")}
          how={works?.labour}
        />
      </SimpleGrid>
    </section>
  );
}

interface Workings {
  readonly total: How;
  readonly social: How;
  readonly platforms: How;
  readonly labour: How;
  readonly platformsAmount: string;
  readonly labourAmount: string;
}

function useWorkings(report: Report | undefined, rows: readonly LedgerRow[]): Workings | undefined {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const names = useNames();
  if (report === undefined) return undefined;
  const { currency, period, series, lines, total, social } = report;
  const zero = sumOf([total, negative(total)]);
  const sum = (amounts: readonly string[]) => (amounts.length === 0 ? zero : sumOf(amounts));
  const money = (amount: string) => format.money(amount, currency);
  const plus = (parts: readonly string[], whole: string) => `${parts.join(" + ") || money(zero)} = ${money(whole)}`;
  const bands = series.map(({ category, told, amount }) => {
    const name = told === "platforms" ? t("origin.platforms") : names.category(category);
    return t("figures.band", { name, amount: money(amount) });
  });
  const ofPlatforms = lines.filter(({ origin }) => origin.kind === "platform").map(({ amount }) => amount);
  const ofLabour = lines.filter(({ category }) => category === "labour").map(({ amount }) => amount);
  const apart = sumOf([total, negative(social)]);
  const how = (title: string, value: string, formula: string, count: number, notes: readonly string[]): How => {
    const rests = t("figures.restsOn", { count, costs: format.number(count) });
    return { title, value: money(value), formula, period, notes: [rests, ...notes] };
  };
  const [platformsAmount, labourAmount] = [sum(ofPlatforms), sum(ofLabour)];
  const outside = rows.filter(({ isOutside }) => isOutside).length;
  return {
    ...{ platformsAmount, labourAmount },
    total: how(
      t("figures.total"),
      total,
      plus(bands, total),
      lines.length,
      outside === 0 ? [] : [t("figures.outside", { count: outside, rows: format.number(outside) })],
    ),
    social: how(t("figures.social"), social, `${money(total)} − ${money(apart)} = ${money(social)}`, lines.length, [
      t("figures.socialNote"),
    ]),
    platforms: how(
      t("figures.platforms"),
      platformsAmount,
      plus(ofPlatforms.map(money), platformsAmount),
      ofPlatforms.length,
      [t("figures.platformsNote")],
    ),
    labour: how(t("figures.labour"), labourAmount, plus(ofLabour.map(money), labourAmount), ofLabour.length, [
      t("figures.labourNote"),
    ]),
  };
}

const negative = (amount: string): string => (amount.startsWith("-") ? amount.slice(1) : `-${amount}`);
