import { type ExportFormat, money, text, utcMoment } from "../../format.ts";
import { marketingIn } from "../marketing-columns.ts";
import { utmColumns, utmTags } from "../stripe-payments/format.ts";
import { unplacedRefunds } from "../unplaced-refunds.ts";

/** What Stripe calls money that came in, and money that went back; its signs are turned, for a won dispute comes back. */
const paidIn = "charge|payment";
const paidBack =
  "refund|payment_refund|partial_capture_reversal|refund_failure|payment_failure_refund|charge_failure|dispute|dispute_reversal|payment_reversal";

/**
 * Stripe → Reports → Balance → Itemised, or Balances → All activity: charges and refunds as they moved the balance.
 * Payouts, fees and adjustments are passed over. Of a charge that a payments export has too, that export knows more.
 */
export const stripeBalance: ExportFormat = {
  id: "stripe-balance",
  title: "Stripe balance activity",
  columns: {
    id: text("balance_transaction_id", "id"),
    created: utcMoment("created_utc", "Created (UTC)", "created"),
    available: text("available_on_utc", "Available On (UTC)", "available_on"),
    currency: text("currency"),
    gross: money("gross", "Amount"),
    fee: text("fee"),
    net: text("net"),
    category: text("reporting_category", "Type"),
    object: text("source_id", "Source"),
    charge: text("charge_id"),
    email: text("customer_email"),
    customer: text("customer_id"),
    ...utmColumns,
  },
  signatures: [["id", "created", "currency", "gross", "fee", "net", "category"]],
  unless: ["Gross Sales", "Transaction ID"],
  needed: ["id", "created", "gross", "currency"],
  rows: `(category is null or regexp_full_match(category, '(?i)${paidIn}|${paidBack}'))`,
  derived: {
    of: "coalesce(charge, case when regexp_full_match(object, '(ch|py)_.*') then object end)",
    isPaidIn: `coalesce(regexp_full_match(category, '(?i)${paidIn}'), true)`,
  },
  note: (rows) =>
    unplacedRefunds(rows, {
      isRefund: ({ category = "" }) => /^(payment_)?refund$/i.test(category.trim()),
      saleOf: ({ charge, object }) => charge || object,
      refundOf: ({ charge, object }) => charge || object,
    }),
  tables: [
    {
      fact: "order",
      where: "(isPaidIn or created is null or gross is null or currency is null)",
      values: (_context, has) => ({
        id: "coalesce(of, id)",
        occurred_at: "created",
        person: "coalesce(person_key(email), person_key(customer), hash('stripe:' || coalesce(of, id)))",
        currency: "upper(currency)",
        total_minor: "gross",
        tax_minor: "0",
        shipping_minor: "0",
        counted: "true",
        unpaid: "false",
        ...marketingIn(has, utmTags),
      }),
    },
    {
      fact: "refund",
      where: "not isPaidIn",
      values: () => ({
        id: "id",
        order_id: "of",
        occurred_at: "created",
        currency: "upper(currency)",
        amount_minor: "-gross",
      }),
    },
  ],
  getIt: "Stripe dashboard → Reports → Balance → Balance change from activity → Download → Itemised, all columns",
};
