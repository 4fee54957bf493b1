import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { importFiles } from "./import-files.ts";
import { sumsOf } from "./sums.ts";

/** Real downloads that stand beside the checkout, where there are any: they are not ours to publish. */
const folder = fileURLToPath(new URL("../../../../shared/exports/", import.meta.url));

interface Expected {
  readonly file: string;
  readonly format: string | null;
  readonly rows: number;
  /** Worked out by hand from the file. */
  readonly sums: Record<string, string | number>;
  /** What is said of a file of which nothing is read. */
  readonly hint?: RegExp;
}

const adsAndAnalytics: Expected[] = [
  {
    file: "google_ads/campaign_report_date_range_inr.csv",
    format: "google-ads",
    rows: 2,
    sums: { spend: "2565.93", impressions: 46168, conversions: 15 },
  },
  {
    file: "google_ads/campaign_report_utf16_tsv.csv",
    format: "google-ads",
    rows: 1,
    sums: { spend: "365.22", impressions: 9380, clicks: 264, conversions: 25, conversionValue: "841.23" },
  },
  {
    file: "linkedin_ads/campaign_group_808102433_campaign_performance_report.csv",
    format: "linkedin-ads",
    rows: 2,
    sums: { spend: "340.12", impressions: 13294, clicks: 39, conversions: 0, conversionValue: "0.00" },
  },
  {
    file: "linkedin_ads/account_517883322_conversion_performance_report.csv",
    format: "linkedin-ads",
    rows: 0,
    sums: {},
    hint: /no data/,
  },
  {
    file: "linkedin_ads/account_517883322_demographics_report.csv",
    format: "linkedin-demographics",
    rows: 140,
    // The first of its ten tables: the companies.
    sums: { impressions: 580, clicks: 0, conversions: 0 },
    hint: /whole range/,
  },
  { file: "meta_ads/campaigns_empty_no_data_available.csv", format: "meta-ads", rows: 0, sums: {}, hint: /no rows/ },
  {
    file: "ga4/Events_Event_name.csv",
    format: "ga4-events",
    rows: 21,
    sums: { events: 137560, revenue: "0.00" },
    hint: /whole range/,
  },
  {
    file: "ga4/Pages_and_screens_Page_path_and_screen_class.csv",
    format: "ga4-pages",
    rows: 16,
    sums: { views: 951, events: 4647, conversions: 62, revenue: "0.00" },
    hint: /whole range/,
  },
  {
    file: "ga4/exploration_free_form_events_grand_total.csv",
    format: "ga4-exploration",
    rows: 342,
    sums: { events: 4311 },
    hint: /whole range/,
  },
  {
    file: "search_console/Chart.csv",
    format: "search-console",
    rows: 365,
    sums: { clicks: 100599, impressions: 9541487 },
  },
  {
    file: "search_console/Countries.csv",
    format: "search-console",
    rows: 234,
    sums: { clicks: 32288, impressions: 4090909 },
    hint: /only Chart/,
  },
  {
    file: "search_console/Queries.csv",
    format: "search-console",
    rows: 1000,
    sums: { clicks: 20443, impressions: 1562309 },
    hint: /only Chart/,
  },
  {
    file: "google_business/gmb_insights_performance.csv",
    format: "google-business",
    rows: 37,
    sums: { views: 5207, clicks: 558, calls: 113, messages: 0, bookings: 0, directions: 226 },
    hint: /does not name/,
  },
];

const shopsAndPosts: Expected[] = [
  {
    file: "linkedin_page/orladigitaltech_followers_1772703807989.xls",
    format: "linkedin-page-followers",
    rows: 610,
    sums: { gained: 1845 },
  },
  {
    file: "shopify/orders_export_redacted.csv",
    format: "shopify-orders",
    rows: 3,
    sums: {
      orders: 3,
      revenue: "4400.00",
      gross: "4700.00",
      tax: "0.00",
      shipping: "300.00",
      refunds: "0.00",
      unpaid: 3,
      notCounted: 0,
    },
  },
  {
    file: "x_twitter/tweet_activity_metrics_rOpenSci_20180901_20181001_en.csv",
    format: "x-posts",
    rows: 46,
    sums: {
      posts: 46,
      impressions: 299468,
      engagements: 4088,
      likes: 714,
      comments: 58,
      shares: 353,
      clicks: 707,
      views: 4072,
    },
  },
];

const dataSets: Expected[] = [
  {
    file: "../datasets/marketstar_crm/Leads.csv",
    format: "crm-leads",
    rows: 43033,
    sums: { leads: 43033 },
  },
  {
    file: "../datasets/marketstar_crm/Opportunities.csv",
    format: "crm-deals",
    rows: 1061,
    sums: { deals: 1061, won: 697, wonAmount: "3014231.57" },
  },
  {
    file: "../datasets/olist/olist_marketing_qualified_leads_dataset.csv",
    format: "olist-leads",
    rows: 8000,
    sums: { leads: 8000 },
  },
  {
    file: "../datasets/olist/olist_closed_deals_dataset.csv",
    format: "olist-closed-deals",
    rows: 380,
    sums: { deals: 380, won: 380 },
    hint: /no amount/,
  },
  {
    file: "../datasets/channelattribution/PathData.csv",
    format: "path-table",
    rows: 10000,
    sums: { paths: 10000, conversions: 19785, value: 74802.971587, nulls: 68602 },
  },
];

describe.skipIf(!existsSync(folder))("real files", () => {
  let facts: Warehouse;
  beforeEach(async () => {
    facts = await openDuckDb();
  });
  afterEach(() => facts.close());

  it.each([...adsAndAnalytics, ...shopsAndPosts, ...dataSets])("$file", async ({ file, format, rows, sums, hint }) => {
    const options = { warehouse: facts, workspace: "w", zone: "UTC", currency: null };
    const [read] = await importFiles([join(folder, file)], options);
    expect(read?.format?.id ?? null).toBe(format);
    expect(read?.rejects).toEqual([]);
    expect((read?.tables ?? []).reduce((sum, table) => sum + table.rows, 0)).toBe(rows);
    expect(await sumsOf(facts, "w", 1)).toEqual(sums);
    if (hint !== undefined) expect(read?.hint).toMatch(hint);
  });
});
