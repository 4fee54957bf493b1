import { Paper, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Figure } from "../../kit/figure.tsx";
import { useFormat } from "../../kit/format.ts";
import type { Denominator, Posts } from "./post.ts";

/** What all the posts come to, each rate by its own name. */
export function PostSums({ data, by }: { data: Posts; by: Denominator }) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const { matching, rates, formulas, about } = data;
  const rate = rates.find((one) => one.by === by);
  const rateName = t(`rates.${by}`);
  const rateValue = format.percent(rate?.percent, { decimals: 2 });
  const returned = format.money(matching.return, about.currency, { short: true });
  const clicks = matching.withClicks === 0 ? format.number(null) : format.number(matching.clicks);
  const untold = data.items.filter(({ told }) => !told).length;
  const asked = { model: about.model, lookbackDays: about.lookbackDays, period: about.period };
  const known = (count: number) => t("tell", { count, posts: format.number(count) });
  return (
    <Paper p={{ base: "sm", sm: "md" }} withBorder>
      <SimpleGrid cols={{ base: 2, md: 4 }} verticalSpacing="sm" style={{ alignItems: "start" }}>
        <Figure
          label={t("posts")}
          value={format.number(matching.posts)}
          under={untold === 0 ? undefined : t("untold", { count: untold, posts: format.number(untold) })}
          how={{
            title: t("posts"),
            value: format.number(matching.posts),
            formula: null,
            notes: [t("postsSay")],
            period: about.period,
            rows: { label: t("post.seeFiles"), page: "data" },
          }}
        />
        <Figure
          label={rateName}
          value={rateValue}
          under={known(rate?.posts ?? 0)}
          how={{
            title: rateName,
            value: rateValue,
            formula:
              rate === undefined
                ? (formulas.rates ?? null)
                : `Σ engagements × 100 / Σ ${by} = ${rate.engagements} × 100 / ${rate.of} = ${rate.percent} %`,
            notes: [t("engagementsSay"), known(rate?.posts ?? 0)],
            period: about.period,
          }}
        />
        <Figure
          label={t("clicks")}
          value={clicks}
          under={known(matching.withClicks)}
          how={{
            title: t("clicks"),
            value: clicks,
            formula: `Σ clicks = ${matching.clicks}`,
            notes: [known(matching.withClicks)],
            period: about.period,
          }}
        />
        <Figure
          label={t("return")}
          value={returned}
          under={t("ofSocial", { share: format.percent(shareOf(data), { decimals: 0 }) })}
          how={{
            title: t("return"),
            value: format.money(matching.return, about.currency),
            formula: `Σ of ${matching.posts} posts = ${matching.return} ${about.currency}. ${formulas.return ?? ""}`,
            count: matching.conversions,
            notes: [t("unnamedSays", { money: format.money(data.unnamed.return, about.currency) })],
            rows: { label: t("seeJourneys"), page: "journeys" },
            ...asked,
          }}
        />
      </SimpleGrid>
    </Paper>
  );
}

/** What posts are credited with, of all that social is. */
function shareOf({ matching, unnamed }: Posts): number | null {
  const all = Number(matching.return) + Number(unnamed.return);
  return all === 0 ? null : (Number(matching.return) * 100) / all;
}
