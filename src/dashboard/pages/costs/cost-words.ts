import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { LedgerRow, ReportLine } from "./ledger-rows.ts";

/** What a cost is for, when it falls and how it was shared, in the page's words. */
export function useCostWords() {
  const { t } = useTranslation("costs");
  const names = useNames();
  const format = useFormat();
  const scope = (of: LedgerRow["scope"]): string => {
    const { network, campaign, post, channel } = of ?? {};
    if (post !== undefined) return t("scope.ofPost", { post });
    if (campaign !== undefined) return t("scope.ofCampaign", { campaign });
    if (network !== undefined) return names.network(network);
    return channel ?? t("scope.all");
  };
  return {
    scope,
    /** A cost by its name; of what ads of one platform cost, by the campaign too. */
    what: ({ what, origin, scopeOf }: Pick<ReportLine, "what" | "origin" | "scopeOf">): string =>
      origin.kind === "platform" && scopeOf?.campaign !== undefined ? `${scopeOf.campaign} · ${what}` : what,
    /** Such as "from 1 January, every week" or "1–31 March". */
    when: ({ from, to, per }: Pick<LedgerRow, "from" | "to" | "per">): string => {
      const days = to === undefined ? t("when.from", { day: format.day(from) }) : format.days(from, to);
      return per === undefined ? days : t("when.per", { days, per: t(`per.${per}`) });
    },
    origin: (origin: LedgerRow["origin"]): string | null => {
      if (origin.kind === "entry") return null;
      if (origin.kind === "live") return t("origin.live", { name: origin.name });
      return origin.kind === "platform" ? t("origin.platform") : origin.name;
    },
    rule: ({ spreading: { kind, weigh, over }, scopeOf }: Pick<ReportLine, "spreading" | "scopeOf">): string => {
      const counted = { count: over, over: format.number(over) };
      if (kind === "networks") return t(`rule.networks.${weigh ?? "even"}`, counted);
      if (kind === "rows") return t("rule.rows", { ...counted, scope: scope(scopeOf) });
      if (kind === "whole") return t("rule.whole", { scope: scope(scopeOf) });
      return t(`rule.${kind}`);
    },
  };
}
