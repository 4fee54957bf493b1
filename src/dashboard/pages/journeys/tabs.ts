import type { View } from "../../app/view.ts";

/** The parts of the page, in their order; the open one stands in the address. */
export const tabs = [
  ...(["models", "roles", "paths", "lengths", "paid", "pairs", "customers", "claims", "orders"] as const),
] as const;
export type Tab = (typeof tabs)[number];

/** The tab an address asks for; an order that is named is explained among the orders. */
export function tabOf({ tab, order }: View): Tab {
  const named = tabs.find((one) => one === tab);
  if (named !== undefined) return named;
  return order === undefined ? "models" : "orders";
}

/** Tabs whose figures are by the model that is chosen. */
export const byModel: ReadonlySet<Tab> = new Set(["models", "paid", "customers", "claims", "orders"]);

/** Tabs whose lines can be of networks, channels, campaigns, posts, or paid and organic. */
export const byLine: ReadonlySet<Tab> = new Set(["models", "roles", "paths", "lengths", "pairs", "customers"]);
