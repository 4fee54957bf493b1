import type { FastifyRequest } from "fastify";
import {
  acceptInvitation,
  type Invitation,
  invite,
  listInvitations,
  openInvitation,
  resendInvitation,
  withdrawInvitation,
} from "../../api/invitations.ts";
import { momentOf } from "../../api/shapes.ts";
import {
  keepInvitation,
  refuseIfKnown,
  renewInvitation,
  withdrawInvitation as withdrawKept,
} from "../../state/people/invitation-changes.ts";
import {
  invitationsOf,
  type Invitation as KeptInvitation,
  newToken,
  openInvitation as openKept,
  pendingInvitation,
} from "../../state/people/invitations.ts";
import { userByEmail } from "../../state/people/users.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { comeIn } from "../people/come-in.ts";
import { deliverInvitation } from "../people/deliver-invitation.ts";
import { OneAtATime } from "../people/one-at-a-time.ts";
import { userIn } from "./workspaces.ts";

/** Asking people in, and coming in. */
export function invitationEndpoints(api: ApiServer): void {
  const { parts } = api;
  const { state, clock } = parts;
  const alone = new OneAtATime();

  serveEndpoint(api, listInvitations, async ({ workspace }) => ({
    items: (await invitationsOf(state, workspace.id)).map((one) => shownInvitation(one, clock())),
  }));

  serveEndpoint(api, invite, async ({ workspace, body: { email, role }, caller, request }) => {
    const asked = { workspace: workspace.id, email, role, actor: actorOf(caller) };
    return alone.take(`${workspace.id} ${email}`, async () => {
      await refuseIfKnown(state, asked, clock());
      const token = newToken();
      const letter = { email, workspaceName: workspace.name, inviter: userIn(caller).name, token };
      const sent = await deliverInvitation(parts, letter, request);
      const id = await keepInvitation(state, { ...asked, mailed: sent.mailed }, token, clock());
      return { invitation: shownInvitation(await pendingInvitation(state, workspace.id, id), clock()), ...sent };
    });
  });

  serveEndpoint(api, resendInvitation, async ({ workspace, params: { invitation: id = "" }, caller, request }) => {
    return alone.take(id, async () => {
      const { email } = await pendingInvitation(state, workspace.id, id);
      const token = newToken();
      const letter = { email, workspaceName: workspace.name, inviter: userIn(caller).name, token };
      const sent = await deliverInvitation(parts, letter, request);
      const renewed = await renewInvitation(
        state,
        { workspace: workspace.id, id, actor: actorOf(caller), mailed: sent.mailed },
        token,
        clock(),
      );
      return { invitation: shownInvitation(renewed, clock()), ...sent };
    });
  });

  serveEndpoint(api, withdrawInvitation, async ({ workspace, params: { invitation: id = "" }, caller }) => {
    await withdrawKept(state, { workspace: workspace.id, id, actor: actorOf(caller) }, clock());
    return undefined;
  });

  serveEndpoint(api, openInvitation, async ({ body: { token }, request }) => {
    const { workspace, role, email, expiresMs, mailed } = await openedBy(token, request);
    const user = await userByEmail(state, email);
    return {
      workspace: { id: workspace, name: parts.directory.now.workspaces.get(workspace)?.name ?? workspace },
      role,
      email,
      hasAccount: user !== null && (user.isProven || !mailed),
      expiresAt: momentOf(expiresMs),
    };
  });

  serveEndpoint(api, acceptInvitation, async ({ body, caller, request, reply }) => {
    const { email } = await openedBy(body.token, request);
    const { workspace } = await alone.take(email, () => comeIn(parts, body, caller, { request, reply }));
    return { workspace };
  });

  /** The invitation of a link; who tries many tokens is slowed down. */
  async function openedBy(token: string, request: FastifyRequest): Promise<KeptInvitation> {
    const good = await parts.throttle.attempt("token", request);
    const opened = await openKept(state, token, clock());
    await good();
    return opened;
  }
}

const shownInvitation = (invitation: KeptInvitation, nowMs: number): Invitation => {
  const { id, email, role, invitedBy, createdMs, expiresMs } = invitation;
  const state = expiresMs > nowMs ? "open" : "expired";
  return { id, email, role, invitedBy, createdAt: momentOf(createdMs), expiresAt: momentOf(expiresMs), state };
};
