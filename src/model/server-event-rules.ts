import { CostEntry } from "./cost.ts";
import { isCurrency, minorDigits } from "./money.ts";
import { isCalendarDay } from "./period.ts";
import type { ServerEvent } from "./server-event.ts";

/** What the shape of an event cannot tell: the workspace's currency, and what time it is. */
export interface EventContext {
  readonly currency: string;
  readonly nowMs: number;
}

/** A fault of one field; `says` goes on from the field's name, or from "the event" where the path is empty. */
export interface RuleFault {
  readonly path: string;
  readonly code: RuleCode;
  readonly says: string;
}

export const ruleCodes = {
  invalid_time: "A moment is no ISO 8601 date and time with Z or an offset.",
  time_out_of_range: "A moment lies before 2000, or more than 24 hours in the future.",
  unknown_currency: "A currency code is not in ISO 4217.",
  missing_amount: "An order has neither value nor total.",
  given_twice: "An order has both value and total.",
  invalid_amount: "An amount is not a number.",
  too_many_decimals: "An amount has more decimals than its currency.",
  out_of_range: "An amount is negative, or beyond 1,000,000,000,000.",
  invalid_email: "An e-mail address has no @, or blanks in it.",
  invalid_url: "An address does not begin with http:// or https://.",
  nobody: "The event names nobody: no email, customer_id, visitor or id.",
  reserved_name: "An action goes by the name of another type.",
  invalid_cost: "A cost breaks a rule of the plan's costs.",
} as const;
export type RuleCode = keyof typeof ruleCodes;

const earliestMs = Date.UTC(2000, 0, 1);
const aheadMs = 24 * 60 * 60 * 1000;
const mostMajor = 1e12;

/** What is wrong with an event of the right shape; nothing for nearly all. */
export function brokenRules(event: ServerEvent, context: EventContext): RuleFault[] {
  const faults: RuleFault[] = [];
  checkMoments(event, context, faults);
  checkMoney(event, context, faults);
  if ("email" in event && event.email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(event.email.trim())) {
    faults.push({ path: "email", code: "invalid_email", says: "is no e-mail address" });
  }
  if ("url" in event && event.url !== undefined && !/^https?:\/\/[^/?#\s]/i.test(event.url)) {
    faults.push({ path: "url", code: "invalid_url", says: "must begin with http:// or https://" });
  }
  checkOwn(event, faults);
  return faults;
}

const momentFields = ["at", "updated_at", "closed_at", "opportunity_at"] as const;
const written = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i;

function checkMoments(event: ServerEvent, { nowMs }: EventContext, faults: RuleFault[]): void {
  const fields: Partial<Record<(typeof momentFields)[number], string | undefined>> = event as object;
  for (const path of momentFields) {
    const said = fields[path];
    if (said === undefined) continue;
    const day = written.exec(said)?.[1];
    const ms = Date.parse(said);
    if (day === undefined || Number.isNaN(ms) || !isCalendarDay(day)) {
      faults.push({ path, code: "invalid_time", says: "must be a moment such as 2026-03-01T12:00:00Z" });
    } else if (ms < earliestMs || ms > nowMs + aheadMs) {
      const says = ms < earliestMs ? "lies before the year 2000" : "lies more than 24 hours in the future";
      faults.push({ path, code: "time_out_of_range", says });
    }
  }
}

const moneyFields = ["value", "total", "tax", "shipping", "refunded"] as const;

function checkMoney(event: ServerEvent, { currency: home }: EventContext, faults: RuleFault[]): void {
  if (event.type === "cost" || !("currency" in event || "value" in event || "total" in event)) return;
  const fields: Partial<Record<(typeof moneyFields)[number], string | number | undefined>> = event;
  const currency = event.currency?.toUpperCase() ?? home;
  if (!isCurrency(currency)) {
    faults.push({ path: "currency", code: "unknown_currency", says: "must be a currency of ISO 4217 such as EUR" });
    return;
  }
  for (const path of moneyFields) {
    const said = fields[path];
    if (said === undefined) continue;
    const fault = amountFault(said, currency);
    if (fault !== null) faults.push({ path, ...fault });
  }
}

function amountFault(said: string | number, currency: string): Omit<RuleFault, "path"> | null {
  const number = Number(said);
  if (typeof said === "string" && !/^-?\d+(\.\d+)?$/.test(said)) {
    return { code: "invalid_amount", says: "must be a number with a decimal point, such as 1234.50" };
  }
  if (number < 0) return { code: "out_of_range", says: "must not be negative" };
  if (number > mostMajor) return { code: "out_of_range", says: "must not be more than 1,000,000,000,000" };
  const digits = minorDigits(currency);
  const decimals = /\.(\d*?)0*$/.exec(typeof said === "string" ? said : plain(said))?.[1]?.length ?? 0;
  if (decimals <= digits) return null;
  const may = digits === 0 ? "no decimals" : `at most ${digits} decimals`;
  return { code: "too_many_decimals", says: `must have ${may} in ${currency}` };
}

/** 1e-7 has its decimals in the exponent. */
const plain = (number: number): string => {
  const text = String(number);
  return text.includes("e") ? number.toFixed(20) : text;
};

function checkOwn(event: ServerEvent, faults: RuleFault[]): void {
  switch (event.type) {
    case "order":
      if ((event.value === undefined) === (event.total === undefined)) {
        faults.push(event.value === undefined ? noAmount : amountTwice);
      }
      return;
    case "refund":
      if (Number(event.value) === 0) faults.push({ path: "value", code: "out_of_range", says: "must be above 0" });
      return;
    case "action":
      if (reserved.has(event.name)) {
        const says = `is told as an event of the type ${reserved.get(event.name)}`;
        faults.push({ path: "name", code: "reserved_name", says });
      }
      return;
    case "ad_view":
      if (keysOf(event) === 0) faults.push(nobody("an email, customer_id, visitor, or ip with user_agent"));
      return;
    case "lead":
      if (event.id === undefined && keysOf(event) === 0) faults.push(nobody("an id, email, customer_id or visitor"));
      return;
    case "identify": {
      const keys = keysOf(event) + (event.lead_id === undefined ? 0 : 1);
      if (keys < 2) faults.push(nobody("two of email, customer_id, visitor and lead_id"));
      return;
    }
    case "survey_answer":
      if (event.order_id === undefined && keysOf(event) === 0)
        faults.push(nobody("an order_id, email, customer_id or visitor"));
      return;
    case "cost":
      faults.push(...costFaults(event));
      return;
    case "page_view":
    case "deal":
    case "deal_stage":
      return;
    default:
      event satisfies never;
  }
}

const noAmount: RuleFault = { path: "value", code: "missing_amount", says: "is missing: what was paid" };
const amountTwice: RuleFault = { path: "value", code: "given_twice", says: "is given as well as total: give one" };

const reserved: ReadonlyMap<string, ServerEvent["type"]> = new Map([
  ["purchase", "order"],
  ["generate_lead", "lead"],
  ["page_view", "page_view"],
  ["ad_view", "ad_view"],
  ["refund", "refund"],
]);

const nobody = (needs: string): RuleFault => ({ path: "", code: "nobody", says: `names nobody: give ${needs}` });

type Who = Pick<ServerEvent & { type: "identify" }, "email" | "customer_id" | "visitor" | "ip" | "user_agent">;

const keysOf = ({ email, customer_id, visitor, ip, user_agent }: Who): number =>
  [email, customer_id, visitor ?? (ip === undefined ? undefined : user_agent)].filter((one) => one !== undefined)
    .length;

/** A cost of the API as the plan would write it. */
export function costEntryOf(event: ServerEvent & { type: "cost" }): Record<string, unknown> {
  const { type: _type, id: _id, event_id: _event, network, campaign, post, channel, ...entry } = event;
  const scope = defined({ network, campaign, post, channel });
  return defined({
    ...entry,
    currency: event.currency?.toUpperCase(),
    scope: Object.keys(scope).length === 0 ? undefined : scope,
  });
}

const defined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function costFaults(event: ServerEvent & { type: "cost" }): RuleFault[] {
  const { error } = CostEntry.safeParse(costEntryOf(event));
  return (error?.issues ?? []).map(({ path, message }) => ({
    path: String(path.at(-1) ?? ""),
    code: path.at(-1) === "currency" ? "unknown_currency" : "invalid_cost",
    says: message.startsWith("Invalid option") ? message.replace("Invalid option: expected", "must be") : message,
  }));
}
