/** The nine kinds of cost the ledger knows, spelled as `plan.yaml` spells them. */
export const costCategories = [
  "labour",
  "ad spend",
  "tools",
  "agency",
  "content",
  "training",
  "research",
  "events",
  "service recovery",
] as const;

export type CostCategory = (typeof costCategories)[number];
