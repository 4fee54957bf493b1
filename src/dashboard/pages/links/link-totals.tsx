import { Paper } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { LinkReturns } from "../../../client/api.ts";
import { Figure } from "../../kit/figure.tsx";
import { dash, useFormat } from "../../kit/format.ts";
import type { LinkRow } from "./all-links.ts";
import { useHowBrought } from "./how-brought.ts";

/** All links together: clicks, visits, conversions and money. */
export function LinkTotals({
  rows,
  returns,
  model,
}: {
  rows: readonly LinkRow[];
  returns: UseQueryResult<LinkReturns, unknown>;
  model: string;
}) {
  const { t } = useTranslation("links");
  const format = useFormat();
  const howBrought = useHowBrought();
  const { data } = returns;
  const isWaiting = returns.isPending && !returns.isError;
  const clicks = data?.totals.clicks ?? sumOf(rows, "clicks");
  const bots = data?.totals.botClicks ?? sumOf(rows, "botClicks");
  const shown = (value: string | undefined) => value ?? (isWaiting ? undefined : dash);
  const all = Number(data?.all.return ?? 0);
  const share = data === undefined || all === 0 ? null : (Number(data.totals.return) / all) * 100;
  const money = data === undefined ? undefined : format.money(data.totals.return, data.currency, { whole: true });
  const how = data === undefined ? undefined : howBrought(t("totals.money"), data.totals, data, model);
  const none = isWaiting ? "" : t("noMoney");
  return (
    <>
      <Paper withBorder p={4}>
        <Figure
          label={t("totals.clicks")}
          value={format.number(clicks)}
          under={t("totals.bots", { count: bots, bots: format.number(bots) })}
          how={{ title: t("totals.clicks"), value: format.number(clicks), formula: t("how.clicks"), count: clicks }}
        />
      </Paper>
      <Paper withBorder p={4}>
        <Figure
          label={t("totals.visits")}
          value={shown(data === undefined ? undefined : format.number(data.totals.visits))}
          under={t("totals.seen")}
          how={
            data === undefined
              ? undefined
              : { title: t("totals.visits"), value: format.number(data.totals.visits), formula: t("how.visits") }
          }
        />
      </Paper>
      <Paper withBorder p={4}>
        <Figure
          label={t("totals.conversions")}
          value={shown(data === undefined ? undefined : format.number(data.totals.conversions))}
          under={data === undefined ? none : t("totals.ofConversions", { all: format.number(data.all.conversions) })}
          how={how}
          isFaint={data?.totals.enough === false}
        />
      </Paper>
      <Paper withBorder p={4}>
        <Figure
          label={t("totals.money")}
          value={shown(money)}
          under={share === null ? none : t("totals.ofMoney", { share: format.percent(share) })}
          how={how}
          isFaint={data?.totals.enough === false}
        />
      </Paper>
    </>
  );
}

const sumOf = (rows: readonly LinkRow[], of: "clicks" | "botClicks") => rows.reduce((sum, row) => sum + row[of], 0);
