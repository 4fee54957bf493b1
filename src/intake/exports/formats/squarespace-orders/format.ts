import { type ExportFormat, moment, money, text } from "../../format.ts";
import { marketing } from "../marketing-columns.ts";
import { orderState } from "../order-status.ts";

const state = "lower(status)";

/** Squarespace → Orders → Download csv. The first row of an order holds its totals; further rows only line items. */
export const squarespaceOrders: ExportFormat = {
  id: "squarespace-orders",
  title: "Squarespace orders",
  columns: {
    id: text("Order ID"),
    email: text("Email"),
    status: text("Financial Status"),
    paid: text("Paid at"),
    created: moment("Created at"),
    cancelled: text("Cancelled at"),
    currency: text("Currency"),
    subtotal: text("Subtotal"),
    shipping: money("Shipping"),
    taxes: money("Taxes"),
    total: money("Total"),
    refunded: money("Amount Refunded"),
    code: text("Discount Code"),
    item: text("Lineitem name"),
    channel: text("Channel Type"),
  },
  signatures: [
    ["id", "status", "currency", "total", "created", "item"],
    ["id", "status", "currency", "total", "created", "refunded"],
  ],
  unless: ["Name"],
  needed: ["id", "created", "total", "currency"],
  rows: "(status is not null or currency is not null)",
  tables: [
    {
      fact: "order",
      values: () => ({
        id: "id",
        occurred_at: "created",
        person: "coalesce(person_key(email), hash('squarespace:' || id))",
        currency: "upper(currency)",
        total_minor: "total",
        tax_minor: "coalesce(taxes, 0)",
        shipping_minor: "coalesce(shipping, 0)",
        refunded_minor: `coalesce(nullif(refunded, 0), case when ${state} = 'refunded' then total else 0 end)`,
        ...orderState(state),
        counted: `cancelled is null and ${orderState(state).counted}`,
        code: "upper(code)",
        ...marketing({}),
      }),
    },
  ],
  getIt: "Squarespace → Selling → Orders → … → Download CSV, all orders",
};
