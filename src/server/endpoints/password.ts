import type { FastifyRequest } from "fastify";
import { askPasswordReset, changePassword, lookAtPasswordLink, resetPassword } from "../../api/password.ts";
import { KnownError } from "../../model/errors.ts";
import { audited } from "../../state/people/audit.ts";
import { subjectOfToken, useToken } from "../../state/people/link-tokens.ts";
import { changePasswordHash, resetPasswordHash, userById } from "../../state/people/users.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { bringPasswordLink } from "../people/bring-password-link.ts";
import { refuseUnlessOwn } from "../people/own-password.ts";
import { refuseWeak } from "../people/password-strength.ts";
import { tellOfChange } from "../people/tell-of-change.ts";
import { userIn } from "./workspaces.ts";

/** New passwords: for who forgot theirs, and for who knows it. */
export function passwordEndpoints(api: ApiServer): void {
  const { state, people, throttle, devices, clock } = api.parts;

  serveEndpoint(api, askPasswordReset, async ({ body: { email }, request }) => {
    await people.auth(request);
    if (!(await mayHaveLetter(request, email))) return undefined;
    // Answered before anything is looked up: how long it takes tells nobody who is here.
    setImmediate(bringPasswordLink, api.parts, email, request.log);
    return undefined;
  });

  serveEndpoint(api, lookAtPasswordLink, async ({ body: { token }, request }) => {
    await people.auth(request);
    const wentWell = await throttle.attempt("token", request);
    const id = await subjectOfToken(state, "password", token, clock());
    if (id === null || (await userById(state, id)) === null) throw gone();
    await wentWell();
    return undefined;
  });

  serveEndpoint(api, resetPassword, async ({ body: { token, password }, request, reply }) => {
    await people.auth(request);
    const wentWell = await throttle.attempt("token", request);
    const id = await subjectOfToken(state, "password", token, clock());
    const user = id === null ? null : await userById(state, id);
    if (user === null) throw gone();
    await wentWell();
    await refuseWeak(password, [user.name, user.email]);
    const hash = await people.hashOf(password);
    const now = clock();
    await audited(state, { actor: { kind: "user", id: user.id }, workspace: null, now }, async (within) => {
      if (!(await useToken(within, "password", token))) throw gone();
      const was = await resetPasswordHash(within, { user: user.id, hash }, now);
      return { change: { action: "password.reset", subject: user.id, was, became: null }, answer: undefined };
    });
    // Whom others have shut out by guessing comes in with the password that they have just chosen.
    devices.know(request, reply, user.email);
    await tellOfChange(api.parts, user, "password_by_link", request.log);
    return undefined;
  });

  serveEndpoint(api, changePassword, async ({ body: { current, next }, caller, request }) => {
    const user = userIn(caller);
    await refuseUnlessOwn(api.parts, request, user, current);
    await refuseWeak(next, [user.name, user.email]);
    const hash = await people.hashOf(next);
    const now = clock();
    await audited(state, { actor: actorOf(caller), workspace: null, now }, async (within) => {
      await changePasswordHash(within, { user: user.id, hash, exceptSession: user.session.id }, now);
      return { change: { action: "password.change", subject: user.id, was: null, became: null }, answer: undefined };
    });
    await tellOfChange(api.parts, user, "password", request.log);
    return undefined;
  });

  /** Whether a letter goes out: where there were too many, it alone is left out, and who asked is not told. */
  async function mayHaveLetter(request: FastifyRequest, email: string): Promise<boolean> {
    try {
      await throttle.attempt("letter", request, email);
      return true;
    } catch (cause) {
      if (cause instanceof KnownError && cause.code === "too_many_requests") return false;
      throw cause;
    }
  }
}

const gone = (): KnownError =>
  new KnownError("gone", "this link opens nothing: it was used, has run out, or is cut off", {
    hint: "ask for a new one",
  });
