import type { Socket } from "node:net";
import type { Problem } from "../problem.ts";
import type { Metrics } from "../watching/metrics.ts";
import { mayBeSlow } from "./slow-bodies.ts";

const answers: Readonly<Record<string, { line: string; reason: string; detail: string; hint: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    line: "408 Request Timeout",
    reason: "slow",
    detail: "the request did not arrive in time",
    hint: "send it again",
  },
  HPE_HEADER_OVERFLOW: {
    line: "431 Request Header Fields Too Large",
    reason: "headers_too_large",
    detail: "the headers are larger than is taken",
    hint: "send fewer cookies or a shorter address",
  },
};

const unreadable = {
  line: "400 Bad Request",
  reason: "no_http",
  detail: "this is no HTTP request",
  hint: "send HTTP/1.1",
};

/** Answers whoever is too slow, or speaks no HTTP, before there is a request to answer; then closes. */
export function answerClientErrors(metrics: Metrics): (fault: Error & { code?: string }, socket: Socket) => void {
  return (fault, socket) => {
    if (fault.code === "ECONNRESET" || socket.destroyed) return;
    if (fault.code === "ERR_HTTP_REQUEST_TIMEOUT" && mayBeSlow(socket)) return;
    const { line, reason, detail, hint } = answers[fault.code ?? ""] ?? unreadable;
    metrics.count("retorno_connections_closed_total", { reason });
    if (!socket.writable) return void socket.destroy(fault);
    const problem: Problem = {
      type: "about:blank",
      title: line.slice(4),
      status: Number(line.slice(0, 3)),
      code: "invalid_request",
      detail,
      hint,
    };
    const body = JSON.stringify(problem);
    const head = `content-type: application/problem+json\r\ncontent-length: ${body.length}\r\nconnection: close`;
    socket.end(`HTTP/1.1 ${line}\r\n${head}\r\n\r\n${body}`, () => socket.destroy());
  };
}
