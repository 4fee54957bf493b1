import { literal } from "../../../../warehouse/sql.ts";
import { type Context, type ExportFormat, moment, money, text } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";
import { type MarketingColumns, marketing } from "../marketing-columns.ts";
import { orderState } from "../order-status.ts";

/**
 * WooCommerce → Analytics → Orders → Download. Amounts are without tax and shipping; a refund is a row below nothing under
 * its order's number. Buyers stand there by name alone, so each order is somebody's of its own.
 */
export const woocommerceAnalytics: ExportFormat = {
  id: "woocommerce-analytics",
  title: "WooCommerce Analytics orders",
  columns: {
    placed: moment("Date", "Order date"),
    id: text("Order #", "Order number"),
    formatted: text("N. Revenue (formatted)", "Net Revenue (formatted)", "Net Sales (formatted)"),
    net: money("Net Sales", "N. Revenue", "Net Revenue"),
    status: text("Status"),
    customerType: text("Customer type"),
    products: text("Product(s)", "Products"),
    items: text("Items sold"),
    coupons: text("Coupon(s)", "Coupons"),
    attribution: text("Attribution", "Origin"),
  },
  signatures: [
    ["placed", "id", "net", "status", "customerType"],
    ["placed", "id", "net", "status", "formatted"],
    ["placed", "id", "net", "status", "products"],
  ],
  needed: ["id", "placed", "net"],
  rows: "(id is not null or status is not null)",
  derived: {
    state: "regexp_replace(lower(status), '^wc-', '')",
    kind: "lower(split_part(attribution, ':', 1))",
    named: "nullif(trim(lower(substr(attribution, instr(attribution, ':') + 1))), '')",
  },
  context: ({ sample }) => currencyShown(sample.flatMap(({ formatted = "", net = "" }) => [formatted, net])),
  note: () => "amounts are without tax and shipping; buyers are not told, so these orders meet no other file's persons",
  tables: [
    {
      fact: "order",
      where: "(not coalesce(net < 0, false) or placed is null or id is null)",
      values: (context, has) => ({
        id: "id",
        occurred_at: "placed",
        person: "hash('woocommerce:' || id)",
        currency: currencyOf(context),
        total_minor: "net",
        tax_minor: "0",
        shipping_minor: "0",
        refunded_minor: "case when state = 'refunded' then net end",
        ...orderState("state"),
        code: "upper(coupons)",
        ...marketing(has("attribution") ? attributed : {}),
      }),
    },
    {
      fact: "refund",
      where: "net < 0",
      values: (context) => ({
        id: "concat_ws(' ', id, placed, net)",
        order_id: "id",
        occurred_at: "placed",
        currency: currencyOf(context),
        amount_minor: "-net",
      }),
    },
  ],
  getIt: "WordPress → WooCommerce → Analytics → Orders → Download",
};

const currencyOf = ({ currency }: Context): string => (currency === null ? "null" : literal(currency));

/** "Source: facebook" is a UTM tag, "Organic: Google" a search engine, "Referral: m.facebook.com" the page before. */
const attributed: MarketingColumns = {
  source: "case when kind in ('source', 'organic') then named end",
  medium: "case when kind = 'organic' then 'organic' when kind = 'referral' then 'referral' end",
  referrer: "case when kind = 'referral' then named end",
};
