import type { ExportFormat } from "../format.ts";
import { ecbRates } from "./ecb-rates/format.ts";
import { fxRates } from "./fx-rates/format.ts";
import { ga4Traffic } from "./ga4-traffic/format.ts";
import { googleAds } from "./google-ads/format.ts";
import { hubspotContacts } from "./hubspot-contacts/format.ts";
import { hubspotDeals } from "./hubspot-deals/format.ts";
import { linkedinAds } from "./linkedin-ads/format.ts";
import { metaAds } from "./meta-ads/format.ts";
import { metaContent } from "./meta-content/format.ts";
import { shopifyOrders } from "./shopify-orders/format.ts";
import { stripePayments } from "./stripe-payments/format.ts";
import { templateCosts } from "./template-costs/format.ts";
import { templateDeals } from "./template-deals/format.ts";
import { templateLeads } from "./template-leads/format.ts";
import { templateOrders } from "./template-orders/format.ts";
import { templateTouches } from "./template-touches/format.ts";
import { tiktokAds } from "./tiktok-ads/format.ts";
import { xOverview, xVideoOverview } from "./x-overview/format.ts";
import { xPosts } from "./x-posts/format.ts";

/** Every export format there is. Adding one is adding its folder and its name here. */
export const formats: readonly ExportFormat[] = [
  metaAds,
  linkedinAds,
  googleAds,
  tiktokAds,
  ga4Traffic,
  shopifyOrders,
  stripePayments,
  hubspotContacts,
  hubspotDeals,
  xPosts,
  xOverview,
  xVideoOverview,
  metaContent,
  templateTouches,
  templateOrders,
  templateLeads,
  templateDeals,
  templateCosts,
  fxRates,
  ecbRates,
];
