import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { minorDigits } from "../../../model/money.ts";
import { PageLink } from "../../app/page-link.tsx";
import { Card } from "../../kit/card.tsx";
import { Figure } from "../../kit/figure.tsx";
import { type Format, useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import { Term } from "../../kit/term.tsx";
import { Change } from "./change.tsx";
import { IntervalStrip } from "./interval-strip.tsx";
import classes from "./overview.module.css";
import { backFor, type Figures, isThin, type Overview, shownOf } from "./shown.ts";
import { useWorkings } from "./workings.ts";

/** Whether it pays: the ROI, how sure it is, and one sentence in money. */
export function Headline({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const names = useNames();
  const workings = useWorkings(overview);
  const { figures, before, isSocial } = shownOf(overview);
  const label = t(isSocial ? "roi.label" : "roi.labelAll");
  const { roi, interval } = figures;
  return (
    <Card title={t("roi.title")}>
      <div className={classes.headline}>
        <Figure
          size="lg"
          label={label}
          value={format.percent(roi, { decimals: Math.abs(roi ?? 0) < 10 ? 1 : 0 })}
          isFaint={isThin(figures)}
          how={workings.roi(label, figures)}
          {...(overview.before === null ? {} : { under: <Change now={roi} then={before?.roi} of={overview} isRate /> })}
        />
        {roi === null || interval === null ? null : <IntervalStrip roi={roi} {...interval} />}
        <Sentence figures={figures} currency={overview.statement.currency} />
        <Text size="sm" c="dimmed">
          {t("roi.restsOn", {
            count: Math.floor(figures.conversions),
            conversions: format.number(figures.conversions, { maximumFractionDigits: 1 }),
            model: names.model(overview.statement.model),
            days: format.number(overview.statement.lookbackDays),
          })}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {t("roi.words")} <Term name="conversion" /> · <Term name="touch" /> · <Term name="model" />
        </Text>
      </div>
    </Card>
  );
}

function Sentence({ figures, currency }: { figures: Figures; currency: string }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const back = backFor(figures.roi);
  if (back === null) {
    const misses = Number(figures.cost) > 0 ? "returns" : "cost";
    return (
      <div className={classes.sentence}>
        {t(`roi.misses.${misses}`)}{" "}
        <PageLink page={misses === "cost" ? "costs" : "data"} inherit>
          {t(`roi.misses.${misses}Way`)}
        </PageLink>
      </div>
    );
  }
  const write = (ratio: string | null) => inMoney(ratio ?? "0", { currency, format });
  const { interval } = figures;
  const words = {
    ...{ one: write("1"), back: write(back), lost: write(back.replace("-", "")) },
    ...{ low: write(backFor(interval?.low ?? null)), high: write(backFor(interval?.high ?? null)) },
  };
  const saidBack = interval === null ? t("roi.sentence", words) : t("roi.sentenceBetween", words);
  return (
    <>
      <p className={classes.sentence}>{Number(back) < 0 ? t("roi.sentenceLost", words) : saidBack}</p>
      {isThin(figures) ? (
        <Text className={classes.thin} component="p">
          {t("roi.thin", { count: Math.floor(figures.conversions), conversions: format.number(figures.conversions) })}
        </Text>
      ) : null}
    </>
  );
}

/** A ratio as money: per 1, or per 100 in a currency that has no smaller coin. */
function inMoney(ratio: string, { currency, format }: { currency: string; format: Format }): string {
  const times = minorDigits(currency) === 0 ? 100 : 1;
  const isOne = ratio === "1";
  return format.money((Number(ratio) * times).toFixed(times === 1 ? 2 : 0), currency, { whole: isOne });
}
