import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { type ErrorCode, errorCodes, KnownError } from "../model/errors.ts";

/** A refusal as RFC 9457 has it: a stable `code`, one sentence, and what to do. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode | "internal";
  readonly detail: string;
  readonly hint?: string;
}

/** Answers whatever a route threw; what is no fault of the sender's is logged, and told to nobody. */
export function answerProblem(fault: FastifyError | KnownError | Error, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(fault);
  if (problem.status >= 500 && problem.code === "internal") request.log.error({ err: fault }, "a bug");
  if (problem.status === 503) reply.header("retry-after", "5");
  return reply.code(problem.status).type("application/problem+json").send(problem);
}

export function problemOf(fault: Error & { statusCode?: number }): Problem {
  if (fault instanceof KnownError) return problem(fault.code, fault.message, fault.hint);
  const status = fault.statusCode ?? 500;
  if (status === 413) return problem("too_large", "the body is larger than is taken", "send it in parts");
  if (status >= 400 && status < 500) return problem("invalid_request", fault.message, undefined, status);
  return {
    type: "about:blank",
    title: "Internal error",
    status: 500,
    code: "internal",
    detail: "this is a bug in Retorno",
  };
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
