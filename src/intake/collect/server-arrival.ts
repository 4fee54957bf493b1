import { randomUUID } from "node:crypto";
import { toMinor } from "../../model/money.ts";
import type { ServerEvent } from "../../model/server-event.ts";
import type { Alias, Arrival } from "./arrival.ts";
import { botReason } from "./bots.ts";
import { impersonal } from "./impersonal.ts";
import { digestOf, type Persons, type ServerContext } from "./server-context.ts";
import { serverFacts } from "./server-facts.ts";
import { serverOrigin } from "./server-origin.ts";
import { clickIn, pageOf } from "./tracked-arrival.ts";
import { detailOf } from "./tracked-data.ts";
import { cookieVisitor, customerKey, dayVisitor } from "./visitor-keys.ts";

/** An event of the API or of a webhook as it is kept; its rules hold already (`readServerEvents`). */
export function serverArrival(event: ServerEvent, context: ServerContext): Arrival {
  const persons = personsOf(event, context);
  const person = persons.email ?? persons.customer ?? persons.visitor;
  const occurredMs = momentOf(event, context.nowMs);
  const isVisit = event.type === "page_view" || event.type === "action";
  const seen = originSeen(event, context.ownHosts);
  const currency = currencyOf(event, context);
  const valueMinor = worthOf(event, currency);
  const arrival: Arrival = {
    workspace: context.workspace,
    source: context.source,
    id: event.event_id ?? context.id ?? ownId(event),
    occurredMs,
    kind: kindOf(event),
    visitor: persons.visitor ?? person,
    origin: seen.origin,
    continues: seen.continues,
    page: isVisit && event.url !== undefined ? pageOf(event.url) : null,
    click: "url" in event && event.url !== undefined ? clickIn(event.url) : null,
    orderId: orderOf(event),
    currency: valueMinor === null ? null : currency,
    valueMinor,
    bot: "user_agent" in event && event.user_agent !== undefined ? botReason(event.user_agent) : null,
    detail: event.type === "action" && event.data !== undefined ? detailOf(event.data) : null,
    aliases: aliasesOf(event, persons, context),
    facts: serverFacts(event, { ...context, currency, valueMinor, occurredMs, persons, person }),
  };
  return impersonal(arrival, context.personHash);
}

/** Where a visit came from, or where an ad was seen; anything else says nothing of it. */
function originSeen(event: ServerEvent, ownHosts: readonly string[]) {
  if (event.type === "ad_view") return { ...serverOrigin({ utm_medium: "cpm", ...event }, ownHosts), continues: true };
  return event.type === "page_view" || event.type === "action"
    ? serverOrigin(event, ownHosts)
    : { origin: null, continues: true };
}

/** What is told late without its own moment was at the latest when it became so. */
function momentOf(event: ServerEvent, nowMs: number): number {
  if ("at" in event && event.at !== undefined) return Date.parse(event.at);
  return "updated_at" in event && event.updated_at !== undefined ? Date.parse(event.updated_at) : nowMs;
}

/** GA4's names, under which the tracker's events stand. */
function kindOf(event: ServerEvent): string {
  if (event.type === "action") return event.name;
  if (event.type === "order") return "purchase";
  return event.type === "lead" ? "generate_lead" : event.type;
}

function personsOf(event: ServerEvent, { personHash, workspaceKey, daySalt }: ServerContext): Persons {
  if (!("email" in event || "customer_id" in event || "visitor" in event || "ip" in event)) {
    return { email: null, customer: null, visitor: null };
  }
  const { email, customer_id: customer, visitor, ip, user_agent: userAgent } = event;
  const day = daySalt && ip !== undefined && userAgent !== undefined ? dayVisitor(daySalt, { ip, userAgent }) : null;
  return {
    email: email === undefined ? null : personHash(email.trim()),
    customer: customer === undefined ? null : customerKey(personHash, customer),
    visitor: visitor === undefined ? day : cookieVisitor(workspaceKey, visitor),
  };
}

function aliasesOf(event: ServerEvent, persons: Persons, { personHash }: ServerContext): Alias[] {
  const { email, customer, visitor } = persons;
  const leadId = leadOf(event);
  const lead = leadId === undefined ? null : personHash(leadId);
  const person = email ?? customer ?? lead;
  if (person === null) return [];
  const aliases: Alias[] = [];
  const add = (key: bigint | null, kind: Alias["kind"]) => {
    if (key !== null && key !== person) aliases.push({ key, person, kind });
  };
  add(visitor, kindOfKey(persons));
  add(customer, "customer");
  add(lead, "crm");
  return aliases;
}

function leadOf(event: ServerEvent): string | undefined {
  if (event.type === "lead") return event.id;
  return event.type === "identify" ? event.lead_id : undefined;
}

const kindOfKey = ({ email, customer }: Persons): Alias["kind"] => {
  if (email !== null) return "email";
  return customer === null ? "crm" : "customer";
};

function currencyOf(event: ServerEvent, { currency }: ServerContext): string {
  return ("currency" in event ? event.currency?.toUpperCase() : undefined) ?? currency;
}

function worthOf(event: ServerEvent, currency: string): number | null {
  const total = event.type === "order" ? event.total : undefined;
  const said = ("value" in event ? event.value : undefined) ?? total;
  return said === undefined ? null : toMinor(said, currency);
}

function orderOf(event: ServerEvent): string | null {
  if (event.type === "order") return event.id;
  return event.type === "refund" || event.type === "survey_answer" ? (event.order_id ?? null) : null;
}

/**
 * What has an id of its own is told again to replace what stood, maybe by what stood before: each telling is an event.
 * A refund, a cost or an answer that agrees in everything is the same one.
 */
function ownId(event: ServerEvent): string {
  if (event.type !== "refund" && event.type !== "cost" && event.type !== "survey_answer") return randomUUID();
  return `${event.type}:${digestOf(event)}`;
}
