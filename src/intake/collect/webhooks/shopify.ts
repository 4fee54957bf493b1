import { createHash } from "node:crypto";
import { z } from "zod";
import type { ServerEventInput } from "../../../model/server-event.ts";
import {
  amountOf,
  type Delivery,
  header,
  hmac,
  ignored,
  isSame,
  Maybe,
  payload,
  sumOf,
  type Told,
  told,
  type WebhookSource,
} from "./delivery.ts";

/** Shopify's order and refund webhooks, as its REST Admin API writes orders. */
export const shopify: WebhookSource = {
  title: "Shopify",
  secretFrom: "product",
  steps: [
    "Shopify admin → Settings → Notifications → Webhooks → Create webhook",
    "Event: Order creation, then once more each for Order payment, Order update,",
    "Order cancellation and Refund create; Format: JSON; URL: the address above",
    "The secret stands below the list: Your webhooks will be signed with …",
  ],
  isSigned: (delivery, secret) =>
    isSame(hmac(secret, delivery.body), Buffer.from(header(delivery, "x-shopify-hmac-sha256") ?? "", "base64")),
  read(delivery) {
    const topic = header(delivery, "x-shopify-topic") ?? "";
    if (header(delivery, "x-shopify-test") === "true") return ignored("a test notification");
    if (orderTopics.includes(topic)) return orderTold(payload(Order, delivery, "Shopify order"), delivery);
    if (topic === "refunds/create") return refundTold(payload(Refund, delivery, "Shopify refund"), delivery);
    return ignored("another topic");
  },
};

const orderTopics = ["orders/create", "orders/paid", "orders/updated", "orders/cancelled", "orders/edited"];

const Money = z
  .object({ shop_money: z.object({ amount: Maybe }) })
  .nullish()
  .catch(null);

const Transaction = z.object({ kind: Maybe, status: Maybe, amount: Maybe, currency: Maybe });
const Transactions = z
  .array(Transaction)
  .nullish()
  .transform((all) => all ?? []);

const Order = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string().min(1),
  created_at: z.string(),
  updated_at: Maybe,
  cancelled_at: Maybe,
  test: z.boolean().nullish(),
  financial_status: Maybe,
  currency: z.string(),
  total_price: z.union([z.string(), z.number()]).transform(String),
  total_tax: Maybe,
  original_total_duties_set: Money,
  total_shipping_price_set: Money,
  discount_codes: z.array(z.object({ code: Maybe })).nullish(),
  refunds: z.array(z.object({ transactions: Transactions })).nullish(),
  email: Maybe,
  contact_email: Maybe,
  phone: Maybe,
  customer: z.object({ id: Maybe, email: Maybe, phone: Maybe }).nullish(),
  landing_site: Maybe,
  referring_site: Maybe,
  note_attributes: z.array(z.object({ name: Maybe, value: Maybe })).nullish(),
  browser_ip: Maybe,
  client_details: z.object({ browser_ip: Maybe, user_agent: Maybe }).nullish(),
});
type Order = z.infer<typeof Order>;

const Refund = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  order_id: z.union([z.string(), z.number()]).transform(String),
  created_at: z.string(),
  transactions: Transactions,
});

function orderTold(order: Order, delivery: Delivery): Told {
  if (order.test === true) return ignored("a test order");
  const { currency, customer } = order;
  const money = (said: string | undefined) => amountOf(said, currency);
  const email = order.email ?? order.contact_email ?? customer?.email;
  const refunds = (order.refunds ?? []).flatMap(({ transactions }) => transactions.filter(isPaidBack));
  const tax = sumOf([order.total_tax, order.original_total_duties_set?.shop_money.amount], currency);
  const event = told<ServerEventInput & { type: "order" }>({
    type: "order",
    event_id: deliveryId(delivery),
    id: order.name,
    also_id: order.id,
    at: order.created_at,
    updated_at: order.updated_at,
    value: money(order.total_price),
    currency,
    tax,
    shipping: money(order.total_shipping_price_set?.shop_money.amount),
    refunded: sumOf(
      refunds.map(({ amount }) => amount),
      currency,
    ),
    code: order.discount_codes?.flatMap(({ code }) => code ?? []).join(",") || undefined,
    status: statusOf(order),
    email,
    customer_id: (email === undefined ? phoneOf(order) : undefined) ?? customer?.id,
    ip: order.client_details?.browser_ip ?? order.browser_ip,
    user_agent: order.client_details?.user_agent,
    ...originOf(order, delivery),
  });
  return { events: [event], ignored: null };
}

function statusOf({ cancelled_at: cancelled, financial_status: paid }: Order) {
  if (cancelled !== undefined || paid === "voided" || paid === "expired") return "cancelled";
  return paid === "pending" || paid === "authorized" ? "unpaid" : "paid";
}

/** As Shopify's export is read: whoever pays on delivery gives a phone number alone. */
function phoneOf({ phone, customer }: Order): string | undefined {
  const digits = (phone ?? customer?.phone)?.replace(/\D/g, "").replace(/^0+/, "") ?? "";
  return digits.length >= 8 ? `tel:${digits}` : undefined;
}

/** The page they landed on is told without its host; tags that a theme wrote into the order's notes go before it. */
function originOf(
  { landing_site: landing, referring_site: referrer, note_attributes: notes }: Order,
  delivery: Delivery,
) {
  const host = header(delivery, "x-shopify-shop-domain") ?? "shop.invalid";
  const tags = Object.fromEntries(
    (notes ?? []).flatMap(({ name = "", value }) => {
      const tag = /^_?utm[_ -](source|medium|campaign|content|term)$/i.exec(name)?.[1]?.toLowerCase();
      return tag === undefined || value === undefined ? [] : [[`utm_${tag}`, value]];
    }),
  );
  return { url: landing?.startsWith("/") ? `https://${host}${landing}` : landing, referrer, ...tags };
}

const isPaidBack = ({ kind, status }: z.infer<typeof Transaction>) => kind === "refund" && status === "success";

function refundTold({ id, order_id, created_at, transactions }: z.infer<typeof Refund>, delivery: Delivery): Told {
  const paid = transactions.filter(isPaidBack);
  const currency = paid[0]?.currency;
  const value = sumOf(
    paid.map(({ amount }) => amount),
    currency,
  );
  if (value === undefined || Number(value) === 0) return ignored("a refund without money");
  const event = {
    type: "refund" as const,
    event_id: deliveryId(delivery),
    id,
    order_id,
    at: created_at,
    value,
    currency,
  };
  return { events: [told<ServerEventInput & { type: "refund" }>(event)], ignored: null };
}

/** The same whenever one delivery is tried again. */
const deliveryId = (delivery: Delivery): string =>
  `shopify:${header(delivery, "x-shopify-webhook-id") ?? createHash("sha256").update(delivery.body).digest("hex")}`;
