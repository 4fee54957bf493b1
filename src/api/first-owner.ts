import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { nameUpTo } from "./shapes.ts";
import { Email, Password } from "./sign-in.ts";

const group = "First start";

/** What somebody is called. */
export const PersonName = nameUpTo(100);

export const firstOwner = endpoint({
  name: "firstOwner",
  method: "GET",
  path: "/api/v1/first-owner",
  group,
  title: "Whether this installation still waits for its owner.",
  needs: "nobody",
  answer: z.object({ needed: z.boolean() }),
});

const token = z.string().min(1).max(200).describe("What the link has after its #.");

export const lookAtOwnerLink = endpoint({
  name: "lookAtOwnerLink",
  method: "POST",
  path: "/api/v1/first-owner/look",
  group,
  title: "Whether the link that makes somebody the owner still opens; it is not used up.",
  needs: "nobody",
  body: z.strictObject({ token }),
  refusals: ["gone", "too_many_requests", "needs_https"],
});

export const addFirstOwner = endpoint({
  name: "addFirstOwner",
  method: "POST",
  path: "/api/v1/first-owner",
  group,
  title: "Become the owner, with the link that the server printed when it started, and be signed in.",
  needs: "nobody",
  body: z.strictObject({
    token,
    name: PersonName,
    email: Email,
    password: Password,
  }),
  refusals: ["gone", "weak_password", "too_many_requests", "needs_https"],
});
