import { z } from "zod";
import { endpoint } from "./endpoint.ts";

const group = "Signing in";

const Email = z
  .email("must be an e-mail address")
  .max(254)
  .transform((email) => email.toLowerCase());

/** Whether somebody is in, or has to show their second factor first. */
export const SignInAnswer = z.object({ next: z.enum(["in", "second_factor"]) });

export const signIn = endpoint({
  name: "signIn",
  method: "POST",
  path: "/api/v1/sign-in",
  group,
  title: "Sign in with an e-mail address and a password; the session is a cookie.",
  needs: "nobody",
  body: z.strictObject({ email: Email, password: z.string().min(1).max(1000) }),
  answer: SignInAnswer,
  refusals: ["wrong_credentials", "too_many_requests", "needs_https"],
});

export const signOut = endpoint({
  name: "signOut",
  method: "POST",
  path: "/api/v1/sign-out",
  group,
  title: "End the session.",
  needs: "user",
});
