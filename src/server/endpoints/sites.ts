import { makeSite, removeSite, scriptTag } from "../../answers/sites.ts";
import { addSite, deleteSite, listSites } from "../../api/sites.ts";
import { publicUrl } from "../../state/public-url.ts";
import { type Site, sitesOf } from "../../state/workspaces/workspaces.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";

/** The web sites of a workspace. */
export function siteEndpoints(api: ApiServer): void {
  const { state, directory } = api.parts;

  serveEndpoint(api, listSites, async ({ workspace }) => {
    const sites = (await sitesOf(state)).filter((site) => site.workspace === workspace.id);
    const base = await publicUrl(state);
    return { items: sites.map((site) => shownSite(site, base)) };
  });

  serveEndpoint(api, addSite, async ({ workspace, body: { hosts, name }, caller }) => {
    const site = await makeSite(state, actorOf(caller), { workspace: workspace.id, name, written: hosts });
    await directory.reload();
    return shownSite(site, await publicUrl(state));
  });

  serveEndpoint(api, deleteSite, async ({ workspace, params: { key = "" }, caller }) => {
    await removeSite(state, actorOf(caller), { key, workspace: workspace.id });
    await directory.reload();
    return undefined;
  });
}

const shownSite = ({ key, name, hosts }: Site, base: string) => ({
  key,
  name,
  hosts: [...hosts],
  tag: scriptTag({ key }, base),
});
