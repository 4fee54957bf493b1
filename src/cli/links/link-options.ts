import { type LinkDesk, shortLink } from "../../answers/links/link-desk.ts";
import { operator } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { Link } from "../../model/link.ts";
import { utmFields } from "../../model/utm.ts";
import { parsePublicUrl, publicUrl } from "../../state/public-url.ts";
import { defaultDataFolder, openRecords } from "../setup/chosen-workspace.ts";

/** The options of every `retorno link` command. */
export const placeOptions = ["data", "workspace", "url"] as const;

/** The options that say what a link is to be. */
export const contentOptions = [...utmFields, "expires"] as const;

/** What a command about links works with. */
export interface LinkCommand extends LinkDesk {
  readonly folder: string;
  /** The whole short link, as it is printed and posted. */
  readonly short: (link: Pick<Link, "slug">) => string;
}

/** Works on the links of the workspace that the options name. */
export async function withLinks<Answer>(
  values: Partial<Record<(typeof placeOptions)[number], string>>,
  work: (desk: LinkCommand) => Promise<Answer>,
): Promise<Answer> {
  const given = values.url === undefined ? null : parsePublicUrl(values.url);
  const folder = values.data ?? defaultDataFolder;
  const { state, workspace } = await openRecords(folder, values.workspace);
  try {
    const base = given ?? (await publicUrl(state));
    return await work({ folder, state, workspace, actor: operator, short: (link) => shortLink(base, link) });
  } finally {
    await state.destroy();
  }
}

/** The one thing that stands beside the options; a KnownError where there is none or several. */
export function theOnly(paths: readonly string[], what: string, example: string): string {
  const [only, ...others] = paths;
  if (only !== undefined && others.length === 0) return only;
  throw new KnownError("invalid_request", `it takes one ${what}`, { hint: `such as retorno link ${example}` });
}

/** Says on stderr what is worth knowing and no fault. */
export function warn(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`retorno: note: ${line}\n`);
}
