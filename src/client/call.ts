/*
 * One call of the API. Needs fetch and nothing else: Node 18 and later, Deno, Bun, workers, and pages of Retorno itself.
 */

import { pause, randomId } from "./tries.ts";

export interface CallOptions {
  /** Where the server is reached, such as https://go.shop.example. */
  readonly url: string;
  /** What `retorno key add` showed. Left out, whoever is signed in to the page asks. */
  readonly key?: string;
  /** How often a call is tried again when the network or the server fails; 5. */
  readonly retries?: number;
  /** How long one try may take, in milliseconds; 30,000. */
  readonly timeoutMs?: number;
  /** Instead of the platform's own. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** The server refused a call, or could not be reached however often it was tried. */
export class ApiError extends Error {
  /** Stable, as docs/api.md lists them; `unreachable` where no answer came. */
  readonly code: string;
  /** The HTTP status; 0 where no answer came. */
  readonly status: number;
  /** One sentence; the message too. */
  readonly detail: string;
  /** What to do. */
  readonly hint: string | null;
  /** All that the server said, with `errors` field by field. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>, cause?: unknown) {
    const detail = typeof problem.detail === "string" ? problem.detail : `the server answered ${status}`;
    super(detail, { cause });
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
    this.detail = detail;
    this.code = typeof problem.code === "string" ? problem.code : "unknown";
    this.hint = typeof problem.hint === "string" ? problem.hint : null;
  }
}

/** What is asked of one endpoint; the path's names are filled in from `given`. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly given: Given;
  /** Whether a POST may be sent again by its Idempotency-Key. */
  readonly repeats?: boolean;
}

interface Given {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** What a JSON endpoint answers. */
export async function callJson<Answer>(options: CallOptions, asked: Asked): Promise<Answer> {
  const text = await (await callFor(options, asked)).text();
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

/** What each event of a stream says, as it comes. */
export async function* callEvents<Answer>(options: CallOptions, asked: Asked): AsyncGenerator<Answer, void, undefined> {
  const { body } = await callFor({ ...options, timeoutMs: 0 }, asked);
  if (body === null) return;
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let read = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      read += decoder.decode(part.value, { stream: true });
      const events = read.split(/\r?\n\r?\n/);
      read = events.pop() ?? "";
      for (const event of events) {
        const lines = event.split(/\r?\n/).filter((line) => line.startsWith("data:"));
        if (lines.length > 0) yield JSON.parse(lines.map((line) => line.slice(5)).join("\n")) as Answer;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const again: readonly number[] = [429, 502, 503, 504];

/** The answer as it came, where it is no refusal: a file, for instance. An ApiError says why not. */
export async function callFor(options: CallOptions, { method, path, given, repeats }: Asked): Promise<Response> {
  const { retries = 5 } = options;
  const url = addressOf(options.url, path, given);
  const init = initOf(options, method, given.body, repeats === true);
  const mayRepeat = method !== "POST" || repeats === true;
  for (let tried = 0; ; tried++) {
    const answer = await attempt(options, url, init);
    if (!(answer instanceof Error) && answer.ok) return answer;
    const isPassing = answer instanceof Error ? answer.name !== "ApiError" : again.includes(answer.status);
    const wasRead = answer instanceof Error || answer.status !== 429;
    if (tried >= retries || !isPassing || (wasRead && !mayRepeat)) throw await refusal(answer);
    await pause(tried, answer instanceof Error ? null : answer.headers.get("retry-after"));
  }
}

function addressOf(url: string, path: string, { params = {}, query = {} }: Given): string {
  const named = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return `${url.replace(/\/+$/, "")}${named}${search === "" ? "" : `?${search}`}`;
}

function initOf(
  { key }: CallOptions,
  method: string,
  body: unknown,
  repeats: boolean,
): RequestInit & { method: string } {
  const headers: Record<string, string> = {};
  if (key !== undefined) headers.authorization = `Bearer ${key}`;
  if (repeats) headers["idempotency-key"] = randomId();
  if (body === undefined) return { method, headers };
  const isBytes = body instanceof Uint8Array || body instanceof Blob;
  headers["content-type"] = isBytes ? "application/octet-stream" : "application/json";
  return { method, headers, body: isBytes ? (body as NonNullable<RequestInit["body"]>) : JSON.stringify(body) };
}

async function attempt(
  { fetch: given, timeoutMs = 30_000 }: CallOptions,
  url: string,
  init: RequestInit,
): Promise<Response | Error> {
  const fetch = given ?? globalThis.fetch;
  try {
    return await fetch(url, timeoutMs === 0 ? init : { ...init, signal: AbortSignal.timeout(timeoutMs) });
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

async function refusal(answer: Response | Error): Promise<ApiError> {
  if (answer instanceof Error) {
    return new ApiError(0, { code: "unreachable", detail: "Retorno cannot be reached" }, answer);
  }
  const said: unknown = await answer.json().catch(() => null);
  return new ApiError(answer.status, typeof said === "object" && said !== null ? { ...said } : {});
}
