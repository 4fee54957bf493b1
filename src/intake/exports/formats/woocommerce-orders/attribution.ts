import { type Column, text } from "../../format.ts";
import type { MarketingColumns } from "../marketing-columns.ts";
import { hostOf, marketingQueryOf } from "../web-address.ts";

/** The names under which plugins write one field of WooCommerce's order attribution. */
const fieldNames = (field: string, ...more: string[]): Column => {
  const words = field.replaceAll("_", " ");
  return text(
    `meta:_wc_order_attribution_${field}`,
    `_wc_order_attribution_${field}`,
    `meta: _wc_order_attribution_${field}`,
    `wc_order_attribution_${field}`,
    `Order Attribution: ${words}`,
    `Order Attribution ${words}`,
    `Attribution ${words}`,
    `order_attribution_${field}`,
    ...more,
  );
};

const utm = (tag: string): Column =>
  fieldNames(`utm_${tag}`, `utm_${tag}`, `_utm_${tag}`, `meta:utm_${tag}`, `meta:_utm_${tag}`, `UTM ${tag}`);

/** WooCommerce's order attribution (8.5 and later), and UTM tags that other plugins write beside an order. */
export const attributionColumns = {
  sourceType: fieldNames("source_type"),
  source: utm("source"),
  medium: utm("medium"),
  campaign: utm("campaign"),
  content: utm("content"),
  term: utm("term"),
  referrer: fieldNames("referrer"),
  entry: fieldNames("session_entry"),
} as const;

/** An order that somebody in the shop typed in has no origin, whatever browser they sat at. */
const unlessStaff = (column: string): string => `case when lower(sourceType) = 'admin' then null else ${column} end`;

/** SQL of the marketing columns; "(direct)" and its like are read for what they are where origins are told. */
export const attributionMarketing: MarketingColumns = {
  source: unlessStaff("source"),
  medium: unlessStaff("medium"),
  campaign: unlessStaff("campaign"),
  content: unlessStaff("content"),
  term: unlessStaff("term"),
  referrer: unlessStaff(hostOf("referrer")),
  query: unlessStaff(marketingQueryOf("entry")),
};
