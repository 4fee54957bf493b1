import type { Sells } from "./sells-question.tsx";

/** What people have at hand, with where its file is downloaded in the catalogue. */
const sources = [
  "meta-ads",
  "meta-posts",
  "google-ads",
  "tiktok-ads",
  "linkedin-ads",
  "ga4",
  "shopify",
  "woocommerce",
  "stripe",
  "hubspot",
  "sheet",
] as const;
export type Source = (typeof sources)[number];

export const isSource = (name: string): name is Source => sources.some((one) => one === name);

const leads: readonly Source[] = ["hubspot", "linkedin-ads", "ga4", "google-ads"];
const shop: readonly Source[] = ["shopify", "woocommerce", "meta-ads", "ga4", "tiktok-ads"];

/** What each kind of business has most often. */
const usual: Readonly<Record<Sells, readonly Source[]>> = {
  "online-shop": shop,
  "local-store": ["sheet", "meta-ads", "meta-posts"],
  services: ["sheet", "meta-ads", "ga4"],
  b2b: leads,
  saas: ["stripe", ...leads],
  dealership: ["sheet", "meta-ads", "google-ads"],
  creator: ["stripe", "meta-posts", "ga4"],
  nonprofit: ["stripe", "sheet", "meta-posts"],
};

/** All of them, what a kind of business has most often first. */
export function sourcesFor(sells: Sells | null): readonly Source[] {
  const first = sells === null ? [] : usual[sells];
  return [...first, ...sources.filter((one) => !first.includes(one))];
}
