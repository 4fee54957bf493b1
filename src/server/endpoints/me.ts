import type { z } from "zod";
import { type Me, me } from "../../api/me.ts";
import { guestMay, permissionNames, roleMay } from "../../model/permissions.ts";
import { membershipsOf } from "../../state/people/members.ts";
import type { Guest } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import type { ServerParts } from "../parts.ts";
import type { SignedIn } from "../people/people.ts";
import { userIn } from "./workspaces.ts";

/** Who is signed in. */
export function meEndpoints(api: ApiServer): void {
  serveEndpoint(api, me, async ({ caller }) =>
    caller.kind === "guest" ? shownGuest(api.parts, caller) : shownMe(api.parts, userIn(caller)),
  );
}

/** Somebody who is signed in, as they are shown to themselves. */
export async function shownMe(
  { state, directory }: Pick<ServerParts, "state" | "directory">,
  { id, name, email, operator, hasSecondFactor, hasAuthenticator }: SignedIn,
): Promise<z.infer<typeof Me>> {
  const memberships = await membershipsOf(state, id);
  const workspaces = memberships.flatMap(({ workspace, role }) => {
    const known = directory.now.workspaces.get(workspace);
    if (known === undefined) return [];
    const isDemo = known.demo !== null;
    return [{ id: known.id, name: known.name, isDemo, role, may: permissionNames.filter((one) => roleMay(role, one)) }];
  });
  return { id, name, email, isGuest: false, operator, hasSecondFactor, hasAuthenticator, workspaces };
}

/** Whoever looks at a demo: nobody in particular. */
function shownGuest({ directory }: Pick<ServerParts, "directory">, { workspace }: Guest): z.infer<typeof Me> {
  const known = directory.now.workspaces.get(workspace);
  const may = permissionNames.filter(guestMay);
  return {
    id: "guest",
    name: "",
    email: "",
    isGuest: true,
    operator: false,
    hasSecondFactor: false,
    hasAuthenticator: false,
    workspaces: known === undefined ? [] : [{ id: known.id, name: known.name, isDemo: true, role: "viewer", may }],
  };
}
