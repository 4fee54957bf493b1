import { z } from "zod";
import { ServerEvent } from "../model/server-event.ts";
import { type FaultCode, faultCodes } from "../model/server-event-faults.ts";
import { endpoint } from "./endpoint.ts";

/** So many events may come in one request, of so many bytes. */
export const mostEvents = 1000;
export const mostBytes = 1_048_576;

/** 202: they are durable. Those that stood already are counted too. */
export const EventsAnswer = z.object({ accepted: z.int().nonnegative() });
export type EventsAnswer = z.infer<typeof EventsAnswer>;

/** What is said of a request that is refused (RFC 9457); `errors` names each fault of each event, at most 100. */
export const EventsProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
  errors: z
    .array(
      z.object({
        index: z.int().nonnegative(),
        path: z.string(),
        code: z.enum(Object.keys(faultCodes) as [FaultCode, ...FaultCode[]]),
        detail: z.string(),
      }),
    )
    .optional(),
});
export type EventsProblem = z.infer<typeof EventsProblem>;

/** The codes of a request that is refused as a whole, with what each means. */
export const requestCodes = {
  invalid_event: "An event is wrong; nothing of the request is stored, and `errors` says what.",
  invalid_json: "The body is no JSON, or nested more than 32 deep.",
  invalid_encoding: "The body is not UTF-8.",
  no_events: "The list is empty.",
  too_many_events: "More than 1,000 events came at once.",
  too_large: "The body has more than 1 MB.",
  unauthenticated: "No key, or one that is unknown or was taken back.",
  conflict: "An Idempotency-Key came again with another body.",
  busy: "The server cannot store now; send it again after the seconds in Retry-After.",
} as const;

/** Served by itself, with its own faults for each event; the workspace is that of the key. */
export const sendEvents = endpoint({
  name: "sendEvents",
  method: "POST",
  path: "/api/v1/events",
  group: "Events",
  title: "Tell of one event or of up to 1,000: orders, leads, deals, costs and what visitors did.",
  needs: "events:write",
  body: z.union([ServerEvent, z.array(ServerEvent).min(1).max(mostEvents)]),
  answer: EventsAnswer,
  status: 202,
  refusals: ["invalid_event", "invalid_json", "invalid_encoding", "no_events", "too_many_events", "conflict"],
  mostBytes,
});
