import { type Column, type ExportFormat, money, text, utcMoment } from "../../format.ts";
import { marketingIn } from "../marketing-columns.ts";

/** Checkout and payment links keep UTM tags; others write them into the payment's metadata. */
const utm = (tag: string): Column =>
  text(`UTM ${tag}`, `utm_${tag} (metadata)`, `utm_${tag}`, `payment_metadata[utm_${tag}]`, `metadata[utm_${tag}]`);

/** The columns of UTM tags in Stripe's exports, and what they are of. */
export const utmColumns = {
  source: utm("source"),
  medium: utm("medium"),
  campaign: utm("campaign"),
  content: utm("content"),
  term: utm("term"),
} as const;
export const utmTags = Object.fromEntries(Object.keys(utmColumns).map((tag) => [tag, tag]));

const status = "lower(coalesce(status, 'paid'))";

/** Stripe → Payments → Export. Amounts are in the major unit and hold the tax; a row is one charge. */
export const stripePayments: ExportFormat = {
  id: "stripe-payments",
  title: "Stripe payments",
  columns: {
    id: text("id"),
    created: utcMoment("Created date (UTC)", "Created (UTC)", "Created date", "Created", "Created at (UTC)"),
    amount: money("Amount"),
    refunded: money("Amount Refunded"),
    currency: text("Currency"),
    captured: text("Captured"),
    mode: text("Mode"),
    status: text("Status"),
    intent: text("PaymentIntent ID"),
    sourceType: text("Payment Source Type"),
    cardId: text("Card ID"),
    sellerMessage: text("Seller Message"),
    description: text("Description"),
    fee: text("Fee"),
    customer: text("Customer ID"),
    email: text("Customer Email"),
    disputed: money("Disputed Amount"),
    disputeStatus: text("Dispute Status"),
    ...utmColumns,
  },
  signatures: [
    ["id", "created", "amount", "refunded", "currency", "status"],
    ["id", "created", "amount", "currency", "status", "email"],
    ["id", "created", "amount", "currency", "status", "intent"],
    ["id", "created", "amount", "currency", "status", "customer"],
  ],
  // Subscriptions are no payments: a year of one is a row.
  unless: ["Interval", "Plan", "Current Period Start (UTC)", "Current Period End (UTC)", "Canceled At (UTC)"],
  needed: ["id", "created", "amount", "currency"],
  tables: [
    {
      fact: "order",
      values: (_context, has) => ({
        id: "id",
        occurred_at: "created",
        person: "coalesce(person_key(email), person_key(customer), hash('stripe:' || id))",
        currency: "upper(currency)",
        total_minor: "amount",
        tax_minor: "0",
        shipping_minor: "0",
        // A dispute that was lost took the money back as a refund does.
        refunded_minor:
          "least(greatest(amount, 0), coalesce(refunded, 0) + case when lower(disputeStatus) = 'lost' then coalesce(disputed, amount) else 0 end)",
        counted: `not (${status} in ('failed', 'canceled', 'cancelled', 'incomplete', 'uncaptured', 'blocked', 'expired', 'voided')
          or starts_with(${status}, 'requires') or lower(coalesce(mode, 'live')) = 'test' or lower(coalesce(captured, 'true')) = 'false')`,
        unpaid: `${status} in ('pending', 'processing')`,
        ...marketingIn(has, utmTags),
      }),
    },
  ],
  getIt: "Stripe dashboard → Payments → Export → All columns",
};
