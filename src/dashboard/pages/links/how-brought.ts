import { useTranslation } from "react-i18next";
import type { LinkReturns } from "../../../client/api.ts";
import { useFormat } from "../../kit/format.ts";
import type { How } from "../../kit/how/how.ts";

/** How the money of a link, or of all of them, was worked out. */
export function useHowBrought() {
  const { t } = useTranslation("links");
  const format = useFormat();
  return (title: string, brought: LinkReturns["totals"], returns: LinkReturns, model: string): How => ({
    title,
    value: format.money(brought.return, returns.currency),
    formula: brought.how,
    interval:
      brought.interval === null
        ? null
        : {
            low: format.money(brought.interval.low, returns.currency),
            high: format.money(brought.interval.high, returns.currency),
          },
    evidence: { parts: { measured: brought.return }, currency: returns.currency },
    count: brought.conversions,
    model,
    lookbackDays: returns.lookbackDays,
    period: returns.period,
    notes: [t("how.rest"), ...(brought.enough ? [] : [t("how.few")])],
    rows: { label: t("how.journeys"), page: "journeys" },
  });
}
