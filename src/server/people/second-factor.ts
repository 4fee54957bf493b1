import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { inTransaction } from "../../state/transaction.ts";
import type { ServerParts } from "../parts.ts";
import { forward, outcomeOf } from "./forward.ts";
import { headersOf } from "./people.ts";

const SignedIn = z.object({ user: z.object({ id: z.string(), email: z.string() }) });

/** Signs in whoever has shown their password, with a code of their app or a backup code, and answers their address; the session's cookie is set. */
export async function signInWithCode(
  { people, state, clock }: Pick<ServerParts, "people" | "state" | "clock">,
  { kind, code }: { kind: "totp" | "backup"; code: string },
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<string> {
  const input = { body: { code: code.replaceAll(" ", "") }, headers: headersOf(request), asResponse: true } as const;
  const response = await inTransaction(state, async (within) => {
    const { api } = await people.authWithin(within, request);
    const answer = kind === "totp" ? await api.verifyTOTP(input) : await api.verifyBackupCode(input);
    const { ok, ...said } = await outcomeOf(answer.clone());
    const user = ok && "body" in said ? SignedIn.parse(said.body).user.id : null;
    // A code that was shown before opens nothing: with the session that it made, all of this is taken back.
    if (user !== null && kind === "totp" && !people.usedCodes.use(user, input.body.code, clock())) throw wrongCode();
    return answer;
  });
  const said = await forward(reply, response);
  if (!said.ok) throw refusalOf(said.code);
  return SignedIn.parse(said.body).user.email;
}

function refusalOf(code: string): KnownError {
  switch (code) {
    case "INVALID_TWO_FACTOR_COOKIE":
    case "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE":
      return new KnownError("gone", "it took too long, or too many codes were wrong", {
        hint: "sign in with your password again",
      });
    case "ACCOUNT_TEMPORARILY_LOCKED": {
      const retryAfterSeconds = 900;
      const hint = "come again in 15 minutes";
      return new KnownError("too_many_requests", "too many codes were wrong", { hint, more: { retryAfterSeconds } });
    }
    default:
      return wrongCode();
  }
}

export const wrongCode = (): KnownError =>
  new KnownError("wrong_code", "the code is not right, or was used already", {
    hint: "wait for the app's next code; whether the clock of the device is right matters too",
  });
