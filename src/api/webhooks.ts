import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment } from "./shapes.ts";

const group = "Webhooks";
const all = "/api/v1/workspaces/:workspace/webhooks";

/** The products that call. */
export const WebhookKind = z.enum(["shopify", "stripe", "woocommerce", "hubspot"]);

/** An address that a shop, a payment provider or a CRM calls when something happens. */
export const Webhook = z.object({
  id: z.string(),
  kind: WebhookKind,
  address: z.string().describe("What is entered in the product."),
  hasSecret: z.boolean().describe("Calls are refused until the secret is known; the secret itself is never answered."),
  createdAt: Moment,
  lastCalledAt: Moment.nullable(),
  revokedAt: Moment.nullable(),
});
export type Webhook = z.infer<typeof Webhook>;

const Secret = z.string().max(400).describe("What the product signs its calls with, 8 to 200 characters.");

export const listWebhooks = endpoint({
  name: "listWebhooks",
  method: "GET",
  path: all,
  group,
  title: "The webhooks, closed ones too, and when each was last called.",
  needs: "sources:read",
  answer: listOf(Webhook),
});

export const addWebhook = endpoint({
  name: "addWebhook",
  method: "POST",
  path: all,
  group,
  title: "Make an address for a product to call.",
  needs: "sources:write",
  body: z.strictObject({ kind: WebhookKind, secret: Secret.optional() }),
  answer: z.object({
    webhook: Webhook,
    secret: z
      .string()
      .nullable()
      .describe("Where the product leaves it to us to make one up (WooCommerce): shown this once."),
    steps: z.array(z.string()).describe("Where in the product to enter the address, and what to choose there."),
  }),
  status: 201,
  once: true,
});

export const editWebhook = endpoint({
  name: "editWebhook",
  method: "PATCH",
  path: `${all}/:id`,
  group,
  title: "Set the secret that calls are checked with from now on.",
  needs: "sources:write",
  body: z.strictObject({ secret: Secret }),
  answer: Webhook,
  refusals: ["not_found"],
});

export const deleteWebhook = endpoint({
  name: "deleteWebhook",
  method: "DELETE",
  path: `${all}/:id`,
  group,
  title: "Close a webhook: its address answers 404, what it told stays.",
  needs: "sources:write",
  refusals: ["not_found"],
});
