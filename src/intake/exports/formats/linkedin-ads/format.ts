import { type Context, count, date, decimal, type ExportFormat, money, text } from "../../format.ts";
import { saysTotal } from "../../languages/words.ts";
import { adDay, wholeRange } from "../ads/ad-day.ts";
import { untilOf } from "../ads/until.ts";
import { datesIn } from "../written-dates.ts";
import { levels } from "./levels.ts";
import { rangeAbove } from "./range-above.ts";

/**
 * LinkedIn Campaign Manager → Reports → Export. Days are UTC. LinkedIn's campaign group is what others call a campaign,
 * its campaign an ad set; a report without groups has LinkedIn's campaigns for campaigns.
 */
export const linkedinAds: ExportFormat = {
  id: "linkedin-ads",
  title: "LinkedIn Campaign Manager report",
  columns: {
    starts: date("Start Date (in UTC)", "Start Date (UTC)", "Start Date"),
    ends: date("End Date (in UTC)", "End Date (UTC)"),
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
    placement: text("Placement", "Placement Name", "Ad Placement", "Publisher", "Publisher Name"),
    device: text("Impression Device Type", "Impression Device", "Device Type", "Device"),
    spend: money("Total Spent", "Total Spent ({currency})", "Amount Spent", "Amount Spent ({currency})"),
    impressions: count("Impressions"),
    clicks: count("Clicks"),
    conversions: decimal("Conversions", "Total Conversions"),
    leads: decimal("Leads", "Total Leads"),
    value: money("Total Conversion Value", "Conversion Value"),
  },
  signatures: [
    ["starts", "spend", "campaign", "clicks"],
    ["starts", "spend", "group", "clicks"],
    ["starts", "spend", "ad", "clicks"],
    ["starts", "spend", "account", "clicks"],
  ],
  // Beside a conversion's name the spend stands once for each.
  unless: ["Conversion Name", "Conversion ID", "Swipe Ups", "Paid Impressions", "eCPM"],
  needed: ["starts"],
  rows: `not coalesce(${saysTotal('coalesce("group", campaign, ad, account)')}, false)
    and (starts is not null or coalesce("group", groupId, campaign, campaignId, ad, adId) is not null)`,
  context: rangeAbove,
  reports: [
    {
      title: /^(.{0,40} )?(Performance Report|Leistungsbericht)\b.*UTC|^(Rapport|Informe|Relatório) .{0,80}UTC\)?$/i,
      recognised: true,
      hint: "this LinkedIn report holds no spend: export the Campaign Performance report",
      ifEmpty: "this LinkedIn report holds no data: nothing happened in its period, or choose a longer one",
    },
  ],
  note: ({ preamble, sample }) => {
    const [first, last] = datesIn(preamble.map((cells) => cells.join(" ")).join("\n"));
    const isFirst = ({ starts = "" }) => String(datesIn(starts)[0] ?? first) === String(first);
    return first === undefined || String(first) === String(last) || !sample.every(isFirst) ? null : wholeRange;
  },
  tables: [{ fact: "ad_day", values }],
  getIt: "Campaign Manager → Advertise → Export → Campaign Performance, time breakdown daily",
};

function values(context: Context): Record<string, string> {
  return {
    ...adDay("linkedin", context, {
      day: "starts",
      until: `coalesce(ends + 1, ${untilOf("starts", context)})`,
      breakdown: ["placement", "device"],
      clicks: "clicks",
      // A lead may be tracked as a conversion too, so the two are not added up.
      conversions: "greatest(conversions, leads)",
      value: "value",
    }),
    ...levels,
  };
}
