import { literal } from "../../warehouse/sql.ts";

/** Formats that tell of the same records by the same ids as another. */
const kin: Readonly<Record<string, string>> = {
  "woocommerce-analytics": "woocommerce-orders",
  "stripe-balance": "stripe-payments",
  "shopify-webhook": "shopify-orders",
  "woocommerce-webhook": "woocommerce-orders",
  tracker: "own",
  api: "own",
};

/** Those of them that know less than their kin. */
const lesser = ["woocommerce-analytics", "stripe-balance", "tracker"];

const shops = [
  "shopify-orders",
  "shopify-webhook",
  "squarespace-orders",
  "etsy-orders",
  "woocommerce-orders",
  "woocommerce-webhook",
  "woocommerce-analytics",
  "square-transactions",
  "lightspeed-sales",
];

/** SQL of the name that formats with the same ids share (`format`: SQL of a format's id). */
export const kinOf = (format: string): string =>
  `case ${format} ${Object.entries(kin)
    .map(([one, other]) => `when ${literal(one)} then ${literal(other)}`)
    .join(" ")} else ${format} end`;

/** SQL that is true of a format whose records a kindred one knows better. */
export const isLesser = (format: string): string => `${format} in (${lesser.map(literal).join(", ")})`;

/** SQL that is true of what the business's own site and back end tell: they name orders and deals as the shop does. */
export const isOwn = (format: string): string => `${format} in ('tracker', 'api')`;

/** SQL that is true of what whoever took the money tells: they number payments, and not orders as the shop does. */
export const isPayment = (format: string): string =>
  `(starts_with(${format}, 'stripe-') or starts_with(${format}, 'paypal-'))`;

/** SQL of how much a format knows of an order, 1 most: shops, our own template and API, whoever took the money, a browser. */
export const knowledgeRank = (format: string): string =>
  `case when ${format} in (${shops.map(literal).join(", ")}) then 1 when ${format} in ('template-orders', 'api') then 2
    when ${format} = 'stripe-webhook' then 3 when ${format} = 'tracker' then 5 else 4 end`;
