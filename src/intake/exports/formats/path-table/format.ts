import { decimal, type ExportFormat, text } from "../../format.ts";

/** Journeys put together elsewhere, alike ones in a row: `path,conversions,value,nulls`, and the names of ChannelAttribution. */
export const pathTable: ExportFormat = {
  id: "path-table",
  title: "table of paths",
  columns: {
    path: text("path", "channel path", "conversion path", "paths", "default channel group path"),
    conversions: decimal("total_conversions", "conversions", "total conversions", "conv"),
    value: decimal(
      "total_conversion_value",
      "value",
      "conversion_value",
      "total conversion value",
      "conversion value",
      "revenue",
    ),
    nulls: decimal("total_null", "nulls", "null", "total null", "non_conversions", "non-conversions"),
  },
  signatures: [
    ["path", "conversions", "value"],
    ["path", "conversions", "nulls"],
    ["path", "conversions"],
  ],
  unless: ["Sessions", "Users", "Impressions", "Views", "Page path", "Spend", "Cost", "Clicks", "Pageviews"],
  needed: ["path", "conversions"],
  tables: [
    {
      fact: "path",
      values: () => ({ path: "path", conversions: "conversions", value: "value", nulls: "nulls" }),
    },
  ],
  getIt: "a csv with the columns path, conversions, value and nulls, the steps of a path separated by >",
};
