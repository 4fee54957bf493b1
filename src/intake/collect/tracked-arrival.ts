import { randomUUID } from "node:crypto";
import { isCurrency, toMinor } from "../../model/money.ts";
import { TrackedData, type TrackedEvent } from "../../model/tracked-event.ts";
import type { FactRow } from "../../warehouse/warehouse.ts";
import type { Alias, Arrival } from "./arrival.ts";
import { botReason } from "./bots.ts";
import { hostOf, originOfVisit } from "./origin-of-visit.ts";
import { cookieVisitor, dayVisitor, type Sender } from "./visitor-keys.ts";

/** What the server knows beside the event itself. */
export interface TrackedContext {
  readonly workspace: string;
  readonly currency: string;
  readonly site: string;
  readonly ownHosts: readonly string[];
  readonly sender: Sender;
  readonly daySalt: Buffer;
  readonly workspaceKey: Buffer;
  readonly personHash: (value: string) => bigint | null;
  readonly nowMs: number;
}

/** A tracked event as it is kept. Money without a currency is the workspace's; what `data` says wrongly is left out. */
export function trackedArrival(event: TrackedEvent, context: TrackedContext): Arrival {
  const { sender, nowMs } = context;
  const data = readData(event.data);
  const day = dayVisitor(context.daySalt, sender);
  const visitor = event.visitor === undefined ? day : cookieVisitor(context.workspaceKey, event.visitor);
  const person = personOf(data, context);
  const currency = data.currency !== undefined && isCurrency(data.currency) ? data.currency : context.currency;
  const valueMinor = data.value === undefined ? null : toMinor(data.value, currency);
  const { origin, continues } = originOfVisit({ ...event, userAgent: sender.userAgent, ownHosts: context.ownHosts });
  return {
    workspace: context.workspace,
    source: "tracker",
    id: event.id ?? randomUUID(),
    occurredMs: nowMs,
    kind: event.name,
    site: context.site,
    visitor,
    origin,
    continues,
    page: pageOf(event.url),
    click: clickIn(event.url),
    orderId: data.transaction_id ?? null,
    currency: valueMinor === null ? null : currency,
    valueMinor,
    bot: botReason(sender.userAgent),
    detail: detailOf(event.data),
    aliases: aliasesOf({ day, visitor, person, data }),
    facts: factsOf(event.name, { data, person: person ?? visitor, currency, valueMinor, nowMs }),
  };
}

type Data = ReturnType<typeof readData>;

/** Each value by itself: a wrong one takes no other with it. */
function readData(data: Record<string, unknown>) {
  const read: Partial<Record<string, unknown>> = {};
  for (const [name, shape] of Object.entries(TrackedData.shape)) {
    if (data[name] === undefined || data[name] === null || data[name] === "") continue;
    const { success, data: value } = shape.safeParse(data[name]);
    if (success) read[name] = value;
  }
  return TrackedData.parse(read);
}

const personOf = ({ email, customer_id }: Data, { personHash }: TrackedContext): bigint | null => {
  if (email?.includes("@")) return personHash(email);
  return customer_id === undefined ? null : personHash(customer_id);
};

function aliasesOf(keys: { day: bigint; visitor: bigint; person: bigint | null; data: Data }): Alias[] {
  const { day, visitor, person, data } = keys;
  const consent = visitor === day ? [] : [{ key: day, person: visitor, kind: "consent" as const }];
  if (person === null) return consent;
  return [...consent, { key: visitor, person, kind: data.email === undefined ? "customer" : "email" }];
}

interface Told {
  readonly data: Data;
  readonly person: bigint;
  readonly currency: string;
  readonly valueMinor: number | null;
  readonly nowMs: number;
}

function factsOf(name: string, { data, person, currency, valueMinor, nowMs }: Told): Arrival["facts"] & {} {
  if (name === "purchase" && data.transaction_id !== undefined) {
    const row: FactRow = {
      id: data.transaction_id,
      occurred_at: nowMs,
      person,
      currency,
      total_minor: valueMinor ?? 0,
      tax_minor: data.tax === undefined ? null : toMinor(data.tax, currency),
      shipping_minor: data.shipping === undefined ? null : toMinor(data.shipping, currency),
      counted: true,
      unpaid: false,
      code: data.coupon ?? null,
    };
    return [{ table: "order", row }];
  }
  if (name === "generate_lead") return [{ table: "lead", row: { person, created_at: nowMs } }];
  return [];
}

/** Host and path of a page, without query and fragment: they may name people. */
export function pageOf(url: string): string | null {
  const host = hostOf(url);
  if (host === null) return null;
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? "";
  return `${host}${path === "" ? "/" : path}`.slice(0, 500);
}

/** The name a click of one of our links goes by in the address it leads to. */
export const clickParameter = "rtc";

/** The click that brought a visitor here, by the address's own word. */
export function clickIn(url: string): bigint | null {
  const written = new RegExp(`[?&]${clickParameter}=([0-9a-f]{16})(?:[&#]|$)`).exec(url)?.[1];
  return written === undefined ? null : BigInt(`0x${written}`);
}

const personal = new Set(["email", "customer_id", "phone", "name", "first_name", "last_name", "address", "user_id"]);

/** What else it says, short; nothing that may name a person. */
function detailOf(data: Record<string, unknown>): string | null {
  const kept = Object.entries(data).filter(
    ([name, value]) =>
      !personal.has(name.toLowerCase()) &&
      !Object.hasOwn(TrackedData.shape, name) &&
      (typeof value === "number" ||
        typeof value === "boolean" ||
        (typeof value === "string" && value.length <= 500 && !value.includes("@"))),
  );
  const items = Array.isArray(data.items) ? [["items", data.items.slice(0, 100).map(itemOf)]] : [];
  return kept.length + items.length === 0 ? null : JSON.stringify(Object.fromEntries([...kept, ...items]));
}

const itemFields = ["item_id", "item_name", "item_brand", "item_category", "item_variant", "price", "quantity"];

const itemOf = (item: unknown): Record<string, unknown> =>
  Object.fromEntries(
    itemFields.flatMap((field) => {
      const value = (item as Record<string, unknown> | null)?.[field];
      return typeof value === "number" || (typeof value === "string" && value.length <= 200) ? [[field, value]] : [];
    }),
  );
