import type { ExportFormat } from "../format.ts";
import { metaAds } from "./meta-ads/format.ts";
import { shopifyOrders } from "./shopify-orders/format.ts";

/** Every export format there is. Adding one is adding its folder and its name here. */
export const formats: readonly ExportFormat[] = [metaAds, shopifyOrders];
