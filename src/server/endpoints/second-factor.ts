import { z } from "zod";
import { confirmSecondFactor, removeSecondFactor, renewBackupCodes, startSecondFactor } from "../../api/account.ts";
import { KnownError } from "../../model/errors.ts";
import { qrSvg } from "../../reports/qr-code.ts";
import { audited } from "../../state/people/audit.ts";
import { endSessionsOf } from "../../state/people/sessions.ts";
import { forgetSecondFactor } from "../../state/people/users.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { forward, outcomeOf } from "../people/forward.ts";
import { refuseUnlessOwn } from "../people/own-password.ts";
import { headersOf, type SignedIn } from "../people/people.ts";
import { wrongCode } from "../people/second-factor.ts";
import { tellOfChange } from "../people/tell-of-change.ts";
import { userIn } from "./workspaces.ts";

const Started = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const Renewed = z.object({ backupCodes: z.array(z.string()) });

/** Setting up an authenticator app, and taking it away. */
export function secondFactorEndpoints(api: ApiServer): void {
  const { state, people, throttle, clock } = api.parts;

  serveEndpoint(api, startSecondFactor, async ({ body: { password }, caller, request }) => {
    const user = userIn(caller);
    await refuseUnlessOwn(api.parts, request, user, password);
    refuseUnless(user, false);
    const auth = await people.auth(request);
    const input = {
      body: { password, method: "totp" as const },
      headers: headersOf(request),
      asResponse: true,
    } as const;
    const said = await outcomeOf(await auth.api.enableTwoFactor(input));
    if (!said.ok) throw new Error(`better-auth: ${said.code}`);
    const { totpURI: uri, backupCodes } = Started.parse(said.body);
    const secret = new URL(uri).searchParams.get("secret") ?? "";
    return { uri, qr: qrSvg(uri, { sizeMm: 60, correction: "M" }), secret, backupCodes };
  });

  serveEndpoint(api, confirmSecondFactor, async ({ body: { code }, caller, request, reply }) => {
    const user = userIn(caller);
    refuseUnless(user, false);
    const wentWell = await throttle.attempt("code", request, user.id);
    const about = { actor: actorOf(caller), workspace: null, now: clock() };
    const response = await audited(state, about, async (within) => {
      // What else was opened with the password alone ends; this session becomes a new one.
      await endSessionsOf(within, user.id, user.session.id);
      const auth = await people.authWithin(within, request);
      const body = { code: code.replaceAll(" ", "") };
      const answer = await auth.api.verifyTOTP({ body, headers: headersOf(request), asResponse: true });
      const said = await outcomeOf(answer.clone());
      if (!said.ok) throw said.code === "TOTP_NOT_ENABLED" ? notBegun() : wrongCode();
      // Who saw it being typed cannot sign in with it.
      if (!people.usedCodes.use(user.id, body.code, clock())) throw wrongCode();
      return { change: { action: "second_factor.add", subject: user.id, was: null, became: null }, answer };
    });
    await forward(reply, response);
    await wentWell();
    await tellOfChange(api.parts, user, "factor_on", request.log);
    return undefined;
  });

  serveEndpoint(api, removeSecondFactor, async ({ body: { password }, caller, request }) => {
    const user = userIn(caller);
    await refuseUnlessOwn(api.parts, request, user, password);
    refuseUnless(user, true);
    const now = clock();
    await audited(state, { actor: actorOf(caller), workspace: null, now }, async (within) => {
      await forgetSecondFactor(within, user.id, now);
      return {
        change: { action: "second_factor.remove", subject: user.id, was: null, became: null },
        answer: undefined,
      };
    });
    await tellOfChange(api.parts, user, "factor_off", request.log);
    return undefined;
  });

  serveEndpoint(api, renewBackupCodes, async ({ body, caller, request }) => {
    const user = userIn(caller);
    await refuseUnlessOwn(api.parts, request, user, body.password);
    refuseUnless(user, true);
    const said = await audited(state, { actor: actorOf(caller), workspace: null, now: clock() }, async (within) => {
      const auth = await people.authWithin(within, request);
      const renewed = await auth.api.generateBackupCodes({ body, headers: headersOf(request), asResponse: true });
      const answer = await outcomeOf(renewed);
      if (!answer.ok) throw new Error(`better-auth: ${answer.code}`);
      return { change: { action: "backup_codes.renew", subject: user.id, was: null, became: null }, answer };
    });
    return { backupCodes: Renewed.parse(said.body).backupCodes };
  });
}

/** A KnownError where somebody has an app already, or has none. */
function refuseUnless({ hasAuthenticator }: SignedIn, has: boolean): void {
  if (hasAuthenticator === has) return;
  throw has
    ? new KnownError("conflict", "no authenticator app is set up", { hint: "set one up first" })
    : new KnownError("conflict", "an authenticator app is set up already", { hint: "take it away first" });
}

const notBegun = (): KnownError =>
  new KnownError("conflict", "no authenticator app waits to be confirmed", { hint: "begin with one first" });
