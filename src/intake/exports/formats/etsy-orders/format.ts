import { type ExportFormat, moment, money, text } from "../../format.ts";
import { marketing } from "../marketing-columns.ts";
import { orderState } from "../order-status.ts";

const state = "lower(status)";

/**
 * Etsy → Settings → Options → Download data → Orders. One order a row; Etsy hands out no e-mail addresses, so a buyer is
 * known by Etsy's number for them alone.
 */
export const etsyOrders: ExportFormat = {
  id: "etsy-orders",
  title: "Etsy orders",
  columns: {
    id: text("Order ID"),
    sold: moment("Sale Date"),
    buyer: text("Buyer User ID"),
    name: text("Buyer", "Full Name"),
    currency: text("Currency"),
    value: money("Order Value"),
    discount: text("Discount Amount"),
    shipping: money("Shipping"),
    tax: money("Sales Tax"),
    total: money("Order Total"),
    adjusted: money("Adjusted Order Total"),
    status: text("Status"),
    code: text("Coupon Code"),
    net: text("Order Net"),
    fees: text("Card Processing Fees"),
    items: text("Number of Items"),
  },
  signatures: [
    ["id", "sold", "currency", "value", "total"],
    ["id", "sold", "currency", "total", "net"],
  ],
  unless: ["Item Name", "Transaction ID", "Listing ID"],
  needed: ["id", "sold", "total", "currency"],
  dateOrder: "mdy",
  tables: [
    {
      fact: "order",
      values: () => ({
        id: "id",
        occurred_at: "sold",
        person: "coalesce(person_key('etsy:' || buyer), hash('etsy:' || id))",
        currency: "upper(currency)",
        total_minor: "total",
        tax_minor: "coalesce(tax, 0)",
        shipping_minor: "coalesce(shipping, 0)",
        // 0 stands there where nothing was adjusted.
        refunded_minor: `case when adjusted > 0 and adjusted < total then total - adjusted
          when ${state} in ('refunded', 'fully refunded') then total else 0 end`,
        ...orderState(state),
        code: "upper(code)",
        ...marketing({}),
      }),
    },
  ],
  getIt: "Etsy → Shop Manager → Settings → Options → Download data → Orders (not Order items)",
};
