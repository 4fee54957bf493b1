import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import type { How } from "../../kit/how/how.ts";
import { type Overview, roasOf, shownOf } from "./shown.ts";
import { useWorkings } from "./workings.ts";

/** The workings of the six figures under the answer. */
export function useFigureWorkings(overview: Overview) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { statement } = overview;
  const { figures, rows } = shownOf(overview);
  const { money, count, asked, behind, sum, byLine, rowsTo } = useWorkings(overview);
  const common = behind(figures, {});
  const { evidence: _evidence, ...uncoined } = common;
  const { roas, returned, conversions } = roasOf(rows, figures, statement.currency);
  const toCosts = { label: t("how.toCosts"), page: "costs" } as const;
  return {
    cost: {
      ...{ title: t("figures.cost"), value: money(figures.cost), period: asked.period, rows: toCosts },
      formula: sum(
        byLine(rows, (row) => row.cost),
        money(figures.cost),
        true,
      ),
      notes: [t("how.cost")],
    },
    return: {
      ...{ ...common, title: t("figures.return"), value: money(figures.return) },
      formula: sum(
        byLine(rows, (row) => row.return),
        money(figures.return),
        true,
      ),
      notes: [
        statement.basis === "margin"
          ? t("how.margin", { rate: format.percent((statement.marginRate ?? 0) * 100) })
          : t("how.revenue"),
        t("how.attributed"),
      ],
    },
    conversions: {
      ...{ ...uncoined, title: t("figures.conversions"), value: count(figures.conversions) },
      formula: sum(
        byLine(rows, (row) => row.conversions),
        count(figures.conversions),
        false,
      ),
      notes: [t("how.conversions")],
    },
    cpa: {
      ...{ ...uncoined, title: t("figures.cpa"), value: money(figures.conversions > 0 ? figures.cpa : null) },
      formula: t("how.cpa", {
        ...{ cost: money(figures.cost), conversions: count(figures.conversions) },
        cpa: money(figures.conversions > 0 ? figures.cpa : null),
      }),
    },
    adSpend: {
      ...{ title: t("figures.adSpend"), value: money(figures.adSpend), period: asked.period, rows: toCosts },
      formula: sum(
        byLine(rows, (row) => row.adSpend),
        money(figures.adSpend),
        true,
      ),
      notes: [t("how.adSpend")],
    },
    roas: {
      ...{ ...asked, title: t("figures.roas"), value: format.number(roas), count: conversions },
      formula: t("how.roas", { back: money(returned), spend: money(figures.adSpend), roas: format.number(roas) }),
      notes: [t("how.roasSays")],
      rows: rowsTo({ paid: true }),
    },
    roasIsThin: conversions < 10,
  } satisfies Record<string, How | boolean>;
}
