import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment, nameUpTo } from "./shapes.ts";
import { Password } from "./sign-in.ts";

const group = "Passkeys";

/** A passkey as its owner sees it; the key itself is nobody's business. */
export const Passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: Moment,
  lastUsedAt: Moment.nullable(),
});
export type Passkey = z.infer<typeof Passkey>;

const Name = nameUpTo(60).describe("Such as the device it is on.");

/** Base64url, as browsers write bytes. */
const Bytes = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/, "must be base64url");

const Credential = {
  id: Bytes,
  rawId: Bytes,
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().nullish(),
};

/** What `PublicKeyCredential.toJSON()` makes of a new passkey; what is not read is not kept. */
const NewCredential = z.object({
  ...Credential,
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** What it makes of one that was shown. */
const ShownCredential = z.object({
  ...Credential,
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.nullish(),
  }),
});

/** For `parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` of browsers. */
const Options = z.looseObject({ challenge: z.string() });

const WithPassword = z.strictObject({ password: Password.describe("Yours, once more.") });

export const listPasskeys = endpoint({
  name: "listPasskeys",
  method: "GET",
  path: "/api/v1/me/passkeys",
  group,
  title: "The passkeys you sign in with.",
  needs: "user",
  answer: listOf(Passkey),
});

export const startPasskey = endpoint({
  name: "startPasskey",
  method: "POST",
  path: "/api/v1/me/passkeys/options",
  group,
  title: "What a browser makes a passkey with; it holds for five minutes and once.",
  needs: "user",
  body: WithPassword,
  answer: Options,
  refusals: ["wrong_credentials", "conflict", "too_many_requests"],
  once: true,
});

export const addPasskey = endpoint({
  name: "addPasskey",
  method: "POST",
  path: "/api/v1/me/passkeys",
  group,
  title: "Keep a passkey that the browser has made.",
  needs: "user",
  body: z.strictObject({ name: Name, credential: NewCredential }),
  answer: Passkey,
  status: 201,
  refusals: ["gone", "conflict"],
  once: true,
});

export const renamePasskey = endpoint({
  name: "renamePasskey",
  method: "PATCH",
  path: "/api/v1/me/passkeys/:passkey",
  group,
  title: "Call a passkey something else.",
  needs: "user",
  body: z.strictObject({ name: Name }),
  answer: Passkey,
  refusals: ["not_found"],
});

export const removePasskey = endpoint({
  name: "removePasskey",
  method: "DELETE",
  path: "/api/v1/me/passkeys/:passkey",
  group,
  title: "Let a passkey sign nobody in any more.",
  needs: "user",
  body: WithPassword,
  refusals: ["wrong_credentials", "not_found", "too_many_requests"],
});

export const startPasskeySignIn = endpoint({
  name: "startPasskeySignIn",
  method: "POST",
  path: "/api/v1/sign-in/passkey/options",
  group: "Signing in",
  title: "What a browser asks for a passkey with; it holds for five minutes and once.",
  needs: "nobody",
  answer: Options,
  refusals: ["conflict", "needs_https"],
  once: true,
});

export const signInByPasskey = endpoint({
  name: "signInByPasskey",
  method: "POST",
  path: "/api/v1/sign-in/passkey",
  group: "Signing in",
  title: "Sign in with a passkey; it counts as two factors.",
  needs: "nobody",
  body: z.strictObject({ credential: ShownCredential }),
  refusals: ["wrong_credentials", "gone", "conflict", "needs_https"],
  once: true,
});
