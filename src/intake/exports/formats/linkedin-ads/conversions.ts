import type { Context, ExportFormat } from "../../format.ts";
import { date, decimal, money, text } from "../../format.ts";
import { adDay } from "../ads/ad-day.ts";
import { untilOf } from "../ads/until.ts";
import { levels } from "./levels.ts";
import { rangeAbove } from "./range-above.ts";

/**
 * LinkedIn Campaign Manager → Reports → Conversion Performance: what a campaign claims of each kind of conversion. It
 * holds no spend (where it does, once for each conversion), and counts only where no other report of the account does.
 */
export const linkedinConversions: ExportFormat = {
  id: "linkedin-ads",
  title: "LinkedIn conversion report",
  columns: {
    starts: date("Start Date (in UTC)", "Start Date"),
    ends: date("End Date (in UTC)", "End Date"),
    account: text("Account Name"),
    currency: text("Currency"),
    groupId: text("Campaign Group ID"),
    group: text("Campaign Group Name", "Campaign Group"),
    campaignId: text("Campaign ID"),
    campaign: text("Campaign Name", "Campaign"),
    adsetId: text("Ad Set ID"),
    adset: text("Ad Set Name", "Ad Set"),
    adId: text("Ad ID", "Creative ID"),
    ad: text("Ad Name", "Creative Name", "Ad Headline"),
    conversion: text("Conversion Name", "Conversion"),
    conversionId: text("Conversion ID"),
    conversionType: text("Conversion Type", "Conversion Action", "Conversion Category"),
    attribution: text("Attribution Type", "Attribution Model"),
    status: text("Conversion Status"),
    conversions: decimal("Conversions", "Total Conversions"),
    byClick: decimal("Post-Click Conversions", "Click Conversions", "Click-Through Conversions"),
    byView: decimal("View-Through Conversions", "View Conversions", "Post-View Conversions"),
    value: money("Total Conversion Value", "Conversion Value", "Total Conversion Value ({currency})", "Total Value"),
  },
  signatures: [
    ["conversion", "conversions"],
    ["conversion", "byClick"],
    ["conversionId", "conversions"],
  ].map((signature) => ["starts", ...signature]),
  needed: ["starts"],
  rows: "coalesce(conversion, conversionId) is not null and lower(coalesce(conversion, '')) <> 'total'",
  context: rangeAbove,
  note: () =>
    "what LinkedIn claims of each conversion, without spend: it counts only where no other report of the account does",
  tables: [{ fact: "ad_day", values }],
  getIt: "Campaign Manager → Analyze → Reports → Conversion Performance → Export, time breakdown daily",
};

function values(context: Context): Record<string, string> {
  return {
    ...adDay("linkedin", context, {
      day: "starts",
      until: `coalesce(ends + 1, ${untilOf("starts", context)})`,
      breakdown: ["conversion", "attribution"],
      spend: "null",
      clicks: "null",
      conversions: "coalesce(conversions, coalesce(byClick, 0) + coalesce(byView, 0))",
      value: "value",
    }),
    ...levels,
    impressions: "null",
  };
}
