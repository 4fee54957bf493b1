import { z } from "zod";
import { ContentAbout, Money } from "./about.ts";
import { postKinds } from "./post-kind.ts";

/** What a rate of engagement is taken over. */
export const denominators = ["reach", "impressions", "views", "followers"] as const;
export type Denominator = (typeof denominators)[number];

const Count = z.number().nullable();

/** What is credited to a post, or to one half of it, and what it cost. */
const Credited = z.object({
  /** Credited conversions: a fraction where one is shared by several touches. */
  conversions: z.number(),
  return: Money,
  cost: Money,
});

/** The ads in which a post was shown for money, as far as they name it, in the period. */
export const PostAds = z.object({
  /** How many ads, and the first few of their names. */
  ads: z.number().int(),
  names: z.array(z.string()),
  /** What of the ad names the post: its id, or its first words. */
  namedBy: z.enum(["id", "words"]),
  spend: Money,
  impressions: z.number(),
  clicks: z.number(),
  /** What the platform says of itself: shown beside, never counted. */
  claimed: z.number(),
  claimedValue: Money,
});
export type PostAds = z.infer<typeof PostAds>;

export const Post = z.object({
  network: z.string(),
  /** Null where no file tells it: such a post can be credited with nothing. */
  id: z.string().nullable(),
  account: z.string().nullable(),
  /** Its first words, at most 200 letters; null where no file has them, or where they name a person. */
  title: z.string().nullable(),
  permalink: z.string().nullable(),
  kind: z.enum(postKinds).nullable(),
  publishedAt: z.string().nullable(),
  /** Whether the file tells the hour too. */
  hourKnown: z.boolean(),
  /** Whether an export tells of it; otherwise a touch or a cost alone names it. */
  told: z.boolean(),
  /** Whether it was published in the period; otherwise an earlier one that was credited or paid for in it. */
  inPeriod: z.boolean(),
  /** The day up to which the counts are: they are those of the post's life. */
  asOf: z.iso.date().nullable(),
  reach: Count,
  impressions: Count,
  views: Count,
  /** As its network counts them: LinkedIn and X count clicks too. */
  engagements: Count,
  likes: Count,
  comments: Count,
  shares: Count,
  saves: Count,
  clicks: Count,
  /** Followers of the account as last told up to 31 days before the post. */
  followers: Count,
  /** Engagements in per cent of each denominator; null where either is unknown. */
  rates: z.object({ reach: Count, impressions: Count, views: Count, followers: Count }),
  /** Null for a post without an id. */
  credited: Credited.extend({
    /** (return − cost) × 100 / cost, per cent; null without cost, or where nothing could show a return. */
    roi: z.number().nullable(),
    /** 90 % interval of the return; null below ten conversions. */
    returned: z.object({ low: Money, high: Money, level: z.literal(0.9) }).nullable(),
    interval: z.object({ low: z.number(), high: z.number(), level: z.literal(0.9) }).nullable(),
    /** Conversions in which it stood first, in between, or last. */
    roles: z.object({ origin: z.number().int(), assist: z.number().int(), converter: z.number().int() }),
    /** Its halves, which sum to it; null where the model credits posts whole, as learned models do. */
    halves: z.object({ organic: Credited, paid: Credited }).nullable(),
  }).nullable(),
  ads: PostAds.nullable(),
});
export type Post = z.infer<typeof Post>;

export const postOrders = [
  "published",
  "reach",
  "impressions",
  "engagements",
  "rate",
  "clicks",
  "conversions",
  "return",
  "cost",
  "roi",
] as const;
export type PostOrder = (typeof postOrders)[number];

/** Posts of the period, and earlier ones that were credited or paid for in it. */
export const Posts = z.object({
  about: ContentAbout,
  items: z.array(Post),
  next: z.string().nullable(),
  /** Of all posts that match, on whatever page. */
  matching: z.object({
    posts: z.number().int(),
    engagements: z.number(),
    clicks: z.number(),
    conversions: z.number(),
    return: Money,
    cost: Money,
    /** Those of which this is known. */
    withEngagements: z.number().int(),
    withClicks: z.number().int(),
  }),
  /** The networks that have posts, and how many; of all posts, whatever is filtered. */
  networks: z.array(z.object({ network: z.string(), posts: z.number().int() })),
  /** What social is credited with where nothing names the post: with the posts it sums to the statement's social total. */
  unnamed: Credited,
  /** Engagement rates of all that matches: Σ engagements × 100 / Σ denominator, over the posts that know both. */
  rates: z.array(
    z.object({
      by: z.enum(denominators),
      posts: z.number().int(),
      engagements: z.number(),
      of: z.number(),
      percent: z.number(),
    }),
  ),
  formulas: z.record(z.string(), z.string()),
});
export type Posts = z.infer<typeof Posts>;
