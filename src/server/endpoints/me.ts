import { me } from "../../api/me.ts";
import { permissionNames, roleMay } from "../../model/permissions.ts";
import { membershipsOf } from "../../state/members.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { userIn } from "./workspaces.ts";

/** Who is signed in. */
export function meEndpoints(api: ApiServer): void {
  const { state, directory } = api.parts;

  serveEndpoint(api, me, async ({ caller }) => {
    const { id, name, email, operator, hasSecondFactor, hasAuthenticator } = userIn(caller);
    const memberships = await membershipsOf(state, id);
    const workspaces = memberships.flatMap(({ workspace, role }) => {
      const known = directory.now.workspaces.get(workspace);
      if (known === undefined) return [];
      return [{ id: known.id, name: known.name, role, may: permissionNames.filter((one) => roleMay(role, one)) }];
    });
    return { id, name, email, operator, hasSecondFactor, hasAuthenticator, workspaces };
  });
}
