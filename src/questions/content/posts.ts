import type { JourneyScope } from "../../journeys/scope.ts";
import type { Denominator, Post, PostOrder, Posts } from "../../model/content/posts.ts";
import { denominators } from "../../model/content/posts.ts";
import { toDecimal, toMinor } from "../../model/money.ts";
import type { Only } from "../../model/only.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { followersBefore } from "./followers-before.ts";
import { type FoundAds, postAds } from "./post-ads.ts";
import { type PostCredits, postCredits, postKey } from "./post-credits.ts";
import { type PostFacts, postFacts } from "./post-facts.ts";

export interface PostsQuestion {
  readonly scope: JourneyScope;
  readonly model: string;
  readonly chosenPeriod: boolean;
}

/** What of the posts is to be answered. */
export interface PostsAsked {
  /**
   * Posts of a network; those that were shown for money or credited with paid touches, or were not; those that touches or
   * ads of a campaign name. A post's figures stay whole.
   */
  readonly only: Only;
  /** Words of the title, the id, or the address. */
  readonly search: string | null;
  readonly order: PostOrder;
  /** Whether the smallest come first; what is unknown comes last either way. */
  readonly ascending: boolean;
  readonly most: number;
  /** How many are passed over. */
  readonly after: number;
}

/** The posts of the period, and earlier ones that were credited or paid for in it, with all that is known of each. */
export async function posts(
  facts: Warehouse,
  question: PostsQuestion,
  asked: PostsAsked,
): Promise<Omit<Posts, "about" | "formulas">> {
  const { scope } = question;
  const told = await postFacts(facts, scope);
  const credits = await postCredits(facts, question);
  const ads = await postAds(facts, scope, told);
  const followers = await followersBefore(facts, scope.workspace);
  const all = together(told, credits, ads).map(
    ({ facts: one, ...rest }): Post =>
      shownPost(one, rest, one.day === null ? null : followers(one.network, one.account, one.day)),
  );
  const counts = Map.groupBy(all, ({ network }) => network);
  const inCampaign = ({ network, id }: Post, campaign: string): boolean => {
    const key = id === null ? "" : postKey(network, id);
    return credits.campaignsOf(key).has(campaign) || ads.get(key)?.campaigns.has(campaign) === true;
  };
  const { campaign } = asked.only;
  const matching = all.filter((post) => matches(post, asked) && (campaign === null || inCampaign(post, campaign)));
  const ordered = matching.toSorted(orderOf(asked));
  const end = asked.after + asked.most;
  return {
    items: ordered.slice(asked.after, end),
    next: end < ordered.length ? String(end) : null,
    matching: summed(matching, scope.currency),
    networks: [...counts]
      .map(([network, { length }]) => ({ network, posts: length }))
      .toSorted((a, b) => b.posts - a.posts || (a.network < b.network ? -1 : 1)),
    unnamed: credits.unnamed,
    rates: denominators.flatMap((by) => rateOver(matching, by)),
  };
}

interface Together {
  readonly facts: PostFacts;
  readonly told: boolean;
  readonly credited: Post["credited"];
  readonly ads: FoundAds | null;
}

/** Each post once: those of the period, earlier ones with credit, cost or ads in it, and those that only touches name. */
function together(told: readonly PostFacts[], credits: PostCredits, ads: ReadonlyMap<string, FoundAds>): Together[] {
  const known = new Set<string>();
  const exported = told.flatMap((facts): Together[] => {
    if (facts.id === null) return facts.inPeriod ? [{ facts, told: true, credited: null, ads: null }] : [];
    const key = postKey(facts.network, facts.id);
    known.add(key);
    const credited = credits.byPost.get(key);
    const shown = ads.get(key) ?? null;
    if (!facts.inPeriod && credited === undefined && shown === null) return [];
    return [{ facts, told: true, credited: credited ?? credits.none, ads: shown }];
  });
  const named = [...credits.byPost].flatMap(([key, credited]): Together[] =>
    known.has(key) ? [] : [{ facts: untold(credited), told: false, credited, ads: null }],
  );
  return [...exported, ...named];
}

const untold = ({ network, id }: { network: string; id: string }): PostFacts => ({
  ...{ network, id, account: null, title: null, permalink: null, kind: null },
  ...{ atMs: null, day: null, weekday: null, hour: null, hourKnown: false, inPeriod: false, asOf: null },
  ...{ reach: null, impressions: null, views: null, engagements: null },
  ...{ likes: null, comments: null, shares: null, saves: null, clicks: null },
});

function shownPost(
  { atMs, day: _, weekday: _weekday, hour: _hour, ...facts }: PostFacts,
  { told, credited, ads }: Omit<Together, "facts">,
  followers: number | null,
): Post {
  const over = (denominator: number | null) =>
    facts.engagements === null || denominator === null || denominator <= 0
      ? null
      : Math.round((facts.engagements * 10_000) / denominator) / 100;
  return {
    ...facts,
    told,
    publishedAt: atMs === null ? null : new Date(atMs).toISOString(),
    followers,
    rates: {
      reach: over(facts.reach),
      impressions: over(facts.impressions),
      views: over(facts.views),
      followers: over(followers),
    },
    credited: credited && bare(credited),
    ads: ads?.shown ?? null,
  };
}

/** What is credited, without the network and id by which it was found. */
function bare({ conversions, return: returned, cost, roi, ...rest }: NonNullable<Post["credited"]>): Post["credited"] {
  const { returned: range, interval, roles, halves } = rest;
  return { conversions, return: returned, cost, roi, returned: range, interval, roles, halves };
}

function matches(post: Post, { only: { network, paid }, search }: PostsAsked): boolean {
  if (network !== null && post.network !== network) return false;
  if (paid !== null && isPaid(post) !== paid) return false;
  if (search === null) return true;
  const words = search.normalize("NFKC").toLowerCase();
  return [post.title, post.id, post.permalink, post.account].some((text) =>
    text?.normalize("NFKC").toLowerCase().includes(words),
  );
}

function isPaid({ ads, credited }: Post): boolean {
  const paid = credited?.halves?.paid;
  return ads !== null || (paid !== undefined && (paid.conversions > 0 || Number(paid.cost) > 0));
}

const amountOf: Record<PostOrder, (post: Post) => number | null> = {
  published: ({ publishedAt }) => (publishedAt === null ? null : Date.parse(publishedAt)),
  reach: ({ reach }) => reach,
  impressions: ({ impressions, views }) => impressions ?? views,
  engagements: ({ engagements }) => engagements,
  rate: ({ rates }) => rates.reach ?? rates.impressions ?? rates.views,
  clicks: ({ clicks }) => clicks,
  conversions: ({ credited }) => credited?.conversions ?? null,
  return: ({ credited }) => (credited === null ? null : Number(credited.return)),
  cost: ({ credited }) => (credited === null ? null : Number(credited.cost)),
  roi: ({ credited }) => credited?.roi ?? null,
};

function orderOf({ order, ascending }: PostsAsked): (one: Post, other: Post) => number {
  const of = amountOf[order];
  return (one, other) => {
    const [a, b] = [of(one), of(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return ascending ? a - b : b - a;
  };
}

function summed(posts: readonly Post[], currency: string): Posts["matching"] {
  const sum = (of: (post: Post) => number) => posts.reduce((total, post) => total + of(post), 0);
  const money = (of: "return" | "cost") =>
    toDecimal(
      sum(({ credited }) => (credited === null ? 0 : toMinor(credited[of], currency))),
      currency,
    );
  return {
    posts: posts.length,
    engagements: sum(({ engagements }) => engagements ?? 0),
    clicks: sum(({ clicks }) => clicks ?? 0),
    conversions: Math.round(sum(({ credited }) => credited?.conversions ?? 0) * 1e6) / 1e6,
    return: money("return"),
    cost: money("cost"),
    withEngagements: posts.filter(({ engagements }) => engagements !== null).length,
    withClicks: posts.filter(({ clicks }) => clicks !== null).length,
  };
}

/** A ratio of sums over the posts that know both. */
function rateOver(posts: readonly Post[], by: Denominator): Posts["rates"] {
  const known = posts.filter((post) => post.engagements !== null && (post[by] ?? 0) > 0);
  const engagements = known.reduce((total, post) => total + (post.engagements ?? 0), 0);
  const of = known.reduce((total, post) => total + (post[by] ?? 0), 0);
  return known.length === 0
    ? []
    : [{ by, posts: known.length, engagements, of, percent: Math.round((engagements * 10_000) / of) / 100 }];
}
