import type { LiveSource } from "../../../model/live-source.ts";
import type { WebhookSource } from "./delivery.ts";
import { hubspot } from "./hubspot.ts";
import { shopify } from "./shopify.ts";
import { stripe } from "./stripe.ts";
import { woocommerce } from "./woocommerce.ts";

/** The products whose calls are understood, by the name they are added under. */
export const webhookSources = { shopify, stripe, woocommerce, hubspot } as const satisfies Record<
  string,
  WebhookSource
>;

export type WebhookKind = keyof typeof webhookSources;
export const webhookKinds = Object.keys(webhookSources) as WebhookKind[];

export const sourceOf = (kind: WebhookKind): LiveSource => `${kind}-webhook`;
