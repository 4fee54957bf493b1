import { KnownError } from "../../model/errors.ts";
import type { State } from "../database.ts";
import { type Site, sitesOf } from "./workspaces.ts";

/** A site by its key; a KnownError where no workspace has it, or another one than `workspace`. */
export async function siteByKey(state: State, key: string, workspace: string | null = null): Promise<Site> {
  const found = (await sitesOf(state)).find(
    (site) => site.key === key && (workspace === null || site.workspace === workspace),
  );
  if (found !== undefined) return found;
  throw new KnownError("not_found", `there is no site "${key}"`, { hint: "retorno site list names those there are" });
}

/** Takes a site's key back: what its pages still send is dropped. What was seen of it stays. */
export async function deleteSite(state: State, key: string, now = Date.now()): Promise<void> {
  await state.updateTable("site").set({ deleted_at: now }).where("key", "=", key).execute();
}

/** The host of what somebody typed, an address or the host alone; a KnownError where it is none. */
export function parseHost(written: string): string {
  const url = URL.parse(written.includes("://") ? written : `https://${written}`);
  if (url !== null && /^https?:$/.test(url.protocol) && isHost(url.hostname) && url.username === "") {
    return url.hostname.replace(/^www\./, "");
  }
  throw new KnownError("invalid_request", `"${written}" is no host`, { hint: "give one such as shop.example" });
}

const isHost = (name: string): boolean => name === "localhost" || name.includes(".") || name.startsWith("[");
