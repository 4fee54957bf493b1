import { createHash } from "node:crypto";
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
  type WebhookSource,
} from "./delivery.ts";
import { contactChanged, dealChanged } from "./hubspot-properties.ts";

/** A signature older than this may be somebody else's copy. */
const toleranceMs = 5 * 60 * 1000;

/** HubSpot's contacts and deals: it tells of one property at a time, by the object's id alone. */
export const hubspot: WebhookSource = {
  title: "HubSpot",
  secretFrom: "product",
  steps: [
    "HubSpot → Settings → Integrations → Private apps (or your app) → Webhooks",
    "Target URL: the address above. Subscribe to: contact created; contact property",
    "changed (email, lifecyclestage, associatedcompanyid, hs_analytics_source,",
    "hs_analytics_source_data_1, hs_analytics_source_data_2); deal created; deal",
    "property changed (dealname, dealstage, amount, closedate, pipeline); deal",
    "association changed (deal to contact). The secret is the app's client secret",
  ],
  isSigned,
  read(delivery) {
    const sent = payload(z.array(z.unknown()).max(1000), delivery, "list of HubSpot events");
    // A list is sent again whole, so that one change that can never be read must not hold up those beside it.
    const changes = sent.flatMap((one) => Change.safeParse(one).data ?? []);
    const unread = sent.length - changes.length;
    const events = changes.flatMap((change) => eventOf(change, delivery.currency) ?? []);
    if (events.length > 0) return { events, unread, ignored: null };
    return { ...ignored(unread === 0 ? "another topic" : "nothing of it can be read"), unread };
  },
};

/** v3 where it is there; v2 and v1, which have no time, where it is not. */
function isSigned(delivery: Delivery, secret: string): boolean {
  const { method, addresses, body, nowMs } = delivery;
  const third = header(delivery, "x-hubspot-signature-v3");
  if (third !== null) {
    const time = header(delivery, "x-hubspot-request-timestamp") ?? "";
    if (!/^\d{1,15}$/.test(time) || Math.abs(nowMs - Number(time)) > toleranceMs) return false;
    const given = Buffer.from(third, "base64");
    return addresses.some((address) => isSame(hmac(secret, `${method}${decoded(address)}`, body, time), given));
  }
  const given = Buffer.from(header(delivery, "x-hubspot-signature") ?? "", "hex");
  const digest = (text: string) => createHash("sha256").update(text).update(body).digest();
  if (header(delivery, "x-hubspot-signature-version") !== "v2") return isSame(digest(secret), given);
  return addresses.some((address) => isSame(digest(`${secret}${method}${address}`), given));
}

/** HubSpot signs the address with just these signs decoded. */
const decoded = (address: string): string =>
  address.replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (code) => decodeURIComponent(code));

const Id = z.union([z.string().min(1), z.int()]).transform(String);

const Change = z.object({
  eventId: Maybe,
  subscriptionId: Maybe,
  subscriptionType: z.string(),
  occurredAt: z.int().nonnegative(),
  objectId: Id.nullish(),
  objectTypeId: Maybe,
  propertyName: Maybe,
  propertyValue: Maybe,
  associationType: Maybe,
  associationRemoved: z.boolean().nullish(),
  fromObjectId: Id.nullish(),
  toObjectId: Id.nullish(),
});
export type Change = z.infer<typeof Change>;

const types: ReadonlyMap<string, string> = new Map([
  ["0-1", "contact"],
  ["0-3", "deal"],
]);

function eventOf(change: Change, currency: string): ServerEventInput | null {
  const [named = "", what = ""] = change.subscriptionType.split(".");
  const kind = named === "object" ? (types.get(change.objectTypeId ?? "") ?? "") : named;
  const moment = momentOf(change.occurredAt);
  const base = { event_id: idOf(change), at: moment, updated_at: moment };
  if (what === "associationChange") return associated(change, base);
  const { objectId: id, propertyName: property, propertyValue: value } = change;
  if (typeof id !== "string") return null;
  if (what === "creation") {
    if (kind === "contact") return { type: "lead", id, ...base };
    return kind === "deal" ? { type: "deal", id, ...base } : null;
  }
  if (what !== "propertyChange" || property === undefined || value === undefined) return null;
  if (kind === "contact") return contactChanged(id, property, value, base);
  return kind === "deal" ? dealChanged(id, property, value, { ...base, currency }) : null;
}

/** HubSpot's own event ids may come twice for different events. */
const idOf = ({
  eventId,
  subscriptionId,
  subscriptionType,
  occurredAt,
  objectId,
  fromObjectId,
  toObjectId,
  propertyName,
}: Change) =>
  `hubspot:${[eventId, subscriptionId, subscriptionType, occurredAt, objectId ?? fromObjectId, toObjectId, propertyName].join(":")}`;

function associated(
  { associationType, associationRemoved, fromObjectId: from, toObjectId: to }: Change,
  base: { event_id: string; at: string; updated_at: string },
): ServerEventInput | null {
  if (associationRemoved === true || typeof from !== "string" || typeof to !== "string") return null;
  if (associationType === "DEAL_TO_CONTACT") return { type: "deal", id: from, lead_id: to, ...base };
  return associationType === "CONTACT_TO_DEAL" ? { type: "deal", id: to, lead_id: from, ...base } : null;
}
