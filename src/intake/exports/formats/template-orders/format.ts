import { type ExportFormat, moment, money, text } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";
import { marketingIn } from "../marketing-columns.ts";
import { orderState } from "../order-status.ts";
import { hostOf, marketingQueryOf } from "../web-address.ts";

/** Our template `orders`: one order a row, its total with tax and shipping in it. */
export const templateOrders: ExportFormat = {
  id: "template-orders",
  title: "orders template",
  columns: {
    id: text("id"),
    occurred: moment("at"),
    person: text("person", "email"),
    total: money("total"),
    tax: money("tax"),
    shipping: money("shipping"),
    refunded: money("refunded"),
    currency: text("currency"),
    status: text("status"),
    code: text("code"),
    source: text("source", "utm_source"),
    medium: text("medium", "utm_medium"),
    campaign: text("campaign", "utm_campaign"),
    content: text("content", "utm_content"),
    term: text("term", "utm_term"),
    referrer: text("referrer"),
    query: text("landing_page", "landing page"),
    post: text("post"),
  },
  signatures: [["id", "occurred", "total"]],
  needed: ["id", "occurred", "total"],
  context: ({ sample }) => currencyShown(sample.map(({ total = "" }) => total)),
  tables: [
    {
      fact: "order",
      values: ({ currency }, has) => ({
        id: "id",
        occurred_at: "occurred",
        person: "coalesce(person_key(person), hash('order:' || id))",
        currency: `upper(coalesce(currency, ${currency === null ? "null" : `'${currency}'`}))`,
        total_minor: "total",
        tax_minor: "coalesce(tax, 0)",
        shipping_minor: "coalesce(shipping, 0)",
        refunded_minor: "coalesce(refunded, 0)",
        ...orderState("status"),
        code: "upper(code)",
        ...marketingIn(has, {
          source: "source",
          medium: "medium",
          campaign: "campaign",
          content: "content",
          term: "term",
          referrer: hostOf("referrer"),
          query: marketingQueryOf("query"),
          post: "post",
        }),
      }),
    },
  ],
  getIt: "fill in docs/templates/orders.csv",
};
