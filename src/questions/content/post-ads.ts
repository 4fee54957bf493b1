import { z } from "zod";
import { unnamedFactor } from "../../journeys/day-rates.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { adPlatformOf } from "../../model/ad-platform.ts";
import type { PostAds } from "../../model/content/posts.ts";
import { toDecimal } from "../../model/money.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { postKey } from "./post-credits.ts";
import type { PostFacts } from "./post-facts.ts";

const nullable = z.string().nullable();
const Ad = z.object({
  platform: z.string(),
  network: nullable,
  id: nullable,
  name: nullable,
  set: nullable,
  campaign: nullable,
  spend: z.number(),
  impressions: z.number(),
  clicks: z.number(),
  claimed: z.number(),
  claimedValue: z.number(),
});
type Ad = z.infer<typeof Ad>;

/** The ads of a post, and the campaigns they are of. */
export interface FoundAds {
  readonly shown: PostAds;
  readonly campaigns: ReadonlySet<string>;
}

/**
 * The ads of the period that show a post for money, by post: an ad names its post by the post's id, standing whole in the
 * name of ad, ad set or campaign, or as Meta names what is boosted, by its first words after "Post:" or "Instagram post:".
 * An ad that could be of two posts is of none.
 */
export async function postAds(
  facts: Warehouse,
  scope: JourneyScope,
  posts: readonly PostFacts[],
): Promise<ReadonlyMap<string, FoundAds>> {
  const ads = await adsOf(facts, scope);
  const find = finder(posts);
  const found = ads.flatMap((ad) => {
    const post = find(ad);
    return post === null ? [] : [{ ad, ...post }];
  });
  return new Map(
    [...Map.groupBy(found, ({ key }) => key)].map(([key, same]) => [key, foundOf(same, scope.currency)] as const),
  );
}

function foundOf(same: readonly { ad: Ad; namedBy: PostAds["namedBy"] }[], currency: string): FoundAds {
  return { shown: sumOf(same, currency), campaigns: new Set(same.flatMap(({ ad }) => ad.campaign ?? [])) };
}

function sumOf(same: readonly { ad: Ad; namedBy: PostAds["namedBy"] }[], currency: string): PostAds {
  const sum = (of: (ad: Ad) => number) => same.reduce((total, { ad }) => total + of(ad), 0);
  const names = new Set(same.flatMap(({ ad }) => ad.name ?? ad.campaign ?? []));
  return {
    ads: new Set(same.map(({ ad }) => ad.id ?? ad.name ?? ad.campaign)).size,
    names: [...names].slice(0, 3),
    namedBy: same.every(({ namedBy }) => namedBy === "id") ? "id" : "words",
    spend: toDecimal(Math.round(sum(({ spend }) => spend)), currency),
    impressions: Math.round(sum(({ impressions }) => impressions)),
    clicks: Math.round(sum(({ clicks }) => clicks)),
    claimed: Math.round(sum(({ claimed }) => claimed) * 100) / 100,
    claimedValue: toDecimal(Math.round(sum(({ claimedValue }) => claimedValue)), currency),
  };
}

/** Finds the one post that an ad names. */
function finder(posts: readonly PostFacts[]): (ad: Ad) => { key: string; namedBy: PostAds["namedBy"] } | null {
  const ids = new Map(
    posts.flatMap(({ network, id }) => (id !== null && isTelling(id) ? [[id, { network, id }]] : [])),
  );
  const titled = Map.groupBy(
    posts.filter(({ title }) => title !== null && title.length >= fewestLetters),
    ({ title }) => wordsOf(title ?? "").slice(0, fewestLetters),
  );
  return (ad) => {
    const may = ({ network }: { network: string }) =>
      ad.network === null
        ? (adPlatformOf(ad.platform)?.networks ?? []).some((one) => one === network)
        : ad.network === network;
    const texts = [ad.id, ad.name, ad.set, ad.campaign].flatMap((text) => text ?? []);
    const named = texts.flatMap((text) => text.split(/[^\w-]+|_/).flatMap((part) => ids.get(part) ?? []));
    const byId = keysOf(named.filter(may));
    if (byId.length > 0) return byId.length === 1 ? { key: byId[0] ?? "", namedBy: "id" } : null;
    const quoted = texts.flatMap((text) => quotedIn(text) ?? []);
    const byWords = keysOf(
      quoted.flatMap((words) =>
        (titled.get(words.slice(0, fewestLetters)) ?? []).filter(
          (post) => may(post) && wordsOf(post.title ?? "").startsWith(words),
        ),
      ),
    );
    return byWords.length === 1 ? { key: byWords[0] ?? "", namedBy: "words" } : null;
  };
}

/** A short number is too likely something else. */
const isTelling = (id: string): boolean => id.length >= 6 && /\d/.test(id);

const fewestLetters = 12;

const wordsOf = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();

/** The words of a post that the name Meta gives to what is boosted quotes. */
function quotedIn(name: string): string | null {
  const [, quoted] =
    /^(?:facebook |instagram )?(?:post|reel|video|story)\s*:\s*["“„«]?(.+?)(?:…|\.{3})?["”»]?(?:…|\.{3})?$/iu.exec(
      name.trim(),
    ) ?? [];
  const words = wordsOf(quoted ?? "");
  return words.length >= fewestLetters ? words : null;
}

const keysOf = (posts: readonly { network: string; id: string | null }[]): string[] => [
  ...new Set(posts.flatMap(({ network, id }) => (id === null ? [] : [postKey(network, id)]))),
];

/** Each ad's rows of the period, money in the scope's currency, as `adSpend` reads them. */
function adsOf(facts: Warehouse, { workspace, currency, from, to }: JourneyScope): Promise<Ad[]> {
  const unnamed = unnamedFactor(currency);
  return facts.rows(
    Ad,
    sql`
    /* questions/post-ads */
    with inside as (
      select *, greatest(day, cast(${from} as date)) as first, least(until, cast(${to} as date)) as past,
        coalesce((past - first) / (until - day), 1) as part
      from ad_once
      where workspace = ${workspace} and day < cast(${to} as date) and until > cast(${from} as date)
    ), rate as (
      select i.currency, i.first, i.past, avg(r.factor) as factor
      from (select distinct currency, first, past from inside where currency <> ${currency}) as i
      join day_rate as r on r.currency = i.currency and r.day >= i.first and r.day < i.past
      group by all
    )
    select platform, network, ad_id as id, ad as name, adset as "set", campaign,
      cast(sum(coalesce(spend_minor, 0) * part * coalesce(factor, case when i.currency is null then ${unnamed} else 1 end)) as double) as spend,
      cast(sum(coalesce(impressions, 0) * part) as double) as impressions,
      cast(sum(coalesce(clicks, 0) * part) as double) as clicks,
      cast(sum(coalesce(conversions, 0) * part) as double) as claimed,
      cast(sum(coalesce(conversion_value_minor, 0) * part * coalesce(factor, case when i.currency is null then ${unnamed} else 1 end)) as double) as "claimedValue"
    from inside as i left join rate as r on r.currency = i.currency and r.first = i.first and r.past = i.past
    group by platform, network, ad_id, ad, adset, campaign
    order by all`,
  );
}
