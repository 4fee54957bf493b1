import type { FastifyRequest } from "fastify";
import type { Endpoint } from "../../api/endpoint.ts";
import type { KeyBook } from "../key-book.ts";
import { type CallerLimit, networkOf } from "../limits/caller-limit.ts";
import type { ServerParts } from "../parts.ts";
import { type Caller, callerOf } from "./caller.ts";

/** Who sends a request, once it is counted: by who they are, else by where they come from. */
export async function knownCaller(
  { keys, limit, parts }: { keys: KeyBook; limit: CallerLimit; parts: Pick<ServerParts, "people" | "guest"> },
  { needs }: Pick<Endpoint, "needs">,
  request: FastifyRequest,
): Promise<Caller> {
  const from = networkOf(request.ip);
  // Before a session or key is looked up: whoever guesses is counted as well.
  if (needs === "nobody") await limit.spend("unknown", from);
  let caller: Caller;
  try {
    caller = await callerOf(request, keys, parts);
  } catch (refusal) {
    await limit.spend("known", from);
    throw refusal;
  }
  if (needs !== "nobody" || caller.kind !== "nobody") await limit.spend("known", whoIs(caller, from));
  return caller;
}

function whoIs(caller: Caller, from: string): string {
  switch (caller.kind) {
    case "user":
      return `session ${caller.session.id}`;
    case "key":
      return `key ${caller.id}`;
    case "guest":
    case "nobody":
      return from;
  }
}
