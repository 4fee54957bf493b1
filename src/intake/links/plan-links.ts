import { KnownError } from "../../model/errors.ts";
import type { Link, LinkContent } from "../../model/link.ts";
import { type DraftRules, type LinkDraft, linkDraft } from "../../model/link-draft.ts";
import { utmFields } from "../../model/utm.ts";
import type { SheetRow } from "./link-sheet.ts";

/** A row that cannot become a link, and why. */
export interface RowFault {
  readonly line: number;
  readonly reason: string;
}

/** What a sheet comes to: links to be made, rows whose link stands already, rows that cannot be. */
export interface LinkPlan {
  readonly drafts: readonly (LinkDraft & { readonly line: number })[];
  readonly standing: number;
  readonly faults: readonly RowFault[];
}

/**
 * Works out what a sheet would make, by the links that stand: `links` of the workspace, `taken` all slugs that others
 * have. The same sheet a second time makes nothing.
 */
export function planLinks(
  rows: readonly SheetRow[],
  { links, taken, rules }: { links: readonly Link[]; taken: ReadonlySet<string>; rules: DraftRules },
): LinkPlan {
  const bySlug = new Map(links.map((link) => [link.slug, link]));
  const contents = new Set(links.filter(({ deletedAt }) => deletedAt === null).map(keyOf));
  const slugLines = new Map<string, number>();
  const drafts: (LinkDraft & { line: number })[] = [];
  const faults: RowFault[] = [];
  let standing = 0;
  for (const { line, written } of rows) {
    const draft = draftOf(written, rules);
    if (draft instanceof KnownError) {
      faults.push({ line, reason: inWords(draft) });
      continue;
    }
    const { slug } = draft;
    const same = slug === null ? undefined : bySlug.get(slug);
    const isThere =
      slug === null ? contents.has(keyOf(draft)) : same?.deletedAt === null && keyOf(same) === keyOf(draft);
    const earlier = slug === null ? undefined : slugLines.get(slug);
    if (isThere) standing++;
    else if (same !== undefined || taken.has(slug ?? "")) faults.push({ line, reason: takenBy(slug ?? "", same) });
    else if (earlier !== undefined) faults.push({ line, reason: `the slug ${slug} stands in line ${earlier} already` });
    else {
      if (slug === null) contents.add(keyOf(draft));
      else slugLines.set(slug, line);
      drafts.push({ ...draft, line });
    }
  }
  return { drafts, standing, faults };
}

function draftOf(written: SheetRow["written"], rules: DraftRules): LinkDraft | KnownError {
  try {
    return linkDraft(written, rules);
  } catch (cause) {
    if (cause instanceof KnownError) return cause;
    throw cause;
  }
}

const inWords = ({ message, hint }: KnownError): string => (hint === undefined ? message : `${message}: ${hint}`);

function takenBy(slug: string, standing: Link | undefined): string {
  if (standing === undefined) return `the slug ${slug} is taken: choose another`;
  if (standing.deletedAt !== null) return `there was a link ${slug}, which was deleted: choose another slug`;
  return `there is a link ${slug} that says something else: change that one (retorno link edit ${slug}), or choose another slug`;
}

const keyOf = ({ destination, utm, expiresAt }: LinkContent): string =>
  JSON.stringify([destination, expiresAt, ...utmFields.map((field) => utm[field])]);
