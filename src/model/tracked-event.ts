import { z } from "zod";

const short = z.string().max(200);

/**
 * An event as the tracker sends it to `POST /e`: where somebody was and what they did there. `name` is GA4's where it has
 * one (page_view, view_item, add_to_cart, begin_checkout, purchase, generate_lead …).
 */
export const TrackedEvent = z.object({
  site: z.string().min(1).max(40).describe("The site's public key."),
  name: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/)
    .default("page_view"),
  url: z.string().max(4000).describe("The page's address, whole."),
  referrer: z.string().max(4000).default("").describe("document.referrer as it stands."),
  id: z.string().min(1).max(64).optional().describe("Sent again, an event of the same id is not stored again."),
  visitor: z.string().min(8).max(64).optional().describe("The first-party cookie's id; only after consent."),
  optOut: z.boolean().optional().describe("Whether the browser asks not to be tracked (GPC or DNT)."),
  data: z
    .record(z.string().max(40), z.unknown())
    .refine((data) => Object.keys(data).length <= 30)
    .default({})
    .describe("GA4's parameters: value, currency, transaction_id, items …; also email and customer_id."),
});
export type TrackedEvent = z.infer<typeof TrackedEvent>;

/** What `data` may say that is read; the rest is kept only if it is a short text, a number or a truth. */
export const TrackedData = z.object({
  value: z.coerce.number().min(-1e12).max(1e12).optional(),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .transform((code) => code.toUpperCase())
    .optional(),
  transaction_id: z.coerce.string().max(100).optional(),
  tax: z.coerce.number().min(0).max(1e12).optional(),
  shipping: z.coerce.number().min(0).max(1e12).optional(),
  coupon: short.optional(),
  email: z.string().max(320).optional(),
  customer_id: z.coerce.string().max(200).optional(),
});
