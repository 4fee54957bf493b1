import { literal } from "../../../../warehouse/sql.ts";
import { type Context, type ExportFormat, moment, money, type Surroundings, text } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";
import { orderState } from "../order-status.ts";
import { unplacedRefunds } from "../unplaced-refunds.ts";

/** A sale parked, quoted or laid by is not sold yet; one on account is sold and not paid yet. */
const state = `case
  when regexp_matches(status, '(?i)void|cancel|saved|park|quote|open') then 'voided'
  when regexp_full_match(status, '(?i)layby|layaway|on[ _-]?account|pending|unpaid') then 'pending'
  else 'paid' end`;

const shared = {
  placed: moment("Date", "Sale date", "Date/Time", "Completed", "Complete Time", "Date completed"),
  subtotal: money("Subtotal", "Subtotal ({currency})", "Total (excl. tax)", "Subtotal (excl. tax)"),
  tax: money("Sales Tax", "Tax", "Total tax", "Taxes", "Sales tax total", "GST", "VAT"),
  total: money("Total", "Total ({currency})", "Total (incl. tax)", "Sale total"),
  status: text("Status", "Sale status"),
  currency: text("Currency"),
  customerCode: text("Customer Code", "Customer ID"),
  email: text("Customer Email", "Email"),
} as const;

const tables = [
  {
    fact: "order",
    once: "id",
    where: "(not coalesce(total < 0, false) or placed is null or id is null)",
    values: (context: Context) => ({
      id: "id",
      occurred_at: "placed",
      person: "coalesce(person_key(email), person_key(customerCode), hash('lightspeed:' || id))",
      currency: currencyOf(context),
      total_minor: "total",
      tax_minor: "coalesce(tax, 0)",
      shipping_minor: "0",
      ...orderState("state"),
    }),
  },
  {
    fact: "refund",
    once: "id",
    where: "total < 0 and state <> 'voided'",
    values: (context: Context) => ({
      id: "id",
      occurred_at: "placed",
      currency: currencyOf(context),
      amount_minor: "-total",
    }),
  },
];

const note = (rows: Surroundings): string | null =>
  unplacedRefunds(rows, {
    isRefund: ({ line = "sale", total = "" }) =>
      /^(sale|return|refund|exchange)$/i.test(line.trim()) && /[-(−]/.test(total),
    saleOf: ({ id }) => id,
    refundOf: () => undefined,
  });

const currencyOf = ({ currency }: Context): string =>
  `upper(coalesce(currency, ${currency === null ? "null" : literal(currency)}))`;

/**
 * Lightspeed Retail X-Series (once Vend) → Sales history → Export. A sale has a row of its own, then its lines and its
 * payments; only the first is read.
 */
export const lightspeedSalesHistory: ExportFormat = {
  id: "lightspeed-sales",
  title: "Lightspeed sales history",
  columns: {
    ...shared,
    id: text("Receipt Number", "Receipt #", "Receipt No."),
    line: text("Line Type"),
    register: text("Register"),
  },
  signatures: [
    ["placed", "id", "line", "total", "status"],
    ["placed", "id", "line", "total", "tax"],
  ],
  needed: ["id", "placed", "total"],
  rows: "(line is null or regexp_full_match(line, '(?i)sale|return|refund|exchange'))",
  derived: { state },
  context: ({ sample }) => currencyShown(sample.map(({ total = "" }) => total)),
  note,
  tables,
  getIt: "Lightspeed Retail (X-Series) → Sell → Sales history → Export list",
};

/** Lightspeed Retail R-Series → Reports → Sales → Transactions → Export: one sale a row. */
export const lightspeedTransactions: ExportFormat = {
  id: "lightspeed-sales",
  title: "Lightspeed transactions",
  columns: {
    ...shared,
    id: text("Sale ID", "Sale #", "Ticket #", "Ticket Number", "Transaction #", "Receipt Number", "Receipt #", "ID"),
    register: text("Register", "Register name"),
    shop: text("Shop", "Location", "Outlet", "Store"),
    employee: text("Employee", "User", "Sold by", "Salesperson", "Created by"),
    discount: money("Discounts", "Discount"),
  },
  signatures: [
    ["placed", "id", "subtotal", "tax", "total", "register"],
    ["placed", "id", "subtotal", "tax", "total", "shop"],
    ["placed", "id", "subtotal", "tax", "total", "employee"],
  ],
  unless: [
    "Item",
    "Description",
    "Qty",
    "Qty.",
    "Quantity",
    "SKU",
    "System ID",
    "Line Type",
    "Lineitem name",
    "Transaction ID",
  ],
  needed: ["id", "placed", "total"],
  rows: "(id is not null or placed is not null) and not coalesce(regexp_full_match(id, '(?i)totals?|grand total'), false)",
  derived: { state },
  context: ({ sample }) => currencyShown(sample.map(({ total = "" }) => total)),
  note,
  tables,
  getIt: "Lightspeed Retail (R-Series) → Reports → Sales → Transactions → Export",
};
