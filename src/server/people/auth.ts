import { kyselyAdapter } from "@better-auth/kysely-adapter";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Kysely } from "kysely";
import type { State } from "../../state/database.ts";
import type { SecretBox } from "../../state/secrets/secret-box.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { daySeconds, leastPassword, mostPassword, sessionSeconds } from "./rules.ts";

/** How people sign in, as they are reached at `origin`; cookies are for encrypted connections alone where that is one. */
export function openAuth(
  { state, secrets }: AuthParts,
  origin: string,
): ReturnType<typeof betterAuth<ReturnType<typeof authOptions>>> {
  return betterAuth(authOptions({ state, secrets }, origin));
}

export interface AuthParts {
  readonly state: State;
  readonly secrets: SecretBox;
}

/** The options; a test holds that the tables of our migrations are what they need. */
export function authOptions({ state, secrets }: AuthParts, origin: string) {
  const isEncrypted = origin.startsWith("https:");
  return {
    appName: "Retorno",
    baseURL: origin,
    secret: secrets.derive("sessions").toString("base64url"),
    database: kyselyAdapter(state as unknown as Kysely<unknown>, { type: "sqlite" }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      // People come by the owner's link or by an invitation.
      disableSignUp: true,
      minPasswordLength: leastPassword,
      maxPasswordLength: mostPassword,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }: { hash: string; password: string }) => isPassword(password, hash),
      },
    },
    user: {
      additionalFields: { operator: { type: "boolean", required: false, input: false, defaultValue: false } },
    },
    account: { modelName: "credential" },
    verification: { storeIdentifier: "hashed" },
    session: {
      expiresIn: sessionSeconds,
      updateAge: daySeconds,
      cookieCache: { enabled: false },
      additionalFields: { byPasskey: { type: "boolean", required: false, input: false } },
    },
    advanced: {
      cookiePrefix: "retorno",
      useSecureCookies: isEncrypted,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, secure: isEncrypted, sameSite: "lax", path: "/" },
      database: { generateId: () => crypto.randomUUID() },
    },
    plugins: [
      twoFactor({ issuer: "Retorno", twoFactorTable: "second_factor", totpOptions: { digits: 6, period: 30 } }),
    ],
  } as const satisfies Parameters<typeof betterAuth>[0];
}
