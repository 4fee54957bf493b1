import type { FastifyServerOptions } from "fastify";

/**
 * What is logged, and of it nothing that tells who somebody is: no address, no agent, no query, no body. An error's
 * message is kept without what stands in quotes in it, which may be somebody's.
 */
export function logOptions(level: string, stream?: { write(line: string): void }) {
  return {
    level,
    base: null,
    serializers: { err: faultOf, req: () => ({}), res: () => ({}) },
    ...(stream === undefined ? {} : { stream }),
  } satisfies FastifyServerOptions["logger"];
}

interface LoggedFault {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [more: string]: unknown;
}

function faultOf(fault: Error): LoggedFault {
  const frames = (fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: fault.name,
    message: withoutPersons(fault.message),
    stack: frames.join("\n"),
    ...(fault.cause instanceof Error ? { cause: faultOf(fault.cause) } : {}),
  };
}

/** A message without quoted texts, e-mail addresses, network addresses, queries and long numbers. */
const withoutPersons = (message: string): string =>
  message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, "…")
    .replace(/\S+@\S+/g, "…")
    .replace(/\?[^\s]*/g, "?…")
    .replace(/\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}\b/gi, "…")
    .replace(/\d{7,}/g, "…");
