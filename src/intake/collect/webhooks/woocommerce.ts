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

/** WooCommerce's order webhooks, as its REST API (v3) writes orders. */
export const woocommerce: WebhookSource = {
  title: "WooCommerce",
  secretFrom: "us",
  steps: [
    "WordPress → WooCommerce → Settings → Advanced → Webhooks → Add webhook",
    "Status: Active; Topic: Order created; Delivery URL: the address above;",
    "Secret: the secret above; API version: WP REST API Integration v3",
    "Then a second webhook in the same way with the topic Order updated",
  ],
  // Saving a webhook sends a knock without a signature.
  isSigned: (delivery, secret) =>
    /^webhook_id=\d{1,20}$/.test(delivery.body.toString("latin1", 0, 40))
      ? null
      : isSame(hmac(secret, delivery.body), Buffer.from(header(delivery, "x-wc-webhook-signature") ?? "", "base64")),
  read(delivery) {
    const topic = header(delivery, "x-wc-webhook-topic") ?? "";
    if (topic !== "order.created" && topic !== "order.updated") return ignored("another topic");
    return orderTold(payload(Order, delivery, "WooCommerce order"), delivery);
  },
};

const Order = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  number: Maybe,
  status: z.string(),
  currency: z.string(),
  date_created_gmt: z.string(),
  date_modified_gmt: Maybe,
  total: z.union([z.string(), z.number()]).transform(String),
  total_tax: Maybe,
  shipping_total: Maybe,
  customer_id: Maybe,
  customer_ip_address: Maybe,
  customer_user_agent: Maybe,
  billing: z.object({ email: Maybe, phone: Maybe }).nullish(),
  coupon_lines: z.array(z.object({ code: Maybe })).nullish(),
  refunds: z.array(z.object({ total: Maybe })).nullish(),
  meta_data: z.array(z.object({ key: Maybe, value: Maybe })).nullish(),
});
type Order = z.infer<typeof Order>;

function orderTold(order: Order, delivery: Delivery): Told {
  const { currency, billing } = order;
  const money = (said: string | undefined) => amountOf(said, currency);
  const refunded = sumOf(
    (order.refunds ?? []).map(({ total }) => total),
    currency,
  );
  const event = told<ServerEventInput & { type: "order" }>({
    type: "order",
    event_id: `woocommerce:${createHash("sha256").update(delivery.body).digest("hex")}`,
    id: order.number ?? order.id,
    also_id: order.id,
    at: utc(order.date_created_gmt),
    updated_at: utc(order.date_modified_gmt),
    value: money(order.total),
    currency,
    tax: money(order.total_tax),
    shipping: money(order.shipping_total),
    refunded: refunded ?? (order.status === "refunded" ? money(order.total) : undefined),
    code: order.coupon_lines?.flatMap(({ code }) => code ?? []).join(",") || undefined,
    status: statusOf(order.status),
    email: billing?.email,
    customer_id: (billing?.email === undefined ? phoneOf(billing?.phone) : undefined) ?? customerOf(order),
    ip: order.customer_ip_address,
    user_agent: order.customer_user_agent,
    ...originOf(order),
  });
  return { events: [event], ignored: null };
}

const utc = (said: string | undefined): string | undefined =>
  said === undefined || /(Z|[+-]\d\d:?\d\d)$/.test(said) ? said : `${said}Z`;

const unpaid = ["pending", "on-hold"];
const cancelled = ["cancelled", "failed", "trash", "draft", "auto-draft", "checkout-draft"];

function statusOf(status: string) {
  if (cancelled.includes(status)) return "cancelled";
  return unpaid.includes(status) ? "unpaid" : "paid";
}

/** Guests are customer 0. */
const customerOf = ({ customer_id: id }: Order) => (id === "0" ? undefined : id);

function phoneOf(phone: string | undefined): string | undefined {
  const digits = phone?.replace(/\D/g, "").replace(/^0+/, "") ?? "";
  return digits.length >= 8 ? `tel:${digits}` : undefined;
}

const attribution = "_wc_order_attribution_";

/** WooCommerce's order attribution (8.5 and later). An order that somebody in the shop typed in has no origin. */
function originOf({ meta_data: all }: Order) {
  const meta = new Map((all ?? []).map(({ key, value }) => [key, value]));
  if (meta.get(`${attribution}source_type`) === "admin") return {};
  return {
    utm_source: meta.get(`${attribution}utm_source`),
    utm_medium: meta.get(`${attribution}utm_medium`),
    utm_campaign: meta.get(`${attribution}utm_campaign`),
    utm_content: meta.get(`${attribution}utm_content`),
    utm_term: meta.get(`${attribution}utm_term`),
    referrer: meta.get(`${attribution}referrer`),
    url: meta.get(`${attribution}session_entry`),
  };
}
