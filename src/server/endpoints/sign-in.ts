import { z } from "zod";
import { showSecondFactor, signIn, signOut } from "../../api/sign-in.ts";
import { KnownError } from "../../model/errors.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { forward } from "../people/forward.ts";
import { headersOf } from "../people/people.ts";
import { signInWithCode } from "../people/second-factor.ts";

const SecondFactorAsked = z.object({ twoFactorRedirect: z.literal(true) });

/** Signing in and out. */
export function signInEndpoints(api: ApiServer): void {
  const { people, throttle, metrics, devices } = api.parts;

  /** Counts what comes of a try: an alarm on it hears guessing that no single account shows. */
  async function counted<Answer>(step: "password" | "code", work: () => Promise<Answer>): Promise<Answer> {
    const count = (result: string) => metrics.count("retorno_sign_ins_total", { step, result });
    try {
      const answer = await work();
      count("good");
      return answer;
    } catch (cause) {
      count(cause instanceof KnownError ? cause.code : "fault");
      throw cause;
    }
  }

  serveEndpoint(api, signIn, ({ body, request, reply }) =>
    counted("password", async () => {
      const auth = await people.auth(request);
      const wentWell = await throttle.attempt("password", request, body.email);
      const response = await auth.api.signInEmail({ body, headers: headersOf(request), asResponse: true });
      const said = await forward(reply, response);
      if (!said.ok) throw wrongCredentials();
      await wentWell();
      if (SecondFactorAsked.safeParse(said.body).success) return { next: "second_factor" as const };
      devices.know(request, reply, body.email);
      return { next: "in" as const };
    }),
  );

  serveEndpoint(api, showSecondFactor, ({ body, request, reply }) =>
    counted("code", async () => {
      const wentWell = await throttle.attempt("code", request);
      const email = await signInWithCode(api.parts, body, { request, reply });
      devices.know(request, reply, email);
      await wentWell();
      return undefined;
    }),
  );

  serveEndpoint(api, signOut, async ({ request, reply }) => {
    const auth = await people.auth(request);
    await forward(reply, await auth.api.signOut({ headers: headersOf(request), asResponse: true }));
    return undefined;
  });
}

/** The same for an address that nobody has: nobody learns who is here. */
const wrongCredentials = (): KnownError =>
  new KnownError("wrong_credentials", "the e-mail address or the password is not right", {
    hint: "try again, or ask for a link to choose a new password",
  });
