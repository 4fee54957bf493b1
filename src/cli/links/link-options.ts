import { nearest } from "../../model/did-you-mean.ts";
import { KnownError } from "../../model/errors.ts";
import type { Link } from "../../model/link.ts";
import type { DraftRules } from "../../model/link-draft.ts";
import { utmFields } from "../../model/utm.ts";
import type { State } from "../../state/database.ts";
import { linkBySlug, linksOf } from "../../state/links.ts";
import { parsePublicUrl, publicUrl } from "../../state/public-url.ts";
import type { Workspace } from "../../state/workspaces.ts";
import { defaultDataFolder, openRecords } from "../setup/chosen-workspace.ts";

/** The options of every `retorno link` command. */
export const placeOptions = ["data", "workspace", "url"] as const;

/** The options that say what a link is to be. */
export const contentOptions = [...utmFields, "expires"] as const;

/** What a command about links works with. */
export interface LinkDesk {
  readonly folder: string;
  readonly state: State;
  readonly workspace: Workspace;
  /** The whole short link, as it is printed and posted. */
  readonly short: (link: Pick<Link, "slug">) => string;
}

/** Works on the links of the workspace that the options name. */
export async function withLinks<Answer>(
  values: Partial<Record<(typeof placeOptions)[number], string>>,
  work: (desk: LinkDesk) => Promise<Answer>,
): Promise<Answer> {
  const given = values.url === undefined ? null : parsePublicUrl(values.url);
  const folder = values.data ?? defaultDataFolder;
  const { state, workspace } = await openRecords(folder, values.workspace);
  try {
    const base = given ?? (await publicUrl(state));
    return await work({ folder, state, workspace, short: ({ slug }) => `${base}/l/${slug}` });
  } finally {
    await state.destroy();
  }
}

/** The rules a workspace's links are made by. */
export const rulesOf = ({ plan, timeZone }: Workspace): DraftRules => ({ naming: plan?.naming, timeZone });

/** The one thing that stands beside the options; a KnownError where there is none or several. */
export function theOnly(paths: readonly string[], what: string, example: string): string {
  const [only, ...others] = paths;
  if (only !== undefined && others.length === 0) return only;
  throw new KnownError("invalid_request", `it takes one ${what}`, { hint: `such as retorno link ${example}` });
}

/** The link of a slug, or of a whole short link as it was copied; deleted ones only where they may be. */
export async function linkNamed(
  { state, workspace }: LinkDesk,
  written: string,
  { deleted = false } = {},
): Promise<Link> {
  const slug = (/\/l\/([^/?#]+)/.exec(written)?.[1] ?? written).toLowerCase();
  const link = await linkBySlug(state, slug);
  if (link === null || link.workspace !== workspace.id) {
    const close = nearest(
      slug,
      (await linksOf(state, workspace.id)).map((one) => one.slug),
    );
    throw new KnownError("not_found", `there is no link ${slug} in ${workspace.id}`, {
      hint: close === null ? "retorno link list shows those there are" : `did you mean ${close}?`,
    });
  }
  if (deleted || link.deletedAt === null) return link;
  throw new KnownError("gone", `the link ${slug} was deleted`, { hint: "make another one under another slug" });
}

/** Says on stderr what is worth knowing and no fault. */
export function warn(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`retorno: note: ${line}\n`);
}
