import { z } from "zod";
import type { ServerEventInput } from "../../../model/server-event.ts";
import {
  type Delivery,
  header,
  hmac,
  ignored,
  isSame,
  Maybe,
  momentOf,
  payload,
  type Told,
  told,
  type WebhookSource,
} from "./delivery.ts";

/** A signature older than this may be somebody else's copy. */
const toleranceMs = 5 * 60 * 1000;

/** Stripe Checkout's sessions, and refunds of the charges behind them. An order goes by its payment intent. */
export const stripe: WebhookSource = {
  title: "Stripe",
  secretFrom: "product",
  steps: [
    "Stripe dashboard → Developers → Webhooks → Add destination → Webhook endpoint",
    "Events: checkout.session.completed, checkout.session.async_payment_succeeded,",
    "checkout.session.async_payment_failed, charge.refunded; URL: the address above",
    "The secret is the endpoint's signing secret: whsec_…",
  ],
  isSigned,
  read(delivery) {
    const event = payload(Event, delivery, "Stripe event");
    if (sessionTypes.has(event.type)) {
      return sessionTold(event, payload(Session, delivery, "Stripe checkout session").data.object);
    }
    if (event.type === "charge.refunded") return refundTold(event, payload(Charge, delivery, "Stripe charge").data);
    return ignored("another topic");
  },
};

function isSigned(delivery: Delivery, secret: string): boolean {
  const parts = (header(delivery, "stripe-signature") ?? "").split(",").map((part) => part.trim().split("="));
  const time = parts.find(([name]) => name === "t")?.[1] ?? "";
  if (!/^\d{1,12}$/.test(time) || Math.abs(delivery.nowMs - Number(time) * 1000) > toleranceMs) return false;
  const expected = hmac(secret, `${time}.`, delivery.body);
  // While a secret is being changed there is one signature of each.
  const given = parts.filter(([name]) => name === "v1").slice(0, 10);
  return given.some(([, hex = ""]) => isSame(expected, Buffer.from(hex, "hex")));
}

const Event = z.object({ id: z.string().min(1), type: z.string(), created: z.int() });

const Reference = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((one) => one ?? undefined);

const Session = z.object({
  data: z.object({
    object: z.object({
      id: z.string().min(1),
      created: z.int(),
      mode: Maybe,
      amount_total: z.int().nonnegative().nullish(),
      currency: Maybe,
      payment_intent: Reference,
      invoice: Reference,
      payment_status: Maybe,
      total_details: z
        .object({ amount_tax: z.int().nullish(), amount_shipping: z.int().nullish() })
        .nullish()
        .catch(null),
      customer: Reference,
      customer_email: Maybe,
      customer_details: z.object({ email: Maybe }).nullish(),
      metadata: z.record(z.string(), z.unknown()).nullish(),
    }),
  }),
});
type Session = z.infer<typeof Session>["data"]["object"];

const Charge = z.object({
  data: z.object({
    object: z.object({
      id: z.string().min(1),
      currency: z.string(),
      amount_refunded: z.int().nonnegative(),
      payment_intent: Reference,
    }),
    previous_attributes: z.object({ amount_refunded: z.int().nullish() }).nullish(),
  }),
});

const sessionTypes: ReadonlyMap<string, "completed" | "paid" | "failed"> = new Map([
  ["checkout.session.completed", "completed"],
  ["checkout.session.async_payment_succeeded", "paid"],
  ["checkout.session.async_payment_failed", "failed"],
]);

function sessionTold({ id, type, created }: z.infer<typeof Event>, session: Session): Told {
  const currency = session.currency?.toUpperCase();
  if (session.mode === "setup" || currency === undefined || typeof session.amount_total !== "number") {
    return ignored("a checkout without a payment");
  }
  const event = told<ServerEventInput & { type: "order" }>({
    type: "order",
    event_id: `stripe:${id}`,
    id: session.payment_intent ?? session.invoice ?? session.id,
    also_id: session.id,
    at: momentOf(session.created * 1000),
    updated_at: momentOf(created * 1000),
    value: major(session.amount_total, currency),
    currency,
    tax: major(session.total_details?.amount_tax ?? 0, currency),
    shipping: major(session.total_details?.amount_shipping ?? 0, currency),
    status: statusOf(type, session),
    email: session.customer_details?.email ?? session.customer_email,
    customer_id: session.customer,
    ...tagsIn(session.metadata),
  });
  return { events: [event], ignored: null };
}

function statusOf(type: string, session: Session) {
  if (sessionTypes.get(type) === "failed") return "cancelled";
  return sessionTypes.get(type) === "completed" && session.payment_status === "unpaid" ? "unpaid" : "paid";
}

const tags = ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "referrer", "visitor"] as const;

/** What the shop wrote beside the session; also our own visitor's id, if it passes it on. */
function tagsIn(metadata: Readonly<Record<string, unknown>> | null | undefined) {
  const named = tags.flatMap((tag) => {
    const value = metadata?.[tag];
    return typeof value === "string" && value.trim() !== "" ? [[tag, value.trim()]] : [];
  });
  return Object.fromEntries(named) as Partial<Record<(typeof tags)[number], string>>;
}

/** Charges go back bit by bit, and each event says how much has gone back so far, and how much had before. */
function refundTold(
  { id, created }: z.infer<typeof Event>,
  { object, previous_attributes: before }: z.infer<typeof Charge>["data"],
): Told {
  const currency = object.currency.toUpperCase();
  const back = object.amount_refunded - (before?.amount_refunded ?? 0);
  if (back <= 0) return ignored("a refund without money");
  const event = {
    type: "refund" as const,
    event_id: `stripe:${id}`,
    id,
    order_id: object.payment_intent ?? object.id,
    at: momentOf(created * 1000),
    value: major(back, currency),
    currency,
  };
  return { events: [event], ignored: null };
}

/** Stripe counts in units of its own: https://docs.stripe.com/currencies#zero-decimal (UGX and ISK with two there, MGA with none). */
function major(minor: number, currency: string): string {
  if (withoutDecimals.includes(currency)) return String(minor);
  if (withThreeDecimals.includes(currency)) return (minor / 1000).toFixed(3);
  // ISO 4217 has no decimals for these two, and Stripe's are always 00.
  return currency === "ISK" || currency === "UGX" ? String(Math.round(minor / 100)) : (minor / 100).toFixed(2);
}

const withoutDecimals = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" ");
const withThreeDecimals = "BHD JOD KWD OMR TND".split(" ");
