import { type ExportFormat, moment, money, text } from "../../format.ts";
import { marketing } from "../marketing-columns.ts";

/** One value of the multi-line cell `Note Attributes`: shops write "utm_source: x", "UTM source: x" or "utm-source: x". */
const attribute = (key: string) =>
  `nullif(trim(regexp_extract(attributes, '(?i)(?:^|\\n)\\s*_?utm[_ -]?${key}\\s*[:=]\\s*([^\\r\\n]*)', 1)), '')`;

/** Shopify → Orders → Export. The first row of an order holds its totals; further rows only line items. */
export const shopifyOrders: ExportFormat = {
  id: "shopify-orders",
  title: "Shopify orders",
  columns: {
    name: text("Name"),
    id: text("Id"),
    email: text("Email"),
    phone: text("Phone", "Billing Phone", "Shipping Phone"),
    status: text("Financial Status"),
    currency: text("Currency"),
    subtotal: money("Subtotal"),
    shipping: money("Shipping"),
    taxes: money("Taxes"),
    duties: money("Duties"),
    total: money("Total"),
    refunded: money("Refunded Amount"),
    created: moment("Created at"),
    cancelled: text("Cancelled at"),
    code: text("Discount Code"),
    attributes: text("Note Attributes"),
    item: text("Lineitem name"),
  },
  signatures: [["name", "status", "total", "created", "item"]],
  needed: ["name", "created", "total", "currency"],
  rows: "(status is not null or total is not null or currency is not null)",
  tables: [
    {
      fact: "order",
      values: () => ({
        id: "name",
        occurred_at: "created",
        person: "coalesce(person_key(email), hash('shopify:' || name))",
        currency: "upper(currency)",
        total_minor: "total",
        tax_minor: "coalesce(taxes, 0) + coalesce(duties, 0)",
        shipping_minor: "coalesce(shipping, 0)",
        refunded_minor: "coalesce(refunded, 0)",
        counted: "cancelled is null and lower(coalesce(status, 'paid')) not in ('voided', 'cancelled', 'canceled', 'expired')",
        unpaid: "lower(coalesce(status, 'paid')) in ('pending', 'authorized', 'unpaid')",
        code: "upper(code)",
        ...marketing({
          source: attribute("source"),
          medium: attribute("medium"),
          campaign: attribute("campaign"),
          content: attribute("content"),
          term: attribute("term"),
        }),
      }),
    },
  ],
  getIt: "Shopify admin → Orders → Export → Plain CSV file",
};
