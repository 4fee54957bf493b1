import type { AdBook } from "../ad-book.ts";
import type { Calendar } from "../calendar.ts";
import { cell, euros, ratio, type Sheet } from "../sheet.ts";

const header =
  'By Day,Campaign name,Campaign ID,Ad group name,Ad name,Website URL (Ad level）,Currency,Cost,CPC (destination),CPM,Impressions,Clicks (destination),CTR (destination),Reach,"Cost per 1,000 people reached",Frequency,Conversions,Cost per conversion';

/** TikTok Ads Manager's report by ad and UTC day, with its row of totals at the end. */
export function writeTiktokAds(sheet: Sheet, { days, date }: Calendar, book: AdBook): void {
  sheet.line(header);
  const total = { spendCents: 0, impressions: 0, clicks: 0, claims: 0 };
  for (const ad of book.ads) {
    if (ad.campaign.platform !== "tiktok") continue;
    for (let day = 0; day < days; day++) {
      const { spendCents, impressions, clicks, claims } = book.figuresOf([ad], day);
      if (spendCents === 0 && claims === 0) continue;
      total.spendCents += spendCents;
      total.impressions += impressions;
      total.clicks += clicks;
      total.claims += claims;
      const names = [ad.campaign.name, ad.campaign.id, ad.adSet, ad.name, "https://faroazul.example/tiktok"];
      sheet.row([date[day], ...names.map(cell), figureCells(spendCents, impressions, clicks, claims)].join(","));
    }
  }
  const { spendCents, impressions, clicks, claims } = total;
  sheet.line(`-,Total of ${sheet.rows} results,-,-,-,-,${figureCells(spendCents, impressions, clicks, claims)}`);
}

function figureCells(spendCents: number, impressions: number, clicks: number, claims: number): string {
  const reach = Math.ceil(impressions * 0.8);
  return [
    "EUR",
    euros(spendCents),
    ratio(spendCents / 100, clicks),
    ratio(spendCents * 10, impressions),
    impressions < 5 ? "<5" : impressions,
    clicks,
    `${ratio(clicks * 100, impressions)}%`,
    reach < 5 ? "<5" : reach,
    ratio(spendCents * 10, reach),
    ratio(impressions, reach),
    claims,
    ratio(spendCents / 100, claims),
  ].join(",");
}
