import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { useView } from "../../../app/view.ts";
import { Card } from "../../../kit/card.tsx";
import { Figure } from "../../../kit/figure.tsx";
import { useFormat } from "../../../kit/format.ts";
import { Answered } from "../answered.tsx";
import { ofAll, useAskedJourneys } from "../asked-journeys.ts";
import { useHow } from "../use-how.ts";
import { ClaimTable } from "./claim-table.tsx";
import { ClaimsChart } from "./claims-chart.tsx";
import { LikelyCauses } from "./likely-causes.tsx";

/** What ad platforms claim beside what the orders show, and what likely lies between. */
export function ClaimsTab() {
  const { t } = useTranslation("journeys");
  const { view } = useView();
  const { list, money, number } = useFormat();
  const { asked, ready, model } = useAskedJourneys();
  const all = ofAll(asked);
  const answer = useAnswer("showClaimGaps", { ...all, query: { ...all.query, model } }, { enabled: ready });
  const isFiltered = [view.network, view.paid, view.campaign].some((one) => one !== undefined);
  return (
    <Answered answer={answer} height={820}>
      {({ about, totals, platforms, silent, how: formula, model: by }) => (
        <Stack gap="md">
          {isFiltered ? <Text size="sm">{t("claims.unfiltered")}</Text> : null}
          <Card title={t("claims.title")} says={t("claims.says")}>
            {platforms.length === 0 ? (
              <Text>{t("claims.none")}</Text>
            ) : (
              <Stack gap="md">
                <Totals {...{ about, totals, formula, by, money, number }} />
                <ClaimsChart platforms={platforms} />
              </Stack>
            )}
            {silent.length === 0 ? null : (
              <Text size="sm" c="dimmed" mt="sm">
                {t("claims.silent", { platforms: list(silent) })}
              </Text>
            )}
          </Card>
          {platforms.map((platform) => (
            <Card
              key={platform.platform}
              title={t("claims.causesOf", { platform: platform.title })}
              says={t("claims.causesSay")}
            >
              <LikelyCauses gap={platform} />
            </Card>
          ))}
          {platforms.length === 0 ? null : (
            <Card title={t("claims.tableTitle")} says={t("claims.tableSays")}>
              <ClaimTable platforms={platforms} about={about} how={formula} model={by} />
            </Card>
          )}
        </Stack>
      )}
    </Answered>
  );
}

function Totals({
  about,
  totals,
  formula,
  by,
  money,
  number,
}: {
  about: Parameters<typeof useHow>[0] & { currency: string };
  totals: { claimed: number; found: { conversions: number; value: string }; gap: number };
  formula: string;
  by: string;
} & Pick<ReturnType<typeof useFormat>, "money" | "number">) {
  const { t } = useTranslation("journeys");
  const how = useHow(about);
  const count = (value: number) => number(value, { maximumFractionDigits: 1 });
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
      <Figure
        label={t("claims.claimed")}
        value={count(totals.claimed)}
        under=""
        how={how({
          title: t("claims.claimed"),
          value: count(totals.claimed),
          formula: null,
          notes: [t("claims.claimedHow")],
        })}
      />
      <Figure
        label={t("claims.found")}
        value={count(totals.found.conversions)}
        under={money(totals.found.value, about.currency, { whole: true })}
        how={how({
          title: t("claims.found"),
          value: count(totals.found.conversions),
          formula,
          count: totals.found.conversions,
          model: by,
        })}
      />
      <Figure
        label={t("claims.gap")}
        value={count(totals.gap)}
        under=""
        how={how({
          title: t("claims.gap"),
          value: count(totals.gap),
          formula: `${count(totals.claimed)} − ${count(totals.found.conversions)} = ${count(totals.gap)}\n\n${formula}`,
          count: totals.found.conversions,
          model: by,
        })}
      />
    </SimpleGrid>
  );
}
