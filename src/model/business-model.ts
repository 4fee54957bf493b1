/** The kinds of business a plan can name; each has goals, stages and metrics of its own. */
export const businessModels = [
  "online-shop",
  "b2b",
  "saas",
  "dealership",
  "local-store",
  "services",
  "creator",
  "nonprofit",
] as const;

export type BusinessModel = (typeof businessModels)[number];
