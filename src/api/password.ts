import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Email, Password } from "./sign-in.ts";

const group = "Signing in";

export const askPasswordReset = endpoint({
  name: "askPasswordReset",
  method: "POST",
  path: "/api/v1/password-reset",
  group,
  title: "Ask for a link to choose a new password; the answer is the same whether anybody has the address.",
  needs: "nobody",
  body: z.strictObject({ email: Email }),
  status: 202,
  refusals: ["too_many_requests", "needs_https"],
});

const token = z.string().min(1).max(200).describe("What the link has after its #.");

export const lookAtPasswordLink = endpoint({
  name: "lookAtPasswordLink",
  method: "POST",
  path: "/api/v1/password-reset/look",
  group,
  title: "Whether such a link still opens; it is not used up.",
  needs: "nobody",
  body: z.strictObject({ token }),
  refusals: ["gone", "too_many_requests", "needs_https"],
});

export const resetPassword = endpoint({
  name: "resetPassword",
  method: "PUT",
  path: "/api/v1/password-reset",
  group,
  title: "Choose a new password with such a link; every session ends.",
  needs: "nobody",
  body: z.strictObject({
    token,
    password: Password,
  }),
  refusals: ["gone", "weak_password", "too_many_requests", "needs_https"],
});

export const changePassword = endpoint({
  name: "changePassword",
  method: "PUT",
  path: "/api/v1/me/password",
  group: "You",
  title: "Change your password; your other sessions end.",
  needs: "user",
  body: z.strictObject({ current: Password, next: Password }),
  refusals: ["wrong_credentials", "weak_password", "too_many_requests"],
});
