import type { FastifyRequest } from "fastify";
import type { Actor } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { Permission } from "../../model/permissions.ts";
import type { KeyBook } from "../key-book.ts";
import type { People, SignedIn } from "../people/people.ts";

/** Who sent a request: somebody signed in, a program with a key of a workspace, or nobody known. */
export type Caller =
  | ({ readonly kind: "user" } & SignedIn)
  | { readonly kind: "key"; readonly id: string; readonly workspace: string; readonly scopes: ReadonlySet<Permission> }
  | { readonly kind: "nobody" };

/**
 * A KnownError for a key that is unknown, revoked or expired, and for a request that says twice who sends it; a session
 * that has ended is nobody's.
 */
export async function callerOf(request: FastifyRequest, keys: KeyBook, people: People): Promise<Caller> {
  const key = keyIn(request);
  if (key === "") {
    const user = await people.userOf(request);
    return user === null ? { kind: "nobody" } : { kind: "user", ...user };
  }
  if (hasSession(request)) throw twoCallers("an API key and a session");
  return { kind: "key", ...(await keys.holderOf(key)) };
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

/** As the audit names a caller; a KnownError for nobody. */
export function actorOf(caller: Caller): Actor {
  if (caller.kind === "nobody") throw notSignedIn();
  return { kind: caller.kind, id: caller.id };
}

export const notSignedIn = (): KnownError =>
  new KnownError("unauthenticated", "nobody is signed in", {
    hint: "sign in, or send an API key as Authorization: Bearer rtn_…",
  });
