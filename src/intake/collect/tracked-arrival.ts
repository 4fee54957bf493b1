import { randomUUID } from "node:crypto";
import { clickParameter } from "../../model/link.ts";
import { toMinor } from "../../model/money.ts";
import { namesPerson } from "../../model/personal.ts";
import type { TrackedData, TrackedEvent } from "../../model/tracked-event.ts";
import type { Alias, Arrival } from "./arrival.ts";
import { botReason } from "./bots.ts";
import { impersonal } from "./impersonal.ts";
import { hostOf, originOfVisit, tagKept } from "./origin-of-visit.ts";
import { detailOf, readTrackedData } from "./tracked-data.ts";
import { ownId, trackedFacts } from "./tracked-facts.ts";
import { cookieInLink, cookieVisitor, customerKey, dayVisitor, type Sender } from "./visitor-keys.ts";

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
  /** The server's own clock: a browser's is never asked. */
  readonly nowMs: number;
  /** Told the name of each value of `data` that cannot be, and is left out. */
  readonly refused?: (field: string) => void;
}

/**
 * A tracked event as it is kept. Money without a currency is the workspace's; what `data` says wrongly is left out. A
 * purchase that is an order goes by its transaction's id, and so does a refund, so that a page that is loaded again tells
 * nothing new; one that is none (a bot's, or with its money refused) leaves the id to the right one.
 */
export function trackedArrival(event: TrackedEvent, context: TrackedContext): Arrival {
  const { sender, nowMs } = context;
  const kind = kindOf(event.name);
  const { said: data, refused } = readTrackedData(event.data);
  if (context.refused) for (const field of refused) context.refused(field);
  const currency = data.currency ?? context.currency;
  const valueMinor = data.value === undefined || refused.includes("currency") ? null : toMinor(data.value, currency);
  const keys = keysOf(event, data, context);
  const { url, referrer } = event;
  const { userAgent } = sender;
  const { ownHosts } = context;
  const from = kind === "page_view" ? originOfVisit({ url, referrer, userAgent, ownHosts }) : onThePage;
  const bot = botReason(userAgent);
  const moneyRefused = refused.some((field) => ofMoney.includes(field));
  const person = keys.email ?? keys.customer ?? keys.visitor;
  const said = { kind, data, moneyRefused, person, currency, valueMinor, nowMs };
  const id = (bot === null ? ownId(said) : null) ?? event.id ?? randomUUID();
  const told = { ...said, id };
  const arrival: Arrival = {
    workspace: context.workspace,
    source: "tracker",
    id,
    occurredMs: nowMs,
    kind,
    site: context.site,
    visitor: keys.visitor,
    ...from,
    page: pageOf(url),
    click: clickIn(url),
    orderId: data.transaction_id ?? null,
    currency: valueMinor === null ? null : currency,
    valueMinor,
    bot,
    detail: detailOf(event.data),
    aliases: bot === null ? aliasesOf(kind, keys) : [],
    facts: bot === null ? trackedFacts(told) : [],
  };
  return impersonal(arrival, context.personHash);
}

/** What somebody does on a page, or a tab left open overnight tells in the morning, is no arrival from anywhere. */
const onThePage = { origin: null, continues: true };

const ofMoney = ["value", "currency", "tax", "shipping"];

/** Short names for GA4's. */
const kindOf = (name: string): string => (name === "lead" ? "generate_lead" : name);

interface Keys {
  readonly day: bigint;
  readonly visitor: bigint;
  readonly passedOn: bigint | null;
  readonly email: bigint | null;
  readonly customer: bigint | null;
}

function keysOf(event: TrackedEvent, data: TrackedData, context: TrackedContext): Keys {
  const { sender, daySalt, workspaceKey, personHash, nowMs } = context;
  const { email, customer_id: customer } = data;
  const day = dayVisitor(daySalt, sender);
  const passedOn = cookieInLink(event.url, nowMs);
  return {
    day,
    visitor: event.visitor === undefined ? day : cookieVisitor(workspaceKey, event.visitor),
    passedOn: passedOn === undefined ? null : cookieVisitor(workspaceKey, passedOn),
    email: email === undefined ? null : personHash(email),
    customer: customer === undefined ? null : customerKey(personHash, customer),
  };
}

/** A cookie is tied to its day once a page and not with everything done there; what names a person is, always. */
function aliasesOf(kind: string, { day, visitor, passedOn, email, customer }: Keys): Alias[] {
  const aliases: Alias[] = [];
  const add = (key: bigint, person: bigint | null, kind: Alias["kind"]) => {
    if (person !== null && key !== person) aliases.push({ key, person, kind });
  };
  if (kind === "page_view" || kind === "consent_given") {
    if (visitor !== day) add(day, visitor, "consent");
    add(visitor, passedOn, "consent");
  }
  add(visitor, email ?? customer, email === null ? "customer" : "email");
  if (email !== null && customer !== null) add(customer, email, "customer");
  return aliases;
}

/** Host and path of a page, without query and fragment: they may name people. A path that names a person is left out. */
export function pageOf(url: string): string | null {
  const host = tagKept(hostOf(url));
  if (host === null) return null;
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? "";
  return `${host}${path === "" || namesPerson(path) ? "/" : path}`.slice(0, 500);
}

const clickShape = new RegExp(`[?&]${clickParameter}=([0-9a-f]{16})(?:[&#]|$)`);

/** The click of one of our links that brought a visitor here, by the address's own word. */
export function clickIn(url: string): bigint | null {
  const written = clickShape.exec(url)?.[1];
  return written === undefined ? null : BigInt(`0x${written}`);
}
