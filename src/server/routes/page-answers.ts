import type { FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import type { visitorOf } from "../api/caller.ts";
import { messagePage } from "../pages/message-page.ts";
import { pagePolicy } from "../pages/page.ts";
import { passkeyPlace } from "../people/passkeys.ts";
import type { SignedIn } from "../people/people.ts";
import { problemOf } from "../problem.ts";

/** What the pages share. */
export interface DoorPages {
  /** The address of a module of theirs. */
  readonly script: (name: string) => string;
  /** Who is signed in; null for nobody, also where the connection lets nobody in. */
  readonly userOf: (request: FastifyRequest) => Promise<SignedIn | null>;
  /** Who looks at a workspace: the same, or the guest of a demo server. */
  readonly visitorOf: (request: FastifyRequest) => ReturnType<typeof visitorOf>;
}

/** The statement's page carries its styles in its elements. */
export const statementPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Signs in first, and comes back. */
export const toSignIn = ({ url }: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.redirect(url === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(url)}`);

/** Why there can be no passkeys where a request comes to; null where there can. */
export function passkeyHintFor(request: FastifyRequest): string | null {
  try {
    passkeyPlace(request);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof KnownError)) throw refusal;
    return sentence(`${refusal.message}: ${refusal.hint}`);
  }
}

/** A refusal as a page: what is the matter, and the way on. */
export function answerPage(fault: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, detail, hint } = problemOf(fault);
  if (status >= 500) request.log.error({ err: fault }, status === 500 ? "a bug" : "refused for now");
  const asks = code === "second_factor_needed" || code === "not_found" ? undefined : hint;
  reply.code(status).type("text/html; charset=utf-8").header("content-security-policy", pagePolicy);
  return reply.send(
    messagePage({
      title: titles[code] ?? "That did not work",
      says: [detail, asks].flatMap((one) => (one === undefined ? [] : sentence(one))).join(" "),
      way: ways[code] ?? { url: "/", name: "To the first page" },
    }),
  );
}

const titles: Readonly<Record<string, string>> = {
  not_found: "There is nothing here",
  forbidden: "That is not open to you",
  needs_https: "Not over this connection",
  second_factor_needed: "A second factor is needed",
  internal: "Something broke",
  busy: "One moment, please",
};

const ways: Readonly<Record<string, { url: string; name: string } | null>> = {
  second_factor_needed: { url: "/account#second-factor", name: "Set one up" },
  needs_https: null,
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
