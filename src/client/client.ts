/*
 * Sends events from a business's own systems to its Retorno. Needs fetch and nothing else: Node 18 and later, Deno, Bun,
 * workers. Never in a page: whoever reads the page would have the key.
 */

import { type Api, api as openApi } from "./api.ts";
import type { CallOptions } from "./call.ts";
import { pause, randomId } from "./tries.ts";

export type * from "./api.ts";
// biome-ignore lint/performance/noBarrelFile: the one module that the package exports
export { ApiError, type CallOptions } from "./call.ts";

/** All of the API, a method for each endpoint: `await api({ url, key }).roi({ params: { workspace: "shop" } })`. */
export const api = (options: CallOptions): Api => openApi(options);

export interface RetornoOptions {
  /** Where the server is reached, such as https://go.shop.example. */
  readonly url: string;
  /** What `retorno key add` showed. */
  readonly key: string;
  /** How often a request is tried again when the network or the server fails; 5. */
  readonly retries?: number;
  /** How long one try may take, in milliseconds; 30,000. */
  readonly timeoutMs?: number;
  /** Instead of the platform's own. */
  readonly fetch?: Fetch;
}

/** As much of fetch as is needed. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; signal?: AbortSignal },
) => Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;

export interface Retorno {
  /**
   * Stores one event or many; resolves once they are durable. Events without an event_id get one, so that trying again
   * stores nothing twice. A RetornoError where they are refused: none of the thousand they went with is stored.
   */
  send(events: ServerEvent | readonly ServerEvent[]): Promise<{ accepted: number }>;
}

/** What is wrong with one of the events that were sent. */
export interface EventFault {
  /** Its place among them, from 0. */
  readonly index: number;
  readonly path: string;
  readonly code: string;
  readonly detail: string;
}

/** The server refused the events, or could not be reached however often it was tried. */
export class RetornoError extends Error {
  /** Stable, as docs/api.md lists them; `unreachable` where no answer came. */
  readonly code: string;
  /** The HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly errors: readonly EventFault[];
  /** How many of the events before these are stored. */
  readonly accepted: number;

  constructor(
    message: string,
    told: { code: string; status: number; errors?: readonly EventFault[]; accepted: number; cause?: unknown },
  ) {
    super(message, { cause: told.cause });
    this.name = "RetornoError";
    this.code = told.code;
    this.status = told.status;
    this.errors = told.errors ?? [];
    this.accepted = told.accepted;
  }
}

/** A client for one workspace, by its key. */
export function retorno(options: RetornoOptions): Retorno {
  return {
    async send(events) {
      const all = (Array.isArray(events) ? events : [events]).map(withId);
      let accepted = 0;
      for (const body of batches(all)) {
        await post(options, body.text, accepted);
        accepted += body.events;
      }
      return { accepted };
    },
  };
}

const mostEvents = 1000;
const mostBytes = 1_000_000;

function withId(event: ServerEvent): ServerEvent {
  return event.event_id === undefined ? { ...event, event_id: randomId() } : event;
}

function* batches(events: readonly ServerEvent[]): Generator<{ text: string; events: number }> {
  const encoder = new TextEncoder();
  let texts: string[] = [];
  let bytes = 0;
  for (const event of events) {
    const text = JSON.stringify(event);
    const size = encoder.encode(text).length + 1;
    if (texts.length > 0 && (texts.length === mostEvents || bytes + size > mostBytes)) {
      yield { text: `[${texts.join(",")}]`, events: texts.length };
      texts = [];
      bytes = 0;
    }
    texts.push(text);
    bytes += size;
  }
  if (texts.length > 0) yield { text: `[${texts.join(",")}]`, events: texts.length };
}

const again: readonly number[] = [429, 500, 502, 503, 504];

async function post(options: RetornoOptions, body: string, accepted: number): Promise<void> {
  const { key, retries = 5 } = options;
  const url = `${options.url.replace(/\/+$/, "")}/api/v1/events`;
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  for (let tried = 0; ; tried++) {
    const answer = await call(options, url, { method: "POST", headers, body });
    if ("status" in answer && answer.status >= 200 && answer.status < 300) return;
    const isLast = tried >= retries || ("status" in answer && !again.includes(answer.status));
    if (isLast) throw refusal(answer, accepted);
    await pause(tried, "status" in answer ? answer.retryAfter : null);
  }
}

type Answer = { status: number; text: string; retryAfter: string | null } | { cause: unknown };

async function call(
  { fetch: given, timeoutMs = 30_000 }: RetornoOptions,
  url: string,
  init: { method: string; headers: Record<string, string>; body: string },
): Promise<Answer> {
  const fetch: Fetch = given ?? globalThis.fetch;
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    return { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get("retry-after") };
  } catch (cause) {
    return { cause };
  }
}

function refusal(answer: Answer, accepted: number): RetornoError {
  if ("cause" in answer) {
    return new RetornoError("Retorno cannot be reached", {
      code: "unreachable",
      status: 0,
      accepted,
      cause: answer.cause,
    });
  }
  const told = problemIn(answer.text);
  const code = typeof told.code === "string" ? told.code : "unknown";
  const detail = typeof told.detail === "string" ? told.detail : `the server answered ${answer.status}`;
  const errors = (Array.isArray(told.errors) ? told.errors : []) as EventFault[];
  return new RetornoError(detail, {
    code,
    status: answer.status,
    accepted,
    errors: errors.map((one) => ({ ...one, index: one.index + accepted })),
  });
}

function problemIn(text: string): Record<string, unknown> {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === "object" && told !== null ? (told as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

interface Base {
  /** Your own id of this event: sent again, it is not stored again. */
  event_id?: string;
  /** When it was, such as 2026-03-01T12:00:00Z; absent: now. */
  at?: string;
}

interface Who {
  /** Kept only as a keyed hash. */
  email?: string;
  /** The customer's number in your shop or CRM. */
  customer_id?: string | number;
  /** The id in the tracker's first-party cookie. */
  visitor?: string;
  /** The visitor's address; with user_agent it finds a visit without a cookie. Not kept. */
  ip?: string;
  user_agent?: string;
}

interface Origin {
  /** The page they landed on, whole. */
  url?: string;
  referrer?: string;
  utm_source?: string;
  utm_medium?: string;
  utm_campaign?: string;
  utm_content?: string;
  utm_term?: string;
}

/** In the major unit: 49.9 or "49.90". */
type Amount = number | string;
type Id = string | number;

interface Worth {
  value?: Amount;
  /** Such as EUR; absent: the workspace's. */
  currency?: string;
}

export interface PageView extends Base, Who, Origin {
  type: "page_view";
  url: string;
}
/** An ad that was seen and not clicked: a touch only where the plan's journeys.viewThroughs says so. */
export interface AdView extends Base, Who {
  type: "ad_view";
  /** The network whose ad was seen, such as instagram. */
  utm_source: string;
  /** Absent: cpm, a paid medium. */
  utm_medium?: string;
  utm_campaign?: string;
  utm_content?: string;
  utm_term?: string;
}
export interface Action extends Base, Who, Origin, Worth {
  type: "action";
  /** GA4's name where it has one: add_to_cart, sign_up … */
  name: string;
  data?: Record<string, string | number | boolean>;
}
export interface Lead extends Base, Who, Origin, Worth {
  type: "lead";
  id?: Id;
  stage?: string;
  opportunity_at?: string;
  source?: string;
  source_detail?: string;
  source_detail_2?: string;
  company?: string;
  deal_id?: Id;
  updated_at?: string;
}
export interface Deal extends Base, Who, Worth {
  type: "deal";
  id: Id;
  lead_id?: Id;
  company?: string;
  name?: string;
  pipeline?: string;
  stage?: string;
  outcome?: "open" | "won" | "lost";
  closed_at?: string;
  updated_at?: string;
}
export interface DealStage extends Base, Worth {
  type: "deal_stage";
  deal_id: Id;
  stage: string;
  outcome?: "open" | "won" | "lost";
  updated_at?: string;
}
export interface Order extends Base, Who, Origin, Worth {
  type: "order";
  /** The order's number as the shop shows it. */
  id: Id;
  also_id?: Id;
  /** Instead of value. */
  total?: Amount;
  tax?: Amount;
  shipping?: Amount;
  refunded?: Amount;
  code?: string;
  status?: "paid" | "unpaid" | "cancelled";
  updated_at?: string;
}
export interface Refund extends Base {
  type: "refund";
  id: Id;
  order_id: Id;
  value: Amount;
  currency?: string;
}
export interface Cost {
  type: "cost";
  id?: Id;
  event_id?: string;
  what: string;
  category: string;
  amount?: Amount;
  hours?: Amount;
  rate?: Amount;
  currency?: string;
  per?: string;
  from: string;
  to?: string;
  network?: string;
  campaign?: string;
  post?: string;
  channel?: string;
}
export interface Identify extends Base, Who {
  type: "identify";
  lead_id?: Id;
}
export interface SurveyAnswer extends Base, Who {
  type: "survey_answer";
  id?: Id;
  order_id?: Id;
  question?: string;
  answer: string;
}

/** docs/api.md says what each field means. */
export type ServerEvent =
  | PageView
  | AdView
  | Action
  | Lead
  | Deal
  | DealStage
  | Order
  | Refund
  | Cost
  | Identify
  | SurveyAnswer;
