import type { Actor } from "../model/actor.ts";
import { KnownError } from "../model/errors.ts";
import type { State } from "../state/database.ts";
import { audited } from "../state/people/audit.ts";
import { deleteSite, parseHost, siteByKey } from "../state/workspaces/site-changes.ts";
import { addSite, type Site, sitesOf } from "../state/workspaces/workspaces.ts";

/** The line that goes into the pages of a site. */
export const scriptTag = ({ key }: Pick<Site, "key">, base: string): string =>
  `<script defer src="${base}/t.js" data-site="${key}"></script>`;

/** Makes a site of the hosts as they were written; a KnownError where the first is a site of the workspace already. */
export function makeSite(
  state: State,
  actor: Actor,
  { workspace, name, written }: { workspace: string; name: string | undefined; written: readonly string[] },
): Promise<Site> {
  const hosts = [...new Set(written.map(parseHost))];
  const [first] = hosts;
  if (first === undefined) {
    throw new KnownError("invalid_request", "the site's host is missing", {
      hint: "name it, such as shop.example, and what else belongs to the site, such as pay.shop.example",
    });
  }
  return audited(state, { actor, workspace }, async (within) => {
    const standing = (await sitesOf(within)).find((site) => site.workspace === workspace && site.hosts.includes(first));
    if (standing !== undefined) {
      throw new KnownError("conflict", `${first} is a site of ${workspace} already, with the key ${standing.key}`, {
        hint: "see its script tag in the list of sites",
      });
    }
    const site = await addSite(within, { workspace, name: name ?? first, hosts });
    const became = { name: site.name, hosts };
    return { change: { action: "site.add", subject: site.key, was: null, became }, answer: site };
  });
}

/** Takes a site's key back; a KnownError where no site has it, or one of another workspace than `workspace`. */
export async function removeSite(
  state: State,
  actor: Actor,
  { key, workspace }: { key: string; workspace: string | null },
): Promise<Site> {
  const site = await siteByKey(state, key, workspace);
  return audited(state, { actor, workspace: site.workspace }, async (within) => {
    await deleteSite(within, key);
    const was = { name: site.name, hosts: site.hosts };
    return { change: { action: "site.delete", subject: key, was, became: null }, answer: site };
  });
}
