import { z } from "zod";
import { namesPerson } from "../../model/personal.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const nullable = z.string().nullable();
const Row = z.object({
  network: nullable,
  id: z.string(),
  title: nullable,
  permalink: nullable,
  publishedAt: nullable,
});

/** What a post is called and where it stands. */
export interface NamedPost {
  readonly title: string | null;
  readonly permalink: string | null;
  readonly publishedAt: string | null;
}

const mostLetters = 200;

/** The posts of these ids by network and id, as far as exports tell of them; first words that name a person are left out. */
export async function namedPosts(
  facts: Warehouse,
  workspace: string,
  ids: readonly string[],
): Promise<(network: string | undefined, id: string) => NamedPost> {
  await facts.stage(
    "asked_post",
    1,
    ids.map((id) => [id]),
  );
  const rows = await facts.rows(
    Row,
    sql`
    /* questions/named-posts */
    select network, id, title, permalink, strftime(occurred_at, '%Y-%m-%dT%H:%M:%SZ') as "publishedAt"
    from post_once where workspace = ${workspace} and id in (select c0 from asked_post)`,
  );
  const known = new Map(rows.map(({ network, id, ...post }) => [JSON.stringify([network, id]), post]));
  return (network, id) => {
    const { title, permalink, publishedAt } = known.get(JSON.stringify([network, id])) ?? unknown;
    return {
      title: title === null || namesPerson(title) ? null : Array.from(title.trim()).slice(0, mostLetters).join(""),
      permalink: permalink !== null && /^https?:\/\//i.test(permalink) ? permalink : null,
      publishedAt,
    };
  };
}

const unknown: NamedPost = { title: null, permalink: null, publishedAt: null };
