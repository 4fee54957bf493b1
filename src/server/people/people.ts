import type { FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import type { State } from "../../state/database.ts";
import { isLocal } from "../routes/metrics.ts";
import type { AuthParts, openAuth } from "./auth.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { UsedCodes } from "./used-codes.ts";

/** Somebody who is signed in. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Runs the installation. */
  readonly operator: boolean;
  /** Whether the session rests on more than a password: a code of an app, or a passkey. */
  readonly hasSecondFactor: boolean;
  /** Whether signing in with the password asks for a code of an app. */
  readonly hasAuthenticator: boolean;
  readonly session: { readonly id: string; readonly token: string; readonly createdMs: number };
}

export type Auth = ReturnType<typeof openAuth>;

/** The people who may sign in. What they sign in with is loaded when the first of them comes. */
export class People {
  /** Codes of apps that were shown, wherever they were. */
  readonly usedCodes = new UsedCodes();
  readonly #parts: AuthParts;
  readonly #auths = new Map<string, Promise<Auth>>();

  constructor(parts: AuthParts) {
    this.#parts = parts;
  }

  /** Sign-in as it is done over a request's connection; a KnownError where passwords and cookies could be overheard. */
  auth(request: FastifyRequest): Promise<Auth> {
    return this.#open(originOf(request));
  }

  /** The same within a transaction: all that it writes stands or falls with that. */
  async authWithin(state: State, request: FastifyRequest): Promise<Auth> {
    const { openAuth } = await import("./auth.ts");
    return openAuth({ ...this.#parts, state }, originOf(request));
  }

  /** What is kept of a password. */
  hashOf(password: string): Promise<string> {
    return hashPassword(password);
  }

  /** Whether a password is the one of a hash. */
  isRight(password: string, hash: string): Promise<boolean> {
    return isPassword(password, hash);
  }

  /** Who sent a request; null for nobody we know, or whose session has ended. */
  async userOf(request: FastifyRequest): Promise<SignedIn | null> {
    if (!/\bretorno\.session_token=/.test(request.headers.cookie ?? "")) return null;
    const auth = await this.auth(request);
    const found = await auth.api.getSession({ headers: headersOf(request) });
    if (found === null) return null;
    const { user, session } = found;
    return {
      id: user.id,
      name: user.name,
      email: user.email,
      operator: user.operator === true,
      hasSecondFactor: user.twoFactorEnabled === true || session.byPasskey === true,
      hasAuthenticator: user.twoFactorEnabled === true,
      session: { id: session.id, token: session.token, createdMs: session.createdAt.getTime() },
    };
  }

  #open(origin: string): Promise<Auth> {
    const known = this.#auths.get(origin);
    if (known !== undefined) return known;
    const opened = import("./auth.ts").then(({ openAuth }) => openAuth(this.#parts, origin));
    this.#auths.set(origin, opened);
    return opened;
  }
}

/** What of a request's headers says who sent it, and with which browser. */
export const headersOf = ({ headers }: FastifyRequest): Headers =>
  new Headers({ cookie: headers.cookie ?? "", "user-agent": (headers["user-agent"] ?? "").slice(0, mostAgent) });

/** Letters of a browser's name for itself that are kept. */
const mostAgent = 300;

const here = "http://127.0.0.1";

/** Only whether it is encrypted matters: our own links begin with the public address. */
function originOf(request: FastifyRequest): string {
  if (isLocal(request)) return here;
  if (request.protocol === "https") return "https://retorno.invalid";
  throw new KnownError("needs_https", "people sign in over an encrypted connection only", {
    hint: "reach the server by its https address (docs/deploy.md), or on its own machine by 127.0.0.1",
  });
}
