import { SimpleGrid, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Figure } from "../../kit/figure.tsx";
import { useFormat } from "../../kit/format.ts";
import type { How } from "../../kit/how/how.ts";
import type { Post, Posts } from "./post.ts";

/** What the post is credited with under the model, between what and what, and what it cost. */
export function PostCredit({ post, data }: { post: Post; data: Posts }) {
  const { t } = useTranslation("content");
  const { t: kit } = useTranslation("kit");
  const format = useFormat();
  const { credited } = post;
  const { about, formulas } = data;
  if (credited === null) return <Text size="sm">{t("post.noId")}</Text>;
  const money = (decimal: string) => format.money(decimal, about.currency);
  const isEnough = credited.conversions >= 10;
  const returned = credited.returned && { low: money(credited.returned.low), high: money(credited.returned.high) };
  const asked: Partial<How> = {
    count: credited.conversions,
    model: about.model,
    lookbackDays: about.lookbackDays,
    period: about.period,
    rows: { label: t("seeJourneys"), page: "journeys", search: { network: post.network } },
  };
  const roi = format.percent(credited.roi, { decimals: 0 });
  const between = (range: { low: string; high: string } | null) =>
    range === null ? undefined : t("between", { ...range });
  const roiRange = credited.interval && {
    low: format.percent(credited.interval.low, { decimals: 0 }),
    high: format.percent(credited.interval.high, { decimals: 0 }),
  };
  const figures = [
    {
      label: t("return"),
      value: money(credited.return),
      under: between(returned),
      how: { formula: formulas.return ?? null, interval: returned },
    },
    {
      label: t("columns.conversions"),
      value: format.number(credited.conversions),
      under: t("post.roles", {
        origin: format.number(credited.roles.origin),
        assist: format.number(credited.roles.assist),
        converter: format.number(credited.roles.converter),
      }),
      how: { formula: formulas.return ?? null },
    },
    { label: t("columns.cost"), value: money(credited.cost), how: { formula: formulas.cost ?? null } },
    {
      label: t("columns.roi"),
      value: roi,
      under: between(roiRange),
      how: {
        formula:
          credited.roi === null
            ? (formulas.roi ?? null)
            : `(return − cost) × 100 / cost = (${credited.return} − ${credited.cost}) × 100 / ${credited.cost} = ${credited.roi} %`,
        interval: roiRange,
      },
    },
  ];
  return (
    <div>
      <Title order={3} fz={15} mb="xs">
        {t("post.credited")}
      </Title>
      <SimpleGrid cols={{ base: 2 }} verticalSpacing="sm" style={{ alignItems: "start" }}>
        {figures.map(({ label, value, under, how }) => (
          <Figure
            key={label}
            size="sm"
            label={label}
            value={value}
            under={under}
            isFaint={!isEnough}
            how={{ title: label, value, ...asked, ...how, notes: isEnough ? [] : [kit("notEnough")] }}
          />
        ))}
      </SimpleGrid>
      {isEnough ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          {kit("notEnough")}
        </Text>
      )}
    </div>
  );
}
