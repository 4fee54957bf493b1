import { literal } from "../../../../warehouse/sql.ts";
import { type Context, type ExportFormat, moment, money, text } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";
import { marketing } from "../marketing-columns.ts";
import { orderState } from "../order-status.ts";
import { attributionColumns, attributionMarketing } from "./attribution.ts";

const always = ["id", "placed", "total"];

/**
 * The orders as WooCommerce's export plugins write them: Advanced Order Export, Order Export & Order Import, CSV Export.
 * Some repeat an order on each of its lines; each is laid once. Totals hold tax and shipping.
 */
export const woocommerceOrders: ExportFormat = {
  id: "woocommerce-orders",
  title: "WooCommerce orders",
  columns: {
    id: text("Order Number", "order_number_formatted", "order_number", "Order No.", "Order ID", "order_id"),
    parent: text("Parent Order Number", "Parent Order ID", "parent_order_number", "parent_order_id"),
    placed: moment("Order Date", "order_date", "date", "date_created", "Date Created", "Created Date"),
    status: text("Order Status", "order_status", "status"),
    total: money("Order Total Amount", "Order Total Amount ({currency})", "order_total", "Order Total"),
    tax: money("Order Total Tax Amount", "tax_total", "order_tax_total", "total_tax", "Order Total Tax", "Order Tax"),
    shipping: money("Order Shipping Amount", "shipping_total", "order_shipping", "Order Shipping"),
    refunded: money("Order Refund Amount", "refunded_total", "Order Total Refund Amount", "order_refund", "refunded"),
    refunds: text("refund_items", "refunds"),
    currency: text("Order Currency", "order_currency", "currency"),
    email: text("Email (Billing)", "billing_email", "Billing Email", "Billing Email Address", "customer_email"),
    phone: text("Phone (Billing)", "billing_phone", "Billing Phone"),
    coupon: text("Coupon Code", "Coupon Code(s)", "Coupons Used", "coupon_code", "coupons"),
    coupons: text("coupon_items"),
    discount: text("Cart Discount Amount", "cart_discount", "discount_total", "order_discount"),
    note: text("Customer Note", "customer_note"),
    orderKey: text("order_key", "Order Key"),
    ...attributionColumns,
  },
  signatures: [
    ...["email", "discount", "note", "orderKey", "sourceType", "source"].map((sign) => [...always, "status", sign]),
    ...["discount", "note", "orderKey", "sourceType", "shipping"].map((sign) => [...always, "email", sign]),
  ],
  unless: ["Buyer Username", "order-item-id", "Sale Date", "Lineitem name", "amazon-order-id"],
  needed: ["id", "placed", "total"],
  // Further lines of an order may come without the order's own columns.
  rows: "(total is not null or status is not null)",
  derived: {
    state: "regexp_replace(lower(status), '^wc-', '')",
    listedRefunds: "list_sum(try_cast(regexp_extract_all(refunds, '(?i)amount:\\s*-?([0-9.]+)', 1) as double[]))",
    listedCodes: "nullif(array_to_string(regexp_extract_all(coupons, '(?i)code:\\s*([^|;]+)', 1), ','), '')",
  },
  context: ({ sample }) => currencyShown(sample.map(({ total = "" }) => total)),
  tables: [
    // A row below nothing is a refund that the plugin lists among the orders.
    { fact: "order", once: "id", where: "(not coalesce(total < 0, false) or placed is null)", values },
    {
      fact: "refund",
      once: "id",
      where: "total < 0",
      values: (context) => ({
        id: "id",
        order_id: "parent",
        occurred_at: "placed",
        currency: currencyOf(context),
        amount_minor: "-total",
      }),
    },
  ],
  getIt:
    "an order export plugin (Advanced Order Export, Order Export & Order Import), with the order attribution fields",
};

const currencyOf = ({ currency }: Context): string =>
  `upper(coalesce(currency, ${currency === null ? "null" : literal(currency)}))`;

function values(context: Context, has: (key: string) => boolean): Record<string, string> {
  const shown = Object.keys(attributionColumns).some(has);
  const factor = has("currency")
    ? "minor_factor(upper(currency))"
    : `minor_factor(${literal(context.currency ?? "EUR")})`;
  return {
    id: "id",
    occurred_at: "placed",
    person: `coalesce(person_key(email), case when email is null then ${phoneKey} end, hash('woocommerce:' || id))`,
    currency: currencyOf(context),
    total_minor: "total",
    tax_minor: "coalesce(tax, 0)",
    shipping_minor: "coalesce(shipping, 0)",
    refunded_minor: `coalesce(nullif(abs(refunded), 0), nullif(cast(round(listedRefunds * ${factor}) as bigint), 0),
      case when state = 'refunded' then total else 0 end)`,
    ...orderState("state"),
    code: "upper(coalesce(coupon, listedCodes))",
    ...marketing(shown ? attributionMarketing : {}),
  };
}

/** Without an e-mail address, a phone number of 8 digits or more is the person. */
const phoneKey = `person_key(nullif(regexp_extract(ltrim(regexp_replace(phone, '[^0-9]', '', 'g'), '0'), '[0-9]{8,}'), ''))`;
