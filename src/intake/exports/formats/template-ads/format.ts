import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, date, decimal, type ExportFormat, money, text } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";

/** Our template `ads`: what one campaign, or one network, spent on a day, for an ad platform whose exports we do not know. */
export const templateAds: ExportFormat = {
  id: "template-ads",
  title: "ads template",
  columns: {
    day: date("day"),
    until: date("to"),
    network: text("network"),
    campaign: text("campaign"),
    spend: money("spend"),
    currency: text("currency"),
    impressions: count("impressions"),
    clicks: count("clicks"),
    conversions: decimal("conversions"),
    value: money("value"),
  },
  signatures: [["day", "network", "spend"]],
  unless: ["platform", "ad name", "ad set name", "ad group"],
  needed: ["day", "spend"],
  derived: { place: "lower(regexp_replace(network, '[^\\p{L}\\p{N}]', '', 'g'))" },
  context: ({ sample }) => currencyShown(sample.map(({ spend = "" }) => spend)),
  tables: [{ fact: "ad_day", values }],
  getIt: "fill in docs/templates/ads.csv",
};

function values({ currency }: Context): Record<string, string> {
  return {
    platform: `case when place in ('facebook', 'instagram', 'threads') then 'meta' when place in ('google', 'youtube') then 'google'
      when place = 'bing' then 'microsoft' else place end`,
    network: "place",
    day: "day",
    until: "coalesce(until, day + 1)",
    campaign: "campaign",
    currency: `upper(coalesce(currency, ${currency === null ? "null" : literal(currency)}))`,
    spend_minor: "spend",
    impressions: "impressions",
    clicks: "clicks",
    conversions: "conversions",
    conversion_value_minor: "value",
  };
}
