import { count, decimal, type ExportFormat, money, text } from "../../format.ts";
import { adDay, currencyOfSpend, rangeNote, rangeOf } from "../ads/ad-day.ts";
import { rangeInName } from "../written-dates.ts";

/** Google Ads → Overview → the card Campaigns → Download: amounts carry their sign, and only the file's name tells the range. */
export const googleAdsCard: ExportFormat = {
  id: "google-ads",
  title: "Google Ads overview, the card Campaigns",
  columns: {
    account: text(),
    // Under names of its own, for other platforms call their campaigns so too.
    cardCampaign: text("Campaign Name"),
    cardGroup: text("Campaign Group Name"),
    cardStatus: text("Campaign Status"),
    campaignId: text(),
    adset: text(),
    adsetId: text(),
    ad: text(),
    adId: text(),
    currency: text("Currency code"),
    spend: money("Cost"),
    impressions: count("Impressions", "Impr."),
    clicks: count("Clicks"),
    conversions: decimal("Conversions"),
    value: money("Conv. value", "Conversion value"),
  },
  signatures: [["cardCampaign", "cardGroup", "cardStatus", "spend"]],
  needed: [],
  rows: "cardCampaign is not null",
  derived: { campaign: "cardCampaign" },
  context: ({ file, sample }) => ({ period: rangeInName(file), ...currencyOfSpend(sample) }),
  note: rangeNote(),
  tables: [
    {
      fact: "ad_day",
      values: (context) => {
        const [day, until] = rangeOf(context.period);
        return adDay("google", context, { day, until, clicks: "clicks", conversions: "conversions", value: "value" });
      },
    },
  ],
  getIt: "Google Ads → Campaigns → Segment: Day → Download → .csv",
};
