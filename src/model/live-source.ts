/**
 * What the server takes facts from by itself, with the number that stands as `source` in their rows: below zero, for
 * those above are imports.
 */
export const liveSources = {
  tracker: -1,
  api: -2,
  link: -3,
  "shopify-webhook": -4,
  "stripe-webhook": -5,
  "woocommerce-webhook": -6,
  "hubspot-webhook": -7,
} as const;

export type LiveSource = keyof typeof liveSources;
