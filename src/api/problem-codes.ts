import type { ErrorCode } from "../model/errors.ts";
import type { Endpoint } from "./endpoint.ts";

/** What each code of a refusal means, to whoever writes a program against the API. */
export const codeMeanings: Readonly<Record<ErrorCode | "internal", string>> = {
  invalid_request: "Something of the path, the query, the headers or the body is wrong; `errors` names each field.",
  invalid_plan: "The plan breaks one of its rules; `detail` says which.",
  invalid_event: "An event is wrong; nothing of the request is stored, and `errors` says what.",
  invalid_json: "The body is no JSON, or nested more than 32 deep.",
  invalid_encoding: "The body is not UTF-8.",
  no_events: "The list is empty.",
  too_many_events: "More than 1,000 events came at once.",
  weak_password: "The password is too short or too easy to guess.",
  unauthenticated: "Nobody is signed in, or the key is unknown or was revoked.",
  invalid_signature: "A webhook's signature is not that of its secret.",
  wrong_credentials: "The e-mail address or the password is not right.",
  wrong_code: "The code of the second factor is not right, or was used already.",
  key_expired: "The key has run out.",
  forbidden: "Your role does not allow it.",
  wrong_scope: "The key lacks the scope that `detail` names, or only people may do it.",
  cross_site: "A browser sent it from a page of another site.",
  needs_https: "People sign in over https only, or on the server's own machine.",
  second_factor_needed: "The workspace lets in only whoever has a second factor.",
  not_found: "There is no such thing, or it is not yours to see.",
  too_slow: "The file came too slowly to be waited for; send it again over a better connection, or packed.",
  conflict: "It clashes with what stands: a name that is taken, or an Idempotency-Key that came with another request.",
  edit_conflict: "Somebody else saved in between; the answer says what stands now.",
  gone: "It was there, and has expired or been used.",
  too_large: "The body is larger than is taken.",
  unsupported_media_type: "The body is called by another content type than the one that is taken.",
  cancelled: "It was stopped at somebody's wish.",
  source_rejected: "What was sent is not what it claims to be, or cannot be read.",
  not_recognised: "No file of what was sent is an export that is known; its columns can be named.",
  no_rows: "The file is known, but not one row of it could be read.",
  took_too_long: "Reading it took longer than is allowed.",
  took_too_much: "Reading it took more memory than is allowed.",
  missing_rate:
    "Exchange rates are missing; `home` is the currency they lead to, `missing` says of which and for which days.",
  address_refused: "An address leads into this machine or its network, which is never asked.",
  address_unreachable: "Nothing answers at an address.",
  too_many_requests: "Too many came; come again after the seconds in Retry-After.",
  mail_unavailable: "No mail can be sent at the moment.",
  interrupted: "The server ended while it was under way; do it again.",
  busy: "It cannot be done now; come again after the seconds in Retry-After.",
  internal: "A bug in Retorno; the log names it by the answer's x-request-id.",
};

/** All codes an endpoint may refuse with: its own, and those that come with who may ask and what it takes. */
export function codesOf({ method, path, needs, takes, body, refusals }: Endpoint): ErrorCode[] {
  const isChange = method !== "GET";
  const hasBody = takes === "bytes" || (isChange && !body.safeParse(undefined).success);
  const known: ErrorCode[] = needs === "nobody" ? [] : ["unauthenticated", "key_expired", "wrong_scope"];
  const ofPeople: ErrorCode[] = needs === "nobody" || needs === "user" ? [] : ["forbidden"];
  const ofWorkspace: ErrorCode[] = path.includes("/:workspace") ? ["second_factor_needed"] : [];
  return [
    ...new Set<ErrorCode>([
      ...refusals,
      "invalid_request",
      ...known,
      ...ofPeople,
      ...ofWorkspace,
      ...(path.includes("/:") ? (["not_found"] as const) : []),
      ...(isChange && path !== "/api/v1/events" ? (["cross_site"] as const) : []),
      ...(hasBody ? (["too_large", "unsupported_media_type"] as const) : []),
      ...(hasBody && takes === "json" ? (["invalid_json", "invalid_encoding"] as const) : []),
      ...(repeats({ method, needs, takes }) ? (["conflict"] as const) : []),
      "too_many_requests",
      "busy",
    ]),
  ];
}

/** Whether an Idempotency-Key is heard. */
export const repeats = ({ method, needs, takes }: Pick<Endpoint, "method" | "needs" | "takes">): boolean =>
  method === "POST" && needs !== "nobody" && takes === "json";
