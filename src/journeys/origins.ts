import { z } from "zod";
import { unlessAbsent } from "../model/absent.ts";
import { channelFromName, isSocialChannel } from "../model/channel.ts";
import { type Classification, classificationOf, classify } from "../model/classify.ts";
import { isNetworkId, networkFromName } from "../model/network.ts";
import { originsOfAnswer } from "../model/origin-of-answer.ts";
import { originOfUrl } from "../model/origin-of-url.ts";
import { countsAsSocial, type Plan } from "../model/plan.ts";
import { sql } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { CampaignNames } from "./campaigns.ts";

/** Where a touch came from, at the finest grain that answers tell apart. */
export interface Leaf {
  readonly network: string;
  readonly channel: string;
  readonly paid: boolean;
  readonly social: boolean;
  readonly campaign: string | null;
  readonly post: string | null;
}

/** The origin of a visit that names nothing: typed in, or from a bookmark. */
export const directOrigin = "0";

const nullable = z.string().nullable();
const Written = z.object({
  origin: z.string(),
  source: nullable,
  medium: nullable,
  campaign: nullable,
  content: nullable,
  term: nullable,
  referrer: nullable,
  clickIds: nullable,
  query: nullable,
  inApp: nullable,
  post: nullable,
});
type Written = z.infer<typeof Written>;

const Declared = z.object({ origin: z.string(), source: z.string(), detail: nullable, detail2: nullable });

/**
 * Lays the table `origin` (origin, leaf, direct): what each set of marketing columns, each code of the plan, each
 * original source a CRM declares and each answer to a survey comes to, by the rules of `model`. An answer that names
 * several places has a row for each. Answers the leaves by their number.
 */
export async function layOrigins(
  warehouse: Warehouse,
  workspace: string,
  plan: Plan,
  campaigns: CampaignNames,
): Promise<Leaf[]> {
  const posts = await postIds(warehouse, workspace);
  const leaves = new LeafNumbers();
  const rows: string[][] = [[directOrigin, String(leaves.numberOf(leafOf(classify({}), null, null, plan))), "true"]];
  const add = (origin: string, leaf: Leaf) =>
    rows.push([origin, String(leaves.numberOf(leaf)), String(leaf.channel === "Direct")]);

  for (const written of await writtenOrigins(warehouse, workspace))
    add(written.origin, read(written, plan, campaigns, posts));
  for (const { origin, source, detail, detail2 } of await declaredOrigins(warehouse, workspace)) {
    const declared = declaredClass(source, detail);
    if (declared === null) continue;
    const campaign = declared.paid ? campaigns.nameOf(unlessAbsent(detail2)) : null;
    add(origin, leafOf(declared, campaign, null, plan));
  }
  for (const { origin, answer } of await surveyAnswers(warehouse, workspace))
    for (const found of originsOfAnswer(answer)) add(origin, leafOf(found, null, null, plan));
  for (const [code, said] of Object.entries(plan.codes)) {
    const network = isNetworkId(said.network) ? said.network : (networkFromName(said.network) ?? "none");
    const named = said.channel === undefined ? undefined : channelFromName(said.channel);
    const found = named
      ? { ...classificationOf(named, network), paid: said.paid }
      : classify({ source: network, medium: said.paid ? "cpc" : "social" });
    add(`code:${code}`, leafOf(found, campaigns.nameOf(said.campaign ?? null), null, plan));
  }
  await warehouse.stage("origin_text", 3, rows);
  await warehouse.run(sql`
    /* journeys/origins */
    create or replace temp table origin as
    select case when starts_with(c0, 'code:') then hash(c0) else cast(c0 as ubigint) end as origin,
      cast(c1 as integer) as leaf, cast(c2 as boolean) as direct
    from origin_text`);
  return leaves.all;
}

/** One look at each distinct set of marketing columns, however many millions of rows carry it. */
function writtenOrigins(warehouse: Warehouse, workspace: string): Promise<Written[]> {
  return warehouse.rows(
    Written,
    sql`
    /* journeys/origins */
    select cast(origin as varchar) as origin, any_value(utm_source) as source, any_value(utm_medium) as medium,
      any_value(utm_campaign) as campaign, any_value(utm_content) as content, any_value(utm_term) as term,
      any_value(referrer) as referrer, any_value(click_ids) as "clickIds", any_value(landing_query) as query,
      any_value(post) as post, any_value(in_app) as "inApp"
    from (
      from (select origin, utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer, click_ids, landing_query, post, in_app
        from marketing where workspace = ${workspace} and origin is not null)
      union all
      from (select origin, utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer, click_ids, landing_query, post, null
        from "order" where workspace = ${workspace} and origin is not null)
      union all
      from (select origin, utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer, click_ids, landing_query, post, null
        from lead where workspace = ${workspace} and origin is not null)
    ) as written
    group by written.origin
    order by count(*) desc, written.origin`,
  );
}

function declaredOrigins(warehouse: Warehouse, workspace: string) {
  return warehouse.rows(
    Declared,
    sql`
    /* journeys/origins */
    select distinct cast(hash('declared', original_source, original_detail, original_detail_2) as varchar) as origin,
      original_source as source, original_detail as detail, original_detail_2 as detail2
    from lead where workspace = ${workspace} and original_source is not null
    order by all`,
  );
}

function surveyAnswers(warehouse: Warehouse, workspace: string) {
  return warehouse.rows(
    z.object({ origin: z.string(), answer: z.string() }),
    sql`
    /* journeys/origins */
    select distinct cast(hash('answer', answer) as varchar) as origin, answer
    from survey_once where workspace = ${workspace} and answer is not null
    order by answer`,
  );
}

function read(written: Written, plan: Plan, campaigns: CampaignNames, posts: ReadonlySet<string>): Leaf {
  const url = written.query === null ? null : originOfUrl(written.query);
  const pick = (own: string | null, landed: string | null | undefined) => unlessAbsent(own) ?? landed ?? null;
  const source = pick(written.source, url?.source);
  const medium = pick(written.medium, url?.medium);
  const campaign = pick(written.campaign, url?.campaign);
  const content = pick(written.content, url?.content);
  const term = pick(written.term, url?.term);
  const clickIds = [...(written.clickIds?.split(/[\s,;]+/) ?? []), ...(url?.clickIds ?? [])];
  const found = classify({ source, medium, campaign, referrerHost: written.referrer, clickIds, inApp: written.inApp });
  const post = unlessAbsent(written.post) ?? (content !== null && posts.has(content) ? content : null);
  return leafOf(found, campaigns.nameOf(campaign, [content, term]), post, plan);
}

/** A name that is no channel's is read as a sentence, for a network alone: "Google Ads", "LinkedIn lead form". */
function declaredClass(source: string, detail: string | null): Classification | null {
  const channel = channelFromName(source);
  const network = networkFromName(detail ?? "");
  if (channel === undefined) return originsOfAnswer(source).find((found) => found.network !== "none") ?? null;
  if (channel === "Unassigned") return null;
  return classificationOf(channel, isSocialChannel(channel) || channel.endsWith("Search") ? network : undefined);
}

function leafOf(found: Classification, campaign: string | null, post: string | null, plan: Plan): Leaf {
  const social = countsAsSocial(plan, found);
  return { network: found.network, channel: found.channel, paid: found.paid, social, campaign, post };
}

async function postIds(warehouse: Warehouse, workspace: string): Promise<Set<string>> {
  const rows = await warehouse.rows(
    z.object({ id: z.string() }),
    sql`/* journeys/origins */ select distinct id from post where workspace = ${workspace} and id is not null`,
  );
  return new Set(rows.map(({ id }) => id));
}

class LeafNumbers {
  readonly all: Leaf[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(leaf: Leaf): number {
    const key = JSON.stringify([leaf.network, leaf.channel, leaf.paid, leaf.campaign, leaf.post]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.all.push(leaf);
    this.#numbers.set(key, this.all.length - 1);
    return this.all.length - 1;
  }
}
