import { shortHash } from "../../warehouse/short-hash.ts";
import type { FactRow } from "../../warehouse/warehouse.ts";
import type { Marketing } from "./arrival.ts";

/** No business has as many campaigns: somebody makes up a tag for each page they ask for, and anybody may. */
export const coarseLevels: readonly { readonly most: number; readonly coarser: (origin: Marketing) => Marketing }[] = [
  { most: 250_000, coarser: ({ row }) => marketingOf({ ...row, ...withoutDetail }) },
  { most: 300_000, coarser: () => marketingOf({ ...nothing, utm_source: "(other)" }) },
];

const withoutDetail: FactRow = { utm_campaign: null, utm_content: null, utm_term: null };

const nothing: FactRow = {
  ...{ utm_source: null, utm_medium: null, ...withoutDetail },
  ...{ click_ids: null, referrer: null, in_app: null },
};

const marketingOf = (row: FactRow): Marketing => ({ origin: shortHash(JSON.stringify(row)), row });
