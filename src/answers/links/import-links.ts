import type { SheetRow } from "../../intake/links/link-sheet.ts";
import { type LinkPlan, planLinks } from "../../intake/links/plan-links.ts";
import type { Link } from "../../model/link.ts";
import { addLinks, linksOf, takenSlugs } from "../../state/links.ts";
import { audited } from "../../state/people/audit.ts";
import { type LinkDesk, rulesOf } from "./link-desk.ts";

/** What a sheet would make of a workspace's links as they stand. */
export async function plannedLinks(
  { state, workspace }: Pick<LinkDesk, "state" | "workspace">,
  rows: readonly SheetRow[],
): Promise<LinkPlan> {
  const links = await linksOf(state, workspace.id, { deleted: true });
  const slugs = rows.flatMap(({ written }) => written.slug ?? []);
  return planLinks(rows, { links, taken: await takenSlugs(state, slugs), rules: rulesOf(workspace) });
}

/** Makes the links of a plan, all or none. */
export function makePlanned({ state, workspace, actor }: LinkDesk, { drafts }: LinkPlan): Promise<Link[]> {
  const wanted = drafts.map(({ warnings: _, line: __, ...draft }) => ({ workspace: workspace.id, ...draft }));
  return audited(state, { actor, workspace: workspace.id }, async (within) => {
    const made = await addLinks(within, wanted);
    const became = { slugs: made.map(({ slug }) => slug) };
    const change = { action: "link.import", subject: `${made.length} links`, was: null, became } as const;
    return { change: made.length === 0 ? null : change, answer: made };
  });
}
