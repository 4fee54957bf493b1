import type { FastifyRequest } from "fastify";
import type { Actor } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { Permission } from "../../model/permissions.ts";
import type { KeyBook } from "../key-book.ts";
import type { ServerParts } from "../parts.ts";
import type { SignedIn } from "../people/people.ts";

/**
 * Who sent a request: somebody signed in, a program with a key of a workspace, whoever looks at the made-up workspace of a
 * demo server, or nobody known.
 */
export type Caller =
  | ({ readonly kind: "user" } & SignedIn)
  | { readonly kind: "key"; readonly id: string; readonly workspace: string; readonly scopes: ReadonlySet<Permission> }
  | Guest
  | { readonly kind: "nobody" };

/** Whoever is not signed in on a demo server: reads the made-up workspace, and nothing else. */
export interface Guest {
  readonly kind: "guest";
  readonly workspace: string;
}

/**
 * A KnownError for a key that is unknown, revoked or expired, and for a request that says twice who sends it; a session
 * that has ended is nobody's.
 */
export async function callerOf(
  request: FastifyRequest,
  keys: KeyBook,
  { people, guest }: Pick<ServerParts, "people" | "guest">,
): Promise<Caller> {
  const key = keyIn(request);
  if (key === "") return (await visitorOf(request, { people, guest })) ?? { kind: "nobody" };
  if (hasSession(request)) throw twoCallers("an API key and a session");
  return { kind: "key", ...(await keys.holderOf(key)) };
}

/** Who looks at our pages: somebody signed in, the guest of a demo server, or nobody, which is null. */
export async function visitorOf(
  request: FastifyRequest,
  { people, guest }: Pick<ServerParts, "people" | "guest">,
): Promise<Extract<Caller, { kind: "user" | "guest" }> | null> {
  const user = await people.userOf(request);
  if (user !== null) return { kind: "user", ...user };
  return guest === null ? null : { kind: "guest", workspace: guest };
}

/** The API key that a request brings; empty where it brings none, a KnownError where it brings two. */
export function keyIn({ headers }: FastifyRequest): string {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
  const own = headers["x-api-key"];
  const other = typeof own === "string" ? own.trim() : "";
  if (bearer !== undefined && other !== "" && bearer !== other) throw twoCallers("two API keys");
  return bearer ?? other;
}

const hasSession = ({ headers }: FastifyRequest): boolean => /\bretorno\.session_token=/.test(headers.cookie ?? "");

/** Which of the two was meant nobody can know: guessing is how one is taken for the other. */
const twoCallers = (what: string): KnownError =>
  new KnownError("invalid_request", `the request brings ${what}`, { hint: "send one of them alone" });

/** As the audit names a caller; a KnownError for nobody and for guests, who change nothing. */
export function actorOf(caller: Caller): Actor {
  if (caller.kind === "nobody") throw notSignedIn();
  if (caller.kind === "guest") throw onlyToLookAt();
  return { kind: caller.kind, id: caller.id };
}

export const notSignedIn = (): KnownError =>
  new KnownError("unauthenticated", "nobody is signed in", {
    hint: "sign in, or send an API key as Authorization: Bearer rtn_…",
  });

export const onlyToLookAt = (): KnownError =>
  new KnownError("forbidden", "the made-up shop is there to look at, not to change", {
    hint: "to begin with your own, stop this server and start retorno serve",
  });
