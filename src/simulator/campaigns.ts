import type { SimulatedModel } from "./market.ts";
import { sideOf } from "./sides.ts";

export const platforms = ["meta", "tiktok", "google", "linkedin"] as const;
export type Platform = (typeof platforms)[number];

/** A campaign of the simulated business. On LinkedIn it is a campaign group, and an ad set is LinkedIn's campaign. */
export interface Campaign {
  readonly platform: Platform;
  readonly name: string;
  readonly id: string;
  /** What its links put into `utm_campaign`: its name, its id, or no UTMs at all. */
  readonly tag: "name" | "id" | "none";
  readonly retargets: boolean;
  /** The part of the period it runs in, as shares: [0, 1] is all of it. */
  readonly runs: readonly [from: number, to: number];
  /** Sides its ads are shown on. */
  readonly sides: readonly number[];
  readonly adSets: readonly string[];
}

const meta = [sideOf("facebook", true), sideOf("instagram", true)];

const shop: Omit<Campaign, "id">[] = [
  {
    platform: "meta",
    name: "new-customers",
    tag: "id",
    retargets: false,
    runs: [0, 1],
    sides: meta,
    adSets: ["lookalike 2%", "interiors 25-54"],
  },
  {
    platform: "meta",
    name: "spring-light",
    tag: "name",
    retargets: false,
    runs: [0.3, 1],
    sides: meta,
    adSets: ["broad ES-PT"],
  },
  {
    platform: "meta",
    name: "brand-reach",
    tag: "none",
    retargets: false,
    runs: [0, 0.35],
    sides: meta,
    adSets: ["broad ES"],
  },
  {
    platform: "meta",
    name: "retargeting",
    tag: "name",
    retargets: true,
    runs: [0, 1],
    sides: meta,
    adSets: ["visitors 30 days"],
  },
  {
    platform: "tiktok",
    name: "tt-clips",
    tag: "name",
    retargets: false,
    runs: [0, 1],
    sides: [sideOf("tiktok", true)],
    adSets: ["home decor"],
  },
  {
    platform: "tiktok",
    name: "tt-spark",
    tag: "id",
    retargets: false,
    runs: [0.4, 1],
    sides: [sideOf("tiktok", true)],
    adSets: ["broad"],
  },
  {
    platform: "google",
    name: "Brand",
    tag: "name",
    retargets: false,
    runs: [0, 1],
    sides: [sideOf("google", true)],
    adSets: ["brand"],
  },
  {
    platform: "google",
    name: "Table lamps",
    tag: "name",
    retargets: false,
    runs: [0, 1],
    sides: [sideOf("google", true)],
    adSets: ["generic"],
  },
];

const linkedin = [sideOf("linkedin", true)];
const google = [sideOf("google", true)];

const business: Omit<Campaign, "id">[] = [
  {
    platform: "linkedin",
    name: "Operations leaders",
    tag: "id",
    retargets: false,
    runs: [0, 1],
    sides: linkedin,
    adSets: ["Ops leaders DACH+Iberia", "Ops leaders video"],
  },
  {
    platform: "linkedin",
    name: "Guide download",
    tag: "name",
    retargets: false,
    runs: [0.25, 1],
    sides: linkedin,
    adSets: ["Guide single image"],
  },
  {
    platform: "linkedin",
    name: "Thought leader",
    tag: "none",
    retargets: false,
    runs: [0, 0.5],
    sides: linkedin,
    adSets: ["Founder posts"],
  },
  {
    platform: "linkedin",
    name: "Website visitors",
    tag: "name",
    retargets: true,
    runs: [0, 1],
    sides: linkedin,
    adSets: ["Visitors 90 days"],
  },
  { platform: "google", name: "Brand", tag: "name", retargets: false, runs: [0, 1], sides: google, adSets: ["brand"] },
  {
    platform: "google",
    name: "Planning software",
    tag: "name",
    retargets: false,
    runs: [0, 1],
    sides: google,
    adSets: ["generic"],
  },
];

const firstDigits = { meta: "1202", tiktok: "1789", google: "2104", linkedin: "4834" } satisfies Record<
  Platform,
  string
>;
const digits = { meta: 18, tiktok: 16, google: 11, linkedin: 9 } satisfies Record<Platform, number>;

/** An invented id in the platform's own length; different for every `n` of a kind (campaign, ad set, ad). */
export function platformId(platform: Platform, kind: number, n: number): string {
  const free = digits[platform] - firstDigits[platform].length;
  const tail = (kind * 7_000_003 + (n + 1) * 12_347) % 10 ** free;
  return firstDigits[platform] + String(tail).padStart(free, "0");
}

/** The campaigns of the simulated business. */
export function campaignsOf(model: SimulatedModel): Campaign[] {
  const list = model === "b2b" ? business : shop;
  return list.map((campaign, n) => ({ ...campaign, id: platformId(campaign.platform, 0, n) }));
}
