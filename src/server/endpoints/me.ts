import type { z } from "zod";
import { type Me, me } from "../../api/me.ts";
import { permissionNames, roleMay } from "../../model/permissions.ts";
import { membershipsOf } from "../../state/people/members.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import type { ServerParts } from "../parts.ts";
import type { SignedIn } from "../people/people.ts";
import { userIn } from "./workspaces.ts";

/** Who is signed in. */
export function meEndpoints(api: ApiServer): void {
  serveEndpoint(api, me, ({ caller }) => shownMe(api.parts, userIn(caller)));
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
    return [{ id: known.id, name: known.name, role, may: permissionNames.filter((one) => roleMay(role, one)) }];
  });
  return { id, name, email, operator, hasSecondFactor, hasAuthenticator, workspaces };
}
