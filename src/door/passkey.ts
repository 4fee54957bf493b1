// Passkeys, by the browser's own means.
import { type Answer, ask, type Problem } from "./ask.ts";

/** Whether this browser can make passkeys and show them. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential;

/** Has the device make a passkey, and keeps it by a name. */
export async function addPasskey(name: string, password: string): Promise<Problem | null> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>("POST", "/me/passkeys/options", { password });
  if (!options.ok) return options.problem;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.body);
  const credential = await shown(() => navigator.credentials.create({ publicKey }));
  if (!credential.ok) return credential.problem;
  const kept = await ask("POST", "/me/passkeys", { name, credential: credential.body.toJSON() });
  return kept.ok ? null : kept.problem;
}

/** Signs in with a passkey that the device offers. */
export async function signInByPasskey(): Promise<Problem | null> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>("POST", "/sign-in/passkey/options");
  if (!options.ok) return options.problem;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.body);
  const credential = await shown(() => navigator.credentials.get({ publicKey }));
  if (!credential.ok) return credential.problem;
  const came = await ask("POST", "/sign-in/passkey", { credential: credential.body.toJSON() });
  return came.ok ? null : came.problem;
}

/** What the device answers; that somebody thinks better of it is no fault. */
async function shown(ceremony: () => Promise<Credential | null>): Promise<Answer<PublicKeyCredential>> {
  try {
    const credential = await ceremony();
    if (credential instanceof PublicKeyCredential) return { ok: true, body: credential };
  } catch (cause) {
    if ((cause as DOMException).name === "InvalidStateError") {
      return { ok: false, problem: { code: "conflict", detail: "this device keeps a passkey of yours already" } };
    }
  }
  return { ok: false, problem: { code: "cancelled", detail: "the device showed no passkey", hint: "try again" } };
}
