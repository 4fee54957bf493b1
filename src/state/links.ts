import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Selectable } from "kysely";
import { z } from "zod";
import { KnownError } from "../model/errors.ts";
import type { Link, LinkContent } from "../model/link.ts";
import { utmOf } from "../model/utm.ts";
import type { State } from "./database.ts";
import { randomKey } from "./secrets/random-key.ts";
import type { StateTables } from "./tables.ts";
import { inTransaction } from "./transaction.ts";

/** A link to be made; without a slug it gets one. */
export interface NewLink extends LinkContent {
  readonly workspace: string;
  readonly slug: string | null;
}

/** Made slugs: 30 billion of them, short enough to be typed from paper. */
const madeLetters = 7;

/** Makes a link; a KnownError where its slug is taken, by whichever workspace. */
export async function addLink(state: State, link: NewLink, now = Date.now()): Promise<Link> {
  const [made] = await addLinks(state, [link], now);
  if (made === undefined) throw new Error("one link in, none out");
  return made;
}

/** Makes several links or, where one of them cannot be, none. */
export async function addLinks(state: State, links: readonly NewLink[], now = Date.now()): Promise<Link[]> {
  return inTransaction(state, async (change) => {
    const said = links.flatMap(({ slug }) => slug ?? []);
    await refuseTaken(change, said);
    const free = await freeSlugs(change, links.length - said.length, new Set(said));
    const made = links.map(({ slug, ...link }) => {
      return { ...link, slug: slug ?? free.pop() ?? "", id: randomUUID(), createdAt: now, deletedAt: null };
    });
    for (let from = 0; from < made.length; from += linksAtOnce) {
      const rows = made.slice(from, from + linksAtOnce).map(rowOf);
      await change.insertInto("link").values(rows).execute();
      // A server has others to answer meanwhile.
      await setImmediate();
    }
    return made;
  });
}

const linksAtOnce = 500;

/** So many slugs that nobody has. */
async function freeSlugs(state: State, count: number, others: ReadonlySet<string>): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const made = Array.from({ length: count - free.size }, () => randomKey(madeLetters));
    const taken = await takenSlugs(state, made);
    for (const slug of made) if (!taken.has(slug) && !others.has(slug)) free.add(slug);
  }
  return [...free];
}

async function refuseTaken(state: State, slugs: readonly string[]): Promise<void> {
  const seen = new Set<string>();
  const twice = slugs.find((slug) => seen.size === seen.add(slug).size);
  const [slug] = twice === undefined ? await takenSlugs(state, slugs) : [twice];
  if (slug === undefined) return;
  const standing = await linkBySlug(state, slug);
  const why = standing === null || standing.deletedAt === null ? "there is a link" : "there was a link";
  throw new KnownError("conflict", `${why} ${slug} already`, {
    hint: "choose another slug: one that stands on paper never leads elsewhere by mistake",
  });
}

/** The link of a slug, deleted or not. */
export async function linkBySlug(state: State, slug: string): Promise<Link | null> {
  const row = await state.selectFrom("link").selectAll().where("slug", "=", slug).executeTakeFirst();
  return row === undefined ? null : linkOf(row);
}

/** Those of `slugs` that have a link, in whichever workspace. */
export async function takenSlugs(state: State, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (let from = 0; from < slugs.length; from += slugsAQuery) {
    const asked = slugs.slice(from, from + slugsAQuery);
    const rows = await state.selectFrom("link").select("slug").where("slug", "in", asked).execute();
    for (const { slug } of rows) taken.add(slug);
  }
  return taken;
}

const slugsAQuery = 500;

/** Whether there is a link that was not deleted, in whichever workspace. */
export async function hasLinks(state: State): Promise<boolean> {
  const one = await state.selectFrom("link").select("id").where("deleted_at", "is", null).limit(1).executeTakeFirst();
  return one !== undefined;
}

/** The links of a workspace, first made first; deleted ones only where they are asked for. */
export async function linksOf(state: State, workspace: string, { deleted = false } = {}): Promise<Link[]> {
  const rows = await state
    .selectFrom("link")
    .selectAll()
    .where("workspace", "=", workspace)
    .orderBy("created_at")
    .orderBy("slug")
    .execute();
  return rows.map(linkOf).filter(({ deletedAt }) => deleted || deletedAt === null);
}

/** Where a page of links ended. */
export interface LinkMark {
  readonly createdAt: number;
  readonly slug: string;
}

/**
 * The links of a workspace that stand, last made first: at most so many, after a mark. With `search`, those that have it
 * in their slug, destination, source or campaign.
 */
export async function linkPage(
  state: State,
  workspace: string,
  { most, after, search = "" }: { most: number; after: LinkMark | null; search?: string },
): Promise<Link[]> {
  let wanted = state.selectFrom("link").selectAll().where("workspace", "=", workspace).where("deleted_at", "is", null);
  if (after !== null) {
    wanted = wanted.where(({ or, and, eb }) =>
      or([
        eb("created_at", "<", after.createdAt),
        and([eb("created_at", "=", after.createdAt), eb("slug", ">", after.slug)]),
      ]),
    );
  }
  if (search !== "") {
    const searched = ["slug", "destination", "utm_source", "utm_campaign"] as const;
    wanted = wanted.where(({ or, eb, fn, val }) =>
      or(searched.map((column) => eb(fn<number>("instr", [fn("lower", [column]), val(search.toLowerCase())]), ">", 0))),
    );
  }
  return (await wanted.orderBy("created_at", "desc").orderBy("slug").limit(most).execute()).map(linkOf);
}

/** Changes a link that stands, and keeps what it was; answers whether anything changed. */
export async function editLink(state: State, link: Link, content: LinkContent, now = Date.now()): Promise<boolean> {
  const was = contentOf(link);
  if (JSON.stringify(was) === JSON.stringify(contentOf(content))) return false;
  await inTransaction(state, async (change) => {
    const { id, slug, workspace, created_at, deleted_at, ...changed } = rowOf({ ...link, ...content });
    await change.updateTable("link").set(changed).where("id", "=", id).execute();
    await change
      .insertInto("link_change")
      .values({ link: id, changed_at: now, was: JSON.stringify(was) })
      .execute();
  });
  return true;
}

/** Deletes a link: from then on it answers 410, and its slug stays taken. */
export async function deleteLink(state: State, link: Link, now = Date.now()): Promise<void> {
  await state.updateTable("link").set({ deleted_at: now }).where("id", "=", link.id).execute();
}

/** Takes the deletion of a link back. */
export async function restoreLink(state: State, link: Link): Promise<void> {
  await state.updateTable("link").set({ deleted_at: null }).where("id", "=", link.id).execute();
}

/** The versions of links by their ids: 1, and one more with each change. */
export async function linkVersions(state: State, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await state
    .selectFrom("link_change")
    .select(({ fn }) => ["link", fn.countAll<number>().as("changes")])
    .where("link", "in", ids)
    .groupBy("link")
    .execute();
  const changes = new Map(rows.map((row) => [row.link, row.changes]));
  return new Map(ids.map((id) => [id, 1 + (changes.get(id) ?? 0)]));
}

/** What a link was before each of its changes, first to last. */
export async function linkHistory(state: State, link: Link): Promise<{ changedAt: number; was: LinkContent }[]> {
  const rows = await state
    .selectFrom("link_change")
    .selectAll()
    .where("link", "=", link.id)
    .orderBy("changed_at")
    .orderBy(state.dynamic.ref("rowid"))
    .execute();
  return rows.map(({ changed_at, was }) => ({ changedAt: changed_at, was: Content.parse(JSON.parse(was)) }));
}

const said = z.string().nullable();
const Content = z.object({
  destination: z.string(),
  utm: z.object({ source: said, medium: said, campaign: said, content: said, term: said }),
  expiresAt: z.number().nullable(),
});

const contentOf = ({ destination, utm, expiresAt }: LinkContent): LinkContent => ({
  destination,
  utm: utmOf((field) => utm[field]),
  expiresAt,
});

type LinkRow = Selectable<StateTables["link"]>;

const rowOf = (link: Link): LinkRow => ({
  id: link.id,
  workspace: link.workspace,
  slug: link.slug,
  destination: link.destination,
  utm_source: link.utm.source,
  utm_medium: link.utm.medium,
  utm_campaign: link.utm.campaign,
  utm_content: link.utm.content,
  utm_term: link.utm.term,
  expires_at: link.expiresAt,
  created_at: link.createdAt,
  deleted_at: link.deletedAt,
});

const linkOf = (row: LinkRow): Link => ({
  id: row.id,
  workspace: row.workspace,
  slug: row.slug,
  destination: row.destination,
  utm: utmOf((field) => row[`utm_${field}`]),
  expiresAt: row.expires_at,
  createdAt: row.created_at,
  deletedAt: row.deleted_at,
});
