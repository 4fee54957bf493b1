import { Paper, SimpleGrid } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Link, LinkReturns } from "../../../client/api.ts";
import { Figure } from "../../kit/figure.tsx";
import { dash, useFormat } from "../../kit/format.ts";
import { useHowBrought } from "./how-brought.ts";

/** What one link brought in the days of the view: clicks, visits, conversions, money. */
export function LinkBrought({
  slug,
  link,
  returns,
}: {
  slug: string;
  link: Link;
  returns: UseQueryResult<LinkReturns, unknown>;
}) {
  const { t } = useTranslation("links");
  const format = useFormat();
  const howBrought = useHowBrought();
  const brought = returns.data?.items.find((item) => item.slug === slug);
  const none = returns.data === undefined && returns.isPending && !returns.isError ? undefined : dash;
  const zero = returns.data === undefined ? none : undefined;
  const { currency } = returns.data ?? { currency: "EUR" };
  const how =
    brought === undefined || returns.data === undefined
      ? undefined
      : howBrought(`/l/${slug}`, brought, returns.data, returns.data.model);
  const interval =
    brought?.interval == null
      ? undefined
      : t("between", {
          low: format.money(brought.interval.low, currency, { whole: true }),
          high: format.money(brought.interval.high, currency, { whole: true }),
        });
  const clicks = format.number(link.clicks);
  return (
    <SimpleGrid cols={2} spacing="xs">
      <Paper withBorder p={4}>
        <Figure
          size="sm"
          label={t("totals.clicks")}
          value={clicks}
          under={t("totals.bots", { count: link.botClicks, bots: format.number(link.botClicks) })}
          how={{ title: t("totals.clicks"), value: clicks, formula: t("how.clicks"), count: link.clicks }}
        />
      </Paper>
      <Paper withBorder p={4}>
        <Figure
          size="sm"
          label={t("totals.visits")}
          value={zero ?? format.number(brought?.visits ?? 0)}
          under={t("totals.seen")}
          how={
            returns.data === undefined
              ? undefined
              : { title: t("totals.visits"), value: format.number(brought?.visits ?? 0), formula: t("how.visits") }
          }
        />
      </Paper>
      <Paper withBorder p={4}>
        <Figure
          size="sm"
          label={t("totals.conversions")}
          value={zero ?? format.number(brought?.conversions ?? 0)}
          how={how}
          isFaint={brought?.enough === false}
        />
      </Paper>
      <Paper withBorder p={4}>
        <Figure
          size="sm"
          label={t("totals.money")}
          value={zero ?? format.money(brought?.return ?? "0", currency, { whole: true })}
          under={interval ?? (brought !== undefined && !brought.enough ? t("how.few") : undefined)}
          how={how}
          isFaint={brought?.enough === false}
        />
      </Paper>
    </SimpleGrid>
  );
}
