import { describeFiles } from "../intake/exports/describe-files.ts";
import { updateJourneys } from "../journeys/update-journeys.ts";
import { type LiveSource, liveSources } from "../model/live-source.ts";
import { seenSources } from "../questions/seen-sources.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { LoadedFile } from "./load-exports.ts";
import type { Place } from "./place.ts";

/** A file, or what the server saw itself, which is read like one. */
export type KnownFile = Omit<LoadedFile, "format"> & { readonly format: { readonly id: string } | null };

const titles: Readonly<Record<LiveSource, string>> = {
  tracker: "tracker",
  api: "API",
  link: "links",
  "shopify-webhook": "Shopify webhook",
  "stripe-webhook": "Stripe webhook",
  "woocommerce-webhook": "WooCommerce webhook",
  "hubspot-webhook": "HubSpot webhook",
};

const formatOf = new Map<number, LiveSource>(
  Object.entries(liveSources).map(([format, source]) => [source, format as LiveSource]),
);

/** What the server saw itself, brought up to date first: one file for each source. */
export async function liveFiles(warehouse: Warehouse, { workspace, zone }: Omit<Place, "plan">): Promise<KnownFile[]> {
  await updateJourneys(warehouse, { workspace });
  const seen = (await seenSources(warehouse, workspace)).flatMap((one) => {
    const format = formatOf.get(one.source);
    return format === undefined ? [] : [{ ...one, format, context: null, tables: tablesOf(one.tables) }];
  });
  const described = await describeFiles(warehouse, { workspace, zone }, seen);
  return described.map(({ source, format, events, bots, receivedMs, tables, sums, currency, period }) => ({
    source,
    file: titles[format],
    given: titles[format],
    writtenMs: receivedMs,
    sha256: null,
    format: { id: format },
    context: null,
    confidence: 1,
    used: [],
    ignored: [],
    hint: null,
    rejects: [],
    duplicateOf: null,
    account: null,
    // The events are what was brought in; the facts among them are told in the sums.
    tables: [{ fact: "site_event", rows: events, rejected: 0 }, ...tables.map((table) => ({ ...table, rows: 0 }))],
    currency,
    period,
    sums: { ...countsOf(format, { events, bots }), ...sums },
  }));
}

type Tables = readonly { readonly fact: string; readonly rows: number; readonly rejected: number }[];

const tablesOf = (tables: readonly { fact: string; rows: number }[]): Tables =>
  tables.map((table) => ({ ...table, rejected: 0 }));

const countsOf = (format: LiveSource, { events, bots }: { events: number; bots: number }) => ({
  ...(format === "link" ? { clicks: events - bots } : { events }),
  ...(bots === 0 ? {} : { bots }),
});
