import { literal } from "../../warehouse/sql.ts";

/** Formats that tell of the same orders by the same ids as another, and know less of them. */
const lesser: Readonly<Record<string, string>> = {
  "woocommerce-analytics": "woocommerce-orders",
  "stripe-balance": "stripe-payments",
};

const shops = [
  "shopify-orders",
  "squarespace-orders",
  "etsy-orders",
  "woocommerce-orders",
  "woocommerce-analytics",
  "square-transactions",
  "lightspeed-sales",
];

/** SQL of the name that formats with the same ids share (`format`: SQL of a format's id). */
export const kinOf = (format: string): string =>
  `case ${Object.entries(lesser)
    .map(([less, more]) => `when ${format} = ${literal(less)} then ${literal(more)}`)
    .join(" ")} else ${format} end`;

/** SQL that is true of a format whose orders a kindred one knows better. */
export const isLesser = (format: string): string => `${format} in (${Object.keys(lesser).map(literal).join(", ")})`;

/** SQL of how much a format knows of an order, 1 most: shops, our own template, whoever took the money. */
export const knowledgeRank = (format: string): string =>
  `case when ${format} in (${shops.map(literal).join(", ")}) then 1 when ${format} = 'template-orders' then 2 else 3 end`;
