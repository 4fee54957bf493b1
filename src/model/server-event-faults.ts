import type { z } from "zod";
import { nearest } from "./did-you-mean.ts";
import { ServerEvent, serverEventTypes } from "./server-event.ts";
import { brokenRules, type EventContext, type RuleFault, ruleCodes } from "./server-event-rules.ts";

/** What can be wrong with one event; `docs/api.md` has the same table. */
export const faultCodes = {
  not_an_object: "The event is not a JSON object.",
  unknown_type: "type names no kind of event.",
  unknown_field: "A field is not known; the sentence names the nearest one that is.",
  missing_field: "A field that must be given is not.",
  wrong_type: "A field is of another kind: a number where text is expected, a list, an object …",
  empty: "A field is empty.",
  too_long: "A text or a group of fields is longer than is taken.",
  not_allowed: "A field has a value that is not among those it may have.",
  ...ruleCodes,
} as const;
export type FaultCode = keyof typeof faultCodes;

/** One fault of one event of those that were sent. */
export interface EventFault {
  /** Its place among them, from 0. */
  readonly index: number;
  /** The field, such as data.items; empty for the event as a whole. */
  readonly path: string;
  readonly code: FaultCode;
  /** A sentence that names the field. */
  readonly detail: string;
}

/** So many faults are told at most. */
export const mostFaults = 100;

/** The events, or what is wrong with them, of which nothing is taken then. */
export function readServerEvents(
  sent: readonly unknown[],
  context: EventContext,
): { readonly events: readonly ServerEvent[] } | { readonly faults: readonly EventFault[] } {
  const events: ServerEvent[] = [];
  const faults: EventFault[] = [];
  for (const [index, one] of sent.entries()) {
    const { success, data, error } = ServerEvent.safeParse(one);
    const found = success ? brokenRules(data, context) : shapeFaults(error, one);
    if (success) events.push(data);
    for (const fault of found) faults.push({ index, path: fault.path, code: fault.code, detail: sentence(fault) });
    if (faults.length >= mostFaults) break;
  }
  return faults.length === 0 ? { events } : { faults: faults.slice(0, mostFaults) };
}

type Fault = Omit<RuleFault, "code"> & { code: FaultCode };

const sentence = ({ path, says }: Fault): string => `${path === "" ? "the event" : path} ${says}`;

function shapeFaults(error: z.ZodError, sent: unknown): Fault[] {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) {
    return [{ path: "", code: "not_an_object", says: `is ${kindOf(sent)}; it must be an object` }];
  }
  return error.issues.flatMap((issue) => faultsOf(issue, sent as Record<string, unknown>));
}

function faultsOf(issue: z.core.$ZodIssue, sent: Record<string, unknown>): Fault[] {
  const path = issue.path.map(String).join(".");
  const value = issue.path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | null)?.[step], sent);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField(key, sent));
    case "invalid_union":
      return [issue.path[0] === "type" ? unknownType(sent.type) : wrongType(path, value, "must be text or a number")];
    case "invalid_type":
      return [wrongType(path, value, `must be ${named[issue.expected] ?? issue.expected}`)];
    case "invalid_value":
      return [{ path, code: "not_allowed", says: `must be ${issue.values.map(String).join(", ")}` }];
    case "too_small":
      return [{ path, code: "empty", says: "must not be empty" }];
    case "too_big":
      return [{ path, code: "too_long", says: `must not be longer than ${issue.maximum}` }];
    case "custom":
      return [{ path, code: "too_long", says: issue.message }];
    default:
      return [
        { path, code: "not_allowed", says: issue.message.startsWith("must ") ? issue.message : "is not allowed" },
      ];
  }
}

const named: Readonly<Record<string, string>> = { string: "text", record: "an object", int: "a whole number" };

function wrongType(path: string, value: unknown, must: string): Fault {
  if (value === undefined) return { path, code: "missing_field", says: "is missing" };
  if (value === "") return { path, code: "empty", says: "must not be empty" };
  if (typeof value === "string") return { path, code: "too_long", says: "is too long" };
  return { path, code: "wrong_type", says: `is ${kindOf(value)}; it ${must}` };
}

function unknownType(type: unknown): Fault {
  if (type === undefined) {
    return { path: "type", code: "missing_field", says: `is missing: one of ${serverEventTypes.join(", ")}` };
  }
  const meant =
    typeof type === "string" ? (nearest(type.slice(0, 60), serverEventTypes) ?? otherNames.get(type) ?? null) : null;
  const says = `must be one of ${serverEventTypes.join(", ")}${meant === null ? "" : `; did you mean ${meant}?`}`;
  return { path: "type", code: "unknown_type", says };
}

/** What other tools call them. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["purchase", "order"],
  ["generate_lead", "lead"],
  ["pageview", "page_view"],
  ["impression", "ad_view"],
  ["ad_impression", "ad_view"],
  ["alias", "identify"],
  ["opportunity", "deal"],
  ["track", "action"],
  ["event", "action"],
]);

function unknownField(key: string, sent: Record<string, unknown>): Fault {
  const path = key.slice(0, 60);
  const option = ServerEvent.options.find(({ shape }) => shape.type.value === sent.type);
  const fields = Object.keys(option?.shape ?? {});
  const meant = nearest(key.slice(0, 60), fields);
  const says = `is no field of ${String(sent.type)}${meant === null ? "" : `; did you mean ${meant}?`}`;
  return { path, code: "unknown_field", says };
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return "beyond every number";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
