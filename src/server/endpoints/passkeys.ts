import type { z } from "zod";
import * as contracts from "../../api/passkeys.ts";
import { momentOf, momentOrNull } from "../../api/shapes.ts";
import { KnownError } from "../../model/errors.ts";
import type { State } from "../../state/database.ts";
import { audited } from "../../state/people/audit.ts";
import {
  dropPasskey,
  keepPasskey,
  notePasskeyUse,
  type Passkey,
  passkeyById,
  passkeysOf,
  renamePasskeyTo,
} from "../../state/people/passkeys.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { openSession } from "../people/open-session.ts";
import { refuseUnlessOwn } from "../people/own-password.ts";
import { PasskeyChallenges } from "../people/passkey-challenge.ts";
import { counterShown, creationOptions, madePasskey, passkeyPlace, requestOptions } from "../people/passkeys.ts";
import { tellOfChange } from "../people/tell-of-change.ts";
import { userIn } from "./workspaces.ts";

/** So many passkeys may one person have. */
const mostPasskeys = 20;

/** Passkeys: made and looked after by who is signed in, and signed in with. */
export function passkeyEndpoints(api: ApiServer): void {
  const challenges = new PasskeyChallenges(api.parts.clock);
  signingIn(api, challenges);
  makingThem(api, challenges);
  lookingAfterThem(api);
}

function signingIn(api: ApiServer, challenges: PasskeyChallenges): void {
  const { state, people, clock } = api.parts;

  serveEndpoint(api, contracts.startPasskeySignIn, async ({ request, reply }) => {
    await people.auth(request);
    return requestOptions(passkeyPlace(request), challenges.give(request, reply, "sign in"));
  });

  serveEndpoint(api, contracts.signInByPasskey, async ({ body: { credential }, request, reply }) => {
    await people.auth(request);
    const place = passkeyPlace(request);
    const challenge = challenges.take(request, reply, "sign in");
    const passkey = await passkeyById(state, credential.id);
    const counter = passkey && (await counterShown(place, challenge, passkey, shown(credential)));
    if (!passkey || counter === null || !(await notePasskeyUse(state, passkey, counter, clock()))) throw wrongPasskey();
    await openSession(people, { request, reply }, passkey.user, { byPasskey: true });
    return undefined;
  });
}

function makingThem(api: ApiServer, challenges: PasskeyChallenges): void {
  const { state, clock } = api.parts;

  serveEndpoint(api, contracts.startPasskey, async ({ body, caller, request, reply }) => {
    const user = userIn(caller);
    const place = passkeyPlace(request);
    await refuseUnlessOwn(api.parts, request, user, body.password);
    const known = await passkeysOf(state, user.id);
    if (known.length >= mostPasskeys) {
      throw new KnownError("conflict", `you have ${mostPasskeys} passkeys already`, { hint: "remove one first" });
    }
    return creationOptions(place, user, known, challenges.give(request, reply, `new ${user.id}`));
  });

  serveEndpoint(api, contracts.addPasskey, async ({ body: { name, credential }, caller, request, reply }) => {
    const person = userIn(caller);
    const user = person.id;
    const challenge = challenges.take(request, reply, `new ${user}`);
    const { transports = [], ...response } = credential.response;
    const made = await madePasskey(passkeyPlace(request), challenge, { ...signed(credential), response });
    const passkey = { ...made, user, name, transports, createdMs: clock() };
    await audited(state, { actor: actorOf(caller), workspace: null, now: clock() }, async (within) => {
      if ((await passkeyById(within, made.id)) !== null) {
        throw new KnownError("conflict", "this passkey is kept already", { hint: "sign in with it" });
      }
      await keepPasskey(within, passkey);
      return { change: { action: "passkey.add", subject: made.id, was: null, became: { name } }, answer: undefined };
    });
    await tellOfChange(api.parts, person, "passkey_on", request.log);
    return shownPasskey({ ...passkey, lastUsedMs: null });
  });
}

function lookingAfterThem(api: ApiServer): void {
  const { state, clock } = api.parts;

  serveEndpoint(api, contracts.listPasskeys, async ({ caller }) => ({
    items: (await passkeysOf(state, userIn(caller).id)).map(shownPasskey),
  }));

  serveEndpoint(api, contracts.renamePasskey, async ({ params, body: { name }, caller }) => {
    const [id, user] = [params.passkey ?? "", userIn(caller).id];
    const became = await audited(state, { actor: actorOf(caller), workspace: null, now: clock() }, async (within) => {
      const was = await ownPasskey(within, id, user);
      if (was.name === name) return { change: null, answer: was };
      await renamePasskeyTo(within, id, name);
      const change = { action: "passkey.edit", subject: id, was: { name: was.name }, became: { name } } as const;
      return { change, answer: { ...was, name } };
    });
    return shownPasskey(became);
  });

  serveEndpoint(api, contracts.removePasskey, async ({ params, body, caller, request }) => {
    const [id, user] = [params.passkey ?? "", userIn(caller)];
    await ownPasskey(state, id, user.id);
    await refuseUnlessOwn(api.parts, request, user, body.password);
    await audited(state, { actor: actorOf(caller), workspace: null, now: clock() }, async (within) => {
      const { name } = await ownPasskey(within, id, user.id);
      await dropPasskey(within, id);
      return { change: { action: "passkey.delete", subject: id, was: { name }, became: null }, answer: undefined };
    });
    await tellOfChange(api.parts, user, "passkey_off", request.log);
    return undefined;
  });
}

async function ownPasskey(state: State, id: string, user: string): Promise<Passkey> {
  const found = await passkeyById(state, id);
  if (found?.user === user) return found;
  throw new KnownError("not_found", "you have no such passkey", { hint: "GET /api/v1/me/passkeys lists yours" });
}

type Shown = z.output<typeof contracts.signInByPasskey.body>["credential"];

const signed = <Of extends { id: string; rawId: string; type: "public-key" }>({ id, rawId, type }: Of) => ({
  id,
  rawId,
  type,
  clientExtensionResults: {},
});

function shown(credential: Shown) {
  const { userHandle, ...response } = credential.response;
  return { ...signed(credential), response: userHandle == null ? response : { ...response, userHandle } };
}

const shownPasskey = ({ id, name, createdMs, lastUsedMs }: Passkey): contracts.Passkey => ({
  id,
  name,
  createdAt: momentOf(createdMs),
  lastUsedAt: momentOrNull(lastUsedMs),
});

/** The same whatever is wrong with it: nobody learns which passkeys there are. */
const wrongPasskey = (): KnownError =>
  new KnownError("wrong_credentials", "this passkey lets nobody in here", {
    hint: "sign in with your password, and see in your account which passkeys you have",
  });
