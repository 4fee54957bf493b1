import { editMe, endOtherSessions, endSession, listSessions } from "../../api/account.ts";
import { momentOf } from "../../api/shapes.ts";
import { KnownError } from "../../model/errors.ts";
import { audited } from "../../state/people/audit.ts";
import { endSession as endSessionOf, endSessionsOf, sessionsOf } from "../../state/people/sessions.ts";
import { renameUser } from "../../state/people/users.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { shownMe } from "./me.ts";
import { userIn } from "./workspaces.ts";

/** What somebody changes about themselves, and where they are signed in. */
export function accountEndpoints(api: ApiServer): void {
  const { state, clock } = api.parts;

  serveEndpoint(api, editMe, async ({ body: { name }, caller }) => {
    const user = userIn(caller);
    const now = clock();
    await audited(state, { actor: actorOf(caller), workspace: null, now }, async (within) => {
      await renameUser(within, user.id, name, now);
      const change = { action: "account.edit", subject: user.id, was: { name: user.name }, became: { name } } as const;
      return { change: name === user.name ? null : change, answer: undefined };
    });
    return shownMe(api.parts, { ...user, name });
  });

  serveEndpoint(api, listSessions, async ({ caller }) => {
    const user = userIn(caller);
    const sessions = await sessionsOf(state, user.id, clock());
    return {
      items: sessions.map(({ id, browser, sinceMs, seenMs, expiresMs }) => ({
        id,
        current: id === user.session.id,
        browser,
        since: momentOf(sinceMs),
        seenAt: momentOf(seenMs),
        expiresAt: momentOf(expiresMs),
      })),
    };
  });

  serveEndpoint(api, endSession, async ({ params: { session = "" }, caller }) => {
    const user = userIn(caller);
    await audited(state, { actor: actorOf(caller), workspace: null, now: clock() }, async (within) => {
      if (!(await endSessionOf(within, user.id, session))) {
        throw new KnownError("not_found", "you are signed in with no such browser", {
          hint: "GET /api/v1/me/sessions names them",
        });
      }
      return { change: { action: "session.end", subject: session, was: null, became: null }, answer: undefined };
    });
    return undefined;
  });

  serveEndpoint(api, endOtherSessions, async ({ caller }) => {
    const user = userIn(caller);
    await audited(state, { actor: actorOf(caller), workspace: null, now: clock() }, async (within) => {
      const ended = await endSessionsOf(within, user.id, user.session.id);
      const change = {
        action: "session.end_others",
        subject: user.id,
        was: { sessions: ended },
        became: null,
      } as const;
      return { change: ended === 0 ? null : change, answer: undefined };
    });
    return undefined;
  });
}
