import { isIP } from "node:net";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import type { Passkey } from "../../state/people/passkeys.ts";

/** Where a passkey counts: the name of the host, and the address of its pages. */
export interface PasskeyPlace {
  readonly id: string;
  readonly origin: string;
}

/** The place that a request comes to; a KnownError where browsers allow no passkeys. */
export function passkeyPlace({ hostname, host, protocol }: FastifyRequest): PasskeyPlace {
  const id = hostname
    .replace(/:\d+$/, "")
    .replace(/^\[|\]$/g, "")
    .toLowerCase();
  if (isIP(id) === 0) return { id, origin: `${protocol}://${host}` };
  const port = URL.parse(`${protocol}://${host}`)?.port;
  const local = `http://localhost${port ? `:${port}` : ""}`;
  throw new KnownError("conflict", `passkeys belong to a name, and ${id} is an address`, {
    hint: /^(127\.|::1$)/.test(id) ? `open ${local} instead` : "reach the server by its name instead",
  });
}

/** What a browser makes a passkey with. What that needs is loaded when the first one is made. */
export async function creationOptions(
  { id, origin }: PasskeyPlace,
  user: { readonly id: string; readonly email: string; readonly name: string },
  known: readonly Passkey[],
  challenge: string,
) {
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  const options = await generateRegistrationOptions({
    rpName: new URL(origin).host === id ? `Retorno (${id})` : "Retorno",
    rpID: id,
    userID: Uint8Array.from(Buffer.from(user.id)),
    userName: user.email,
    userDisplayName: user.name,
    challenge: Uint8Array.from(Buffer.from(challenge, "base64url")),
    timeout: timeoutMs,
    attestationType: "none",
    supportedAlgorithmIDs: [...algorithms],
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { ...options };
}

/** Ed25519, P-256 and RSA, by their numbers in COSE: what devices have. */
const algorithms = [-8, -7, -257] as const;

/** Browsers give up after so long; the challenge holds as long. */
const timeoutMs = 300_000;

/** A passkey as the browser made it; a KnownError where it is not what was asked for. */
export async function madePasskey(
  place: PasskeyPlace,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<Pick<Passkey, "id" | "publicKey" | "counter">> {
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...algorithms],
  }).catch(() => null);
  if (verified?.verified !== true) {
    throw new KnownError("invalid_request", "the browser's answer is no passkey for this server", {
      hint: "begin again, on a device that asks for a PIN, a finger or your face",
    });
  }
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { id, publicKey, counter };
}

/** What a browser asks for a passkey with: any that it keeps for this place. */
export async function requestOptions({ id }: PasskeyPlace, challenge: string) {
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  const options = await generateAuthenticationOptions({
    rpID: id,
    challenge: Uint8Array.from(Buffer.from(challenge, "base64url")),
    timeout: timeoutMs,
    userVerification: "required",
  });
  return { ...options };
}

/** The counter of a passkey that has signed the challenge; null where it has not, or counted back as a copy does. */
export async function counterShown(
  place: PasskeyPlace,
  challenge: string,
  passkey: Passkey,
  response: AuthenticationResponseJSON,
): Promise<number | null> {
  const { userHandle } = response.response;
  if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== passkey.user) return null;
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.id,
    credential: { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => null);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : null;
}
