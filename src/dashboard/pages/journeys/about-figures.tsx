import { SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Figure } from "../../kit/figure.tsx";
import { useFormat } from "../../kit/format.ts";
import type { JourneysAbout } from "./answers.ts";
import { useHow } from "./use-how.ts";

/** What every answer rests on: conversions, those with a journey, those without, and touches. */
export function AboutFigures({ about }: { about: JourneysAbout }) {
  const { t } = useTranslation("journeys");
  const { money, number, percent } = useFormat();
  const how = useHow(about);
  const { all, explained, unattributed, analytics, touches, currency } = about;
  const share = (100 * explained.conversions) / all.conversions;
  const perJourney = explained.conversions === 0 ? null : touches / explained.conversions;
  const notes =
    analytics === null
      ? []
      : [t("about.analytics", { count: analytics.conversions, shown: number(analytics.conversions) })];
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="xs">
      <Figure
        label={t("about.all")}
        term="conversion"
        value={number(all.conversions)}
        under={money(all.value, currency, { whole: true })}
        how={how({
          title: t("about.all"),
          value: number(all.conversions),
          formula: t("about.allHow"),
          count: all.conversions,
        })}
      />
      <Figure
        label={t("about.explained")}
        value={number(explained.conversions)}
        under={t("about.ofAll", { share: percent(share, { decimals: 0 }) })}
        how={how({
          title: t("about.explained"),
          value: number(explained.conversions),
          formula: `${number(explained.conversions)} ÷ ${number(all.conversions)} = ${percent(share)}`,
          count: explained.conversions,
          notes: [t("about.explainedHow")],
        })}
      />
      <Figure
        label={t("about.unattributed")}
        value={number(unattributed.conversions)}
        under={money(unattributed.value, currency, { whole: true })}
        how={how({
          title: t("about.unattributed"),
          value: number(unattributed.conversions),
          formula: `${number(all.conversions)} − ${number(explained.conversions)} = ${number(unattributed.conversions)}`,
          count: unattributed.conversions,
          notes: [t("about.unattributedHow"), ...notes],
        })}
      />
      <Figure
        label={t("about.touches")}
        term="touch"
        value={number(touches)}
        under={t("about.perJourney", { each: number(perJourney, { maximumFractionDigits: 1 }) })}
        how={how({
          title: t("about.touches"),
          value: number(touches),
          formula: `${number(touches)} ÷ ${number(explained.conversions)} = ${number(perJourney)}`,
          count: explained.conversions,
          notes: [t("about.touchesHow")],
        })}
      />
    </SimpleGrid>
  );
}
