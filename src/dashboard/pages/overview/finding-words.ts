import { useTranslation } from "react-i18next";
import type { PageName } from "../../app/pages.ts";
import type { View } from "../../app/view.ts";
import { type Format, useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import { platformName } from "./platform-name.ts";
import type { Overview } from "./shown.ts";

export type Finding = Overview["findings"][number];

/** A finding in the page's language: what, why with its numbers, and where to go. */
export interface SaidFinding {
  readonly title: string;
  readonly why: string;
  readonly way: string;
  readonly page: PageName;
  readonly search: View;
}

/** Says findings; what a finding is about and its figures stand in its parameters. */
export function useFindingWords(currency: string): (finding: Finding) => SaidFinding {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const names = useNames();
  return ({ kind, params, figures, stake, next }) => {
    const figure = Object.fromEntries(figures.map((one) => [one.name, figureOf(one, { currency, format })]));
    const line = names.line({
      ...(typeof params.network === "string" ? { network: params.network } : {}),
      ...(typeof params.paid === "boolean" ? { paid: params.paid } : {}),
      ...(typeof params.campaign === "string" ? { campaign: params.campaign } : {}),
    });
    const words = {
      ...figure,
      line,
      stake: format.money(stake, currency, { whole: true }),
      campaign: String(params.campaign ?? ""),
      campaigns: format.number(Number(params.campaigns ?? 0)),
      platform: platformName(String(params.platform ?? "")),
      organicRoi: format.percent(Number(params.organicRoi ?? 0), { decimals: 0 }),
      paidRoi: format.percent(Number(params.paidRoi ?? 0), { decimals: 0 }),
      needed: format.number(Number(params.needed ?? 0)),
      change: format.percent(Math.abs(Number(params.percent ?? 0)), { decimals: 0 }),
    };
    const trend = params.up === true ? "trend-up" : "trend-down";
    const said = kind === "trend" ? trend : kind;
    // Too few conversions: the overview itself has no more to show, what was brought in has.
    const leadsNowhere = next.page === "overview" && Object.keys(next.search).length === 0;
    return {
      title: t(`findings.${said}.title`, words),
      why: t(`findings.${said}.why`, words),
      way: t(`findings.${said}.way`, words),
      page: leadsNowhere ? "data" : next.page,
      search: next.search,
    };
  };
}

function figureOf(
  { value, unit }: Finding["figures"][number],
  { currency, format }: { currency: string; format: Format },
): string {
  if (unit === "money") return format.money(value === null ? null : String(value), currency, { whole: true });
  const number = value === null ? null : Number(value);
  return unit === "per cent"
    ? format.percent(number, { decimals: 0 })
    : format.number(number, { maximumFractionDigits: 1 });
}
