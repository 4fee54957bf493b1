import { request as askPlainly, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { request as askSecurely } from "node:https";
import type { LookupFunction } from "node:net";
import { KnownError } from "../../model/errors.ts";
import {
  askedUrl,
  type HostAddress,
  type OutboundRules,
  publicAddresses,
  publicInternet,
  unreachable,
} from "./public-host.ts";

/** What an address answered in the end. */
export interface PublicAnswer {
  readonly status: number;
  /** After all redirects. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether `body` is all there was: reading ends at the limit. */
  readonly isWhole: boolean;
}

/** Browsers follow twenty; a page that needs more than these is set up wrongly. */
const mostRedirects = 5;

/**
 * Fetches an address that a user gave, and nothing that only this server can reach: http and https on their own ports, no
 * credentials, public addresses alone; what is connected to is the very address that was looked at, on every redirect
 * anew. No cookies are kept or sent. A KnownError says what stood against it.
 */
export async function fetchPublic(written: string, rules: OutboundRules = publicInternet): Promise<PublicAnswer> {
  const signal = AbortSignal.timeout(rules.mostMs);
  try {
    let url = askedUrl(written, rules);
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      signal.throwIfAborted();
      const answer = await ask(url, await inTime(publicAddresses(url, rules), signal), signal);
      const next = answer.headers.location;
      if (!isRedirect(answer) || next === undefined) return await read(answer, url, rules);
      answer.destroy();
      url = askedUrl(next, rules, url);
    }
  } catch (cause) {
    throw faultOf(cause, signal, rules);
  }
  throw unreachable(`it redirects more than ${mostRedirects} times`, "give the address that it leads to in the end");
}

const isRedirect = ({ statusCode = 0 }: IncomingMessage): boolean => [301, 302, 303, 307, 308].includes(statusCode);

/** Says who asks; a page is sent as it is, for what unpacks to a thousand times its size is not to be unpacked. */
const headers = {
  "user-agent": "Retorno (looks at where a link leads)",
  accept: "text/html, */*;q=0.5",
  "accept-encoding": "identity",
};

function ask(url: URL, addresses: readonly HostAddress[], signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const send = url.protocol === "https:" ? askSecurely : askPlainly;
  // A connection of its own: one that is kept, or a proxy of the environment, would be one that nobody has looked at.
  send(url, { agent: false, headers, signal, lookup: answering(addresses) })
    .on("response", resolve)
    .on("error", reject)
    .end();
  return promise;
}

/** Names are not looked up again. */
const answering =
  (addresses: readonly HostAddress[]): LookupFunction =>
  (_host, { all }, done) => {
    const [first] = addresses;
    if (all === true) done(null, [...addresses]);
    else done(null, first?.address ?? "", first?.family);
  };

async function read(answer: IncomingMessage, url: URL, { mostBytes }: OutboundRules): Promise<PublicAnswer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, mostBytes - bytes));
    bytes += part.length;
    // Leaving the loop closes the connection.
    if (bytes > mostBytes) break;
  }
  return {
    status: answer.statusCode ?? 0,
    url: url.href,
    headers: answer.headers,
    body: Buffer.concat(parts),
    isWhole: bytes <= mostBytes,
  };
}

/** A name server that says nothing is waited for no longer than a server that says nothing. */
function inTime<Answer>(work: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener("abort", stop));
}

function faultOf(cause: unknown, signal: AbortSignal, { mostMs }: OutboundRules): unknown {
  if (cause instanceof KnownError) return cause;
  if (signal.aborted) {
    return unreachable(`it took longer than ${mostMs / 1000} seconds`, "try again, or see whether it is up", cause);
  }
  const { code = "" } = cause as NodeJS.ErrnoException;
  if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT)/.test(code)) {
    return unreachable("its certificate is not valid", "see whether a browser opens it without a warning", cause);
  }
  return unreachable("nothing that speaks http answers there", "see whether a browser opens it", cause);
}
