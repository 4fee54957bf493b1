import { z } from "zod";
import { endpoint } from "./endpoint.ts";

const group = "Signing in";

/** An address that people sign in with; small and capital letters are the same. */
export const Email = z
  .email("must be an e-mail address")
  .max(254)
  .transform((email) => email.toLowerCase());

/** A password as somebody types it; whether it is strong enough is asked where one is chosen. */
export const Password = z.string().min(1, "must not be empty").max(1000);

/** Whether somebody is in, or has to show their second factor first. */
export const SignInAnswer = z.object({ next: z.enum(["in", "second_factor"]) });

export const signIn = endpoint({
  name: "signIn",
  method: "POST",
  path: "/api/v1/sign-in",
  group,
  title: "Sign in with an e-mail address and a password; the session is a cookie.",
  needs: "nobody",
  body: z.strictObject({ email: Email, password: Password }),
  answer: SignInAnswer,
  refusals: ["wrong_credentials", "too_many_requests", "needs_https"],
});

export const showSecondFactor = endpoint({
  name: "showSecondFactor",
  method: "POST",
  path: "/api/v1/sign-in/second-factor",
  group,
  title: "Show the second factor that signing in asked for, within ten minutes.",
  needs: "nobody",
  body: z.strictObject({
    kind: z.enum(["totp", "backup"]).default("totp").describe("A code of the authenticator app, or a backup code."),
    code: z.string().trim().min(1, "must not be empty").max(40),
  }),
  refusals: ["wrong_code", "gone", "too_many_requests", "needs_https"],
});

export const signOut = endpoint({
  name: "signOut",
  method: "POST",
  path: "/api/v1/sign-out",
  group,
  title: "End the session.",
  needs: "user",
});
