import { addFirstOwner, firstOwner, lookAtOwnerLink } from "../../api/first-owner.ts";
import { KnownError } from "../../model/errors.ts";
import type { State } from "../../state/database.ts";
import { audited } from "../../state/people/audit.ts";
import { subjectOfToken, useToken } from "../../state/people/link-tokens.ts";
import { keepMember } from "../../state/people/members.ts";
import { hasUsers, keepUser } from "../../state/people/users.ts";
import { workspacesOf } from "../../state/workspaces/workspaces.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { openSession } from "../people/open-session.ts";
import { refuseWeak } from "../people/password-strength.ts";

/** How the first person comes in. */
export function firstOwnerEndpoints(api: ApiServer): void {
  const { state, people, throttle, clock } = api.parts;

  serveEndpoint(api, firstOwner, async () => ({ needed: !(await hasUsers(state)) }));

  serveEndpoint(api, lookAtOwnerLink, async ({ body: { token }, request }) => {
    await people.auth(request);
    const wentWell = await throttle.attempt("token", request);
    if ((await hasUsers(state)) || (await subjectOfToken(state, "owner", token, clock())) === null) throw gone();
    await wentWell();
    return undefined;
  });

  serveEndpoint(api, addFirstOwner, async ({ body: { token, password, ...person }, request, reply }) => {
    await people.auth(request);
    const wentWell = await throttle.attempt("token", request);
    if ((await subjectOfToken(state, "owner", token, clock())) === null) throw gone();
    await wentWell();
    await refuseWeak(password, [person.name, person.email]);
    const user = await makeOwner(state, token, { ...person, hash: await people.hashOf(password) }, clock());
    await openSession(people, { request, reply }, user);
    return undefined;
  });
}

/** Makes the first user: they run the installation, and own every workspace there is. */
function makeOwner(
  state: State,
  token: string,
  person: { name: string; email: string; hash: string },
  now: number,
): Promise<string> {
  // Whoever has the command line was shown the link.
  return audited(state, { actor: { kind: "operator" }, workspace: null, now }, async (within) => {
    if (!(await useToken(within, "owner", token)) || (await hasUsers(within))) throw gone();
    const user = await keepUser(within, { ...person, operator: true }, now);
    const workspaces = (await workspacesOf(within)).map(({ id }) => id);
    for (const workspace of workspaces) await keepMember(within, { workspace, user, role: "owner" }, now);
    const became = { operator: true, workspaces };
    return { change: { action: "owner.add", subject: user, was: null, became }, answer: user };
  });
}

const gone = (): KnownError =>
  new KnownError("gone", "this link opens nothing: it was used, has run out, or is cut off", {
    hint: "where there is no owner yet, retorno owner prints a new one",
  });
