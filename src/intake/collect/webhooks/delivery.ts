import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { KnownError } from "../../../model/errors.ts";
import { isCurrency, toDecimal, toMinor } from "../../../model/money.ts";
import { readJson } from "../../../model/read-json.ts";
import type { ServerEventInput } from "../../../model/server-event.ts";

/** A call of a webhook as it came in. */
export interface Delivery {
  readonly method: string;
  /** The addresses it may have been called by: a proxy shows another one than the provider does. */
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly nowMs: number;
  /** The workspace's: where a product tells amounts without one. */
  readonly currency: string;
}

/** What a call tells; `ignored` says why it tells nothing that is kept. */
export interface Told {
  readonly events: readonly ServerEventInput[];
  /** So many others beside them could not be read. */
  readonly unread?: number;
  readonly ignored: string | null;
}

/** One product that calls when something happens. */
export interface WebhookSource {
  readonly title: string;
  /** Where in the product to enter the address, and what to choose there. */
  readonly steps: readonly string[];
  /** Who makes the secret up: the product, which shows it, or whoever enters it there. */
  readonly secretFrom: "product" | "us";
  /** Whether it comes from whoever knows the secret; null for a call that is only a knock and tells nothing. */
  readonly isSigned: (delivery: Delivery, secret: string) => boolean | null;
  /** What a signed call tells; a KnownError where it cannot be read. */
  readonly read: (delivery: Delivery) => Told;
}

export const ignored = (why: string): Told => ({ events: [], ignored: why });

export function header({ headers }: Delivery, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}

export const hmac = (secret: string, ...parts: readonly (string | Buffer)[]): Buffer => {
  const made = createHmac("sha256", secret);
  for (const part of parts) made.update(part);
  return made.digest();
};

/** Compares in a time that tells nothing of where they differ. */
export function isSame(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** The body by its shape; a KnownError where it has another one. */
export function payload<T>(shape: z.ZodType<T>, { body }: Delivery, what: string): T {
  const { success, data, error } = shape.safeParse(readJson(body));
  if (success) return data;
  const [issue] = error.issues;
  throw new KnownError(
    "source_rejected",
    `this is no ${what}: ${issue?.path.join(".") || "the body"} is missing or wrong`,
    {
      hint: "subscribe the address to the topics that docs/api.md names",
    },
  );
}

/** A text or number that may be missing, empty or null; then undefined. */
export const Maybe = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .catch(null)
  .transform((value) => {
    const text = value === null || value === undefined ? "" : String(value).trim();
    return text === "" ? undefined : text;
  });

/** A moment by milliseconds. What no date can hold stays a number, which the rules of events refuse as they do any other. */
export function momentOf(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}

/** An amount as products write it, rounded to what the currency has; undefined where it is no number. */
export function amountOf(said: string | undefined, currency: string | undefined): string | undefined {
  const code = currency?.toUpperCase() ?? "";
  if (said === undefined || !Number.isFinite(Number(said))) return undefined;
  return isCurrency(code) ? toDecimal(toMinor(said, code), code) : said;
}

/** The sum of amounts as a decimal; undefined where there is none. */
export function sumOf(said: readonly (string | undefined)[], currency: string | undefined): string | undefined {
  const known = said.map(Number).filter(Number.isFinite);
  if (known.length === 0) return undefined;
  return amountOf(String(known.reduce((sum, one) => sum + Math.abs(one), 0)), currency);
}

/** Only what is there, cut to what is taken: a wrong address or an endless text takes no order with it. */
export function told<T extends ServerEventInput>(event: { [field in keyof T]: T[field] | undefined }): T {
  const kept = Object.entries(event).flatMap(([field, value]) => {
    if (value === undefined) return [];
    if (field === "email" && !/^[^\s@]+@[^\s@]+$/.test(String(value))) return [];
    if (field === "url" && !/^https?:\/\/[^/?#\s]/i.test(String(value))) return [];
    const most = longest[field];
    return [[field, most === undefined ? value : String(value).slice(0, most).toWellFormed()]];
  });
  return Object.fromEntries(kept) as T;
}

const longest: Readonly<Record<string, number>> = {
  url: 4000,
  referrer: 4000,
  user_agent: 1000,
  ip: 45,
  visitor: 64,
  customer_id: 200,
  code: 200,
  name: 500,
  stage: 200,
  company: 200,
  pipeline: 200,
  source: 200,
  source_detail: 200,
  source_detail_2: 200,
  utm_source: 200,
  utm_medium: 200,
  utm_campaign: 200,
  utm_content: 200,
  utm_term: 200,
};
