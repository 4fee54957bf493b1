import { clickIds } from "../../../../model/click-id.ts";
import { hostOf, marketingQueryOf } from "../web-address.ts";

const value = `{"string_value":"VARCHAR","int_value":"VARCHAR","double_value":"VARCHAR","float_value":"VARCHAR"}`;
const param = `{"key":"VARCHAR","value":${value}}`;
const campaign = `{"source":"VARCHAR","medium":"VARCHAR","campaign_name":"VARCHAR","content":"VARCHAR","term":"VARCHAR"}`;
const collectedKinds = ["gclid", "dclid", "srsltid"] as const;

/** What is nested in a row, as structs. Parquet without list inference puts each parameter into a list's `element`. */
export const nested: Readonly<Record<string, string>> = {
  occurred: "try(make_timestamp(cast(stamp as bigint)) at time zone 'UTC')",
  params: `coalesce(from_json(paramsText, '[${param}]'),
    list_transform(from_json(paramsText, '{"list":[{"element":${param}}]}').list, lambda p: p.element))`,
  collected: `from_json(collectedText, '{"manual_source":"VARCHAR","manual_medium":"VARCHAR",
    "manual_campaign_name":"VARCHAR","manual_content":"VARCHAR","manual_term":"VARCHAR",
    ${collectedKinds.map((kind) => `"${kind}":"VARCHAR"`).join(",")}}')`,
  lastClick: `from_json(lastClickText, '{"manual_campaign":${campaign},"cross_channel_campaign":${campaign},
    "google_ads_campaign":{"campaign_name":"VARCHAR"}}')`,
  shop: `from_json(ecommerceText, '{"transaction_id":"VARCHAR","purchase_revenue":"VARCHAR",
    "purchase_revenue_in_usd":"VARCHAR","refund_value":"VARCHAR","refund_value_in_usd":"VARCHAR",
    "tax_value":"VARCHAR","shipping_value":"VARCHAR"}')`,
};

/** SQL of a parameter's text, whichever type it was sent as. */
const paramOf = (key: string): string =>
  `list_transform(list_filter(params, lambda p: p.key = '${key}'), lambda p:
    coalesce(p.value.string_value, p.value.int_value, p.value.double_value, p.value.float_value))[1]`;

/** SQL of a text without what GA4 writes where there is nothing: "(not set)", "(direct)", "<Other>". */
const said = (text: string): string => `nullif(regexp_replace(${text}, '^\\s*(?:\\([^()]*\\)|<Other>)?\\s*$', ''), '')`;

/** SQL of a set of UTMs as one struct, null without source and campaign. */
const utms = (parts: Readonly<Record<(typeof utmParts)[number], string>>): string =>
  `list_filter([{${utmParts.map((part) => `'${part}': ${said(parts[part])}`).join(", ")}}],
    lambda u: coalesce(u.source, u.campaign) is not null)[1]`;

export const utmParts = ["source", "medium", "campaign", "content", "term"] as const;

const utmsBy = (of: (part: (typeof utmParts)[number]) => string): string =>
  utms({
    source: of("source"),
    medium: of("medium"),
    campaign: of("campaign"),
    content: of("content"),
    term: of("term"),
  });

const inLocation = (part: string): string =>
  `try(url_decode(replace(regexp_extract(location, '(?i)[?&#;]utm_${part}=([^&#;\\s]+)', 1), '+', ' ')))`;

const ofLastClick = (kind: string): string =>
  utmsBy((part) => `lastClick.${kind}.${part === "campaign" ? "campaign_name" : part}`);

/** The parameters that are read, each under its name. */
export const values: Readonly<Record<string, string>> = {
  location: `trim(${paramOf("page_location")})`,
  referringPage: `trim(${paramOf("page_referrer")})`,
  session: paramOf("ga_session_id"),
  entrance: `(name in ('session_start', 'first_visit') or ${paramOf("entrances")} = '1')`,
  amount: `coalesce(${paramOf("value")}, shop.purchase_revenue)`,
  currency: `upper(trim(${paramOf("currency")}))`,
  tax: `coalesce(${paramOf("tax")}, shop.tax_value)`,
  shipping: `coalesce(${paramOf("shipping")}, shop.shipping_value)`,
  transaction: `coalesce(${said(paramOf("transaction_id"))}, ${said("shop.transaction_id")})`,
  code: `upper(trim(${said(paramOf("coupon"))}))`,
  collectedUtms: utmsBy((part) => `collected.manual_${part === "campaign" ? "campaign_name" : part}`),
  paramUtms: utmsBy(paramOf),
  // Rows that are rejected belong to nobody's visit.
  visitor: "case when occurred is not null and name is not null then coalesce(pseudo, userId) end",
};

/** Where the visit came from, as the event itself says, else as GA4 says of its session. */
export const origins: Readonly<Record<string, string>> = {
  own: `coalesce(collectedUtms, paramUtms, ${utmsBy(inLocation)})`,
  ofSession: `coalesce(${ofLastClick("cross_channel_campaign")}, ${ofLastClick("manual_campaign")},
    ${utms({
      source: "case when lastClick.google_ads_campaign.campaign_name is not null then 'google' end",
      medium: "case when lastClick.google_ads_campaign.campaign_name is not null then 'cpc' end",
      campaign: "lastClick.google_ads_campaign.campaign_name",
      content: "null::varchar",
      term: "null::varchar",
    })})`,
  query: marketingQueryOf("location"),
  clickId: `case ${collectedKinds
    .filter((kind) => kind in clickIds)
    .map((kind) => `when collected.${kind} is not null then '${kind}'`)
    .join(" ")} end`,
  fromHost: hostOf("referringPage"),
  ownHost: hostOf("location"),
};
