import { z } from "zod";
import { namesPerson } from "./personal.ts";

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

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
  url: z.string().max(8000).describe("The page's address, whole."),
  referrer: z.string().max(8000).default("").describe("document.referrer as it stands."),
  id: z.string().min(1).max(64).optional().describe("Sent again, an event of the same id is not stored again."),
  visitor: z.string().min(8).max(64).optional().describe("The first-party cookie's id; only after consent."),
  optOut: z.boolean().optional().describe("Whether the browser asks not to be tracked (GPC or DNT)."),
  data: z
    .unknown()
    .optional()
    .transform((data) => (isRecord(data) ? data : {}))
    .describe("GA4's parameters: value, currency, transaction_id, items …; also email, customer_id and heard_from."),
});
export type TrackedEvent = z.infer<typeof TrackedEvent>;

const text = (most: number) =>
  z.union([z.string(), z.number().transform(String)]).pipe(z.string().trim().min(1).max(most));

/** Money in the major unit, as a number or as digits with a point. More is nobody's order. */
const amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\s*\d{1,11}(\.\d{1,6})?\s*$/)
      .transform(Number),
  ])
  .pipe(z.number().min(0).max(1e10))
  // A number that is written with an exponent is no money.
  .transform((major) => (major < 1e-6 ? 0 : major));

/** An answer in somebody's own words, unless it looks like an address or a telephone number. */
const ownWords = text(200).refine((words) => !/@|\d[\d\s().-]{6,}\d/.test(words) && !namesPerson(words));

/** What `data` may say that is read, each by itself; anything else is kept only if it is a short text, a number or a truth. */
export const trackedData = {
  value: amount,
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .transform((code) => code.toUpperCase()),
  transaction_id: text(100),
  /** Tells two refunds of one order and one amount apart. */
  refund_id: text(100),
  tax: amount,
  shipping: amount,
  coupon: text(200),
  email: text(320).refine((address) => /^[^\s@]+@[^\s@]+$/.test(address)),
  customer_id: text(200),
  /** How somebody says that they found the business, with a lead or an order. */
  heard_from: ownWords,
  question: text(200),
  answer: ownWords,
  order_id: text(100),
};
export type TrackedData = { [Name in keyof typeof trackedData]?: z.infer<(typeof trackedData)[Name]> };
