import { showRevision } from "../../api/revision.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";

/** Whether anything changed, for whoever looks at answers that stand open. */
export function revisionEndpoints(api: ApiServer): void {
  serveEndpoint(api, showRevision, async ({ workspace }) => {
    api.warm.seen(workspace.id);
    const { mark } = await api.revisions.of(workspace.id);
    return { revision: mark };
  });
}
