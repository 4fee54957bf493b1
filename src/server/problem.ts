import type { FastifyReply, FastifyRequest } from "fastify";
import { type ErrorCode, errorCodes, KnownError } from "../model/errors.ts";
import { guardAnswer } from "./limits/headers.ts";
import type { Metrics } from "./watching/metrics.ts";

/** A refusal as RFC 9457 has it: a stable `code`, one sentence, and what to do. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode | "internal";
  readonly detail: string;
  readonly hint?: string;
  /** RFC 9457's extension members. */
  readonly [more: string]: unknown;
}

/** Refused for want of a good key or session: RFC 9110 has the answer say how one is shown. */
const withoutCaller: ReadonlySet<string> = new Set(["unauthenticated", "key_expired"]);

/** Seconds after which whoever was refused for now may come again. */
const retryAfter = "5";

/** Answers whatever a route threw; what is no fault of the sender's is logged, and told to nobody. */
export function answerProblem(fault: Error, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(fault);
  if (problem.code === "internal") request.log.error({ err: fault }, "a bug");
  else if (problem.status >= 500) request.log.warn({ err: fault }, "refused for now");
  if (problem.status === 503) reply.header("retry-after", retryAfter);
  if (problem.status === 429) reply.header("retry-after", String(problem.retryAfterSeconds ?? retryAfter));
  if (withoutCaller.has(problem.code)) reply.header("www-authenticate", 'Bearer realm="retorno"');
  reply.header("x-request-id", request.id).type("application/problem+json");
  guardAnswer(request, reply);
  return reply.code(problem.status).type("application/problem+json").send(problem);
}

/** Answers a browser that can mend nothing: 202 for what is wrong with its request, counted by its reason; 503 to come again. */
export function answerSilently(fault: Error, request: FastifyRequest, reply: FastifyReply, metrics: Metrics) {
  reply.header("access-control-allow-origin", "*");
  const { status, code } = problemOf(fault);
  if (status >= 500) return answerProblem(fault, request, reply);
  metrics.count("retorno_events_dropped_total", { reason: status === 415 ? "content_type" : code });
  return reply.code(202).send("");
}

export function problemOf(fault: Error): Problem {
  if (fault instanceof KnownError) return { ...fault.more, ...problem(fault.code, fault.message, fault.hint) };
  if (isBusyRecords(fault)) {
    return problem("busy", "the app's records cannot be written at the moment", "do it again in a moment");
  }
  const { code = "", statusCode: status = 500 } = fault as Error & { code?: string; statusCode?: number };
  const known = refusals[code];
  if (known !== undefined) return problem(known.code, known.detail, known.hint, known.status);
  if (status === 413) return problem("too_large", "the body is larger than is taken", "send it in parts");
  if (status >= 400 && status < 500) return problem("invalid_request", "the request cannot be read", undefined, status);
  return {
    type: "about:blank",
    title: "Internal error",
    status: 500,
    code: "internal",
    detail: "this is a bug in Retorno",
  };
}

/** The code of what `packedFault` answers. */
export const packedBody = "RETORNO_PACKED_BODY";

/** Fastify's own refusals; its words for them may quote what was sent. */
const refusals: Readonly<Record<string, { code: ErrorCode; detail: string; hint: string; status?: number }>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: "invalid_request",
    detail: "a body of this content type is not read",
    hint: "send it as application/json",
    status: 415,
  },
  [packedBody]: {
    code: "invalid_request",
    detail: "a body that is packed (content-encoding) is not read",
    hint: "send it as it is, without gzip",
    status: 415,
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: "invalid_request",
    detail: "the body is shorter or longer than content-length says",
    hint: "send it whole",
  },
  FST_ERR_BAD_URL: { code: "invalid_request", detail: "the address cannot be read", hint: "escape it as a URL" },
};

/** SQLite's words for: another process writes, the disk is full, the disk fails. */
const busyRecords: ReadonlySet<number> = new Set([5, 6, 8, 10, 13]);

function isBusyRecords(fault: Error): boolean {
  const { code, errcode } = fault as Error & { code?: string; errcode?: number };
  return code === "ERR_SQLITE_ERROR" && errcode !== undefined && busyRecords.has(errcode & 0xff);
}

function problem(code: ErrorCode, detail: string, hint?: string, status: number = errorCodes[code]): Problem {
  const title = code.replaceAll("_", " ");
  return {
    type: "about:blank",
    title: title.charAt(0).toUpperCase() + title.slice(1),
    status,
    code,
    detail,
    ...(hint === undefined ? {} : { hint }),
  };
}
