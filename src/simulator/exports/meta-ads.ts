import type { Ad, AdBook } from "../ad-book.ts";
import type { Calendar } from "../calendar.ts";
import { cell, euros, ratio, type Sheet } from "../sheet.ts";
import { networkOf } from "../sides.ts";

/** Ads Manager files are UTF-8 with a byte order mark. */
export const metaEncoding = { byteOrderMark: true, newline: "\r\n" } as const;

const setting = "7-day click or 1-day view";
const indicator = "actions:offsite_conversion.fb_pixel_purchase";
const figureColumns =
  'Attribution setting,Results,Result indicator,Reach,Frequency,Cost per results,Amount spent (EUR),Impressions,"CPM (cost per 1,000 impressions) (EUR)",Link clicks,Purchases conversion value';

/** Ads Manager's report by campaign and day: the same spend as in the report by ad, without the networks. */
export function writeMetaCampaigns(sheet: Sheet, { days, date }: Calendar, book: AdBook): void {
  sheet.line(`Reporting starts,Reporting ends,Campaign name,Campaign ID,Campaign delivery,${figureColumns}`);
  for (const [campaign, ads] of book.byCampaign("meta")) {
    for (let day = 0; day < days; day++) {
      const figures = figureCells(book, ads, day);
      if (figures === null) continue;
      const delivery = campaign.runs[1] < 1 ? "inactive" : "active";
      sheet.row([date[day], date[day], cell(campaign.name), campaign.id, delivery, figures].join(","));
    }
  }
}

/** Ads Manager's report by ad, day and platform. */
export function writeMetaAds(sheet: Sheet, { days, date }: Calendar, book: AdBook): void {
  sheet.line(
    `Reporting starts,Reporting ends,Campaign name,Campaign ID,Ad set name,Ad set ID,Ad name,Ad ID,Platform,${figureColumns}`,
  );
  for (const ad of book.ads) {
    if (ad.campaign.platform !== "meta") continue;
    for (let day = 0; day < days; day++) {
      const figures = figureCells(book, [ad], day);
      if (figures === null) continue;
      const names = [ad.campaign.name, ad.campaign.id, ad.adSet, ad.adSetId, ad.name, ad.id, networkOf(ad.side)];
      sheet.row([date[day], date[day], ...names.map(cell), figures].join(","));
    }
  }
}

function figureCells(book: AdBook, ads: readonly Ad[], day: number): string | null {
  const { spendCents, impressions, clicks, claims, claimedCents } = book.figuresOf(ads, day);
  if (spendCents === 0 && claims === 0) return null;
  const reach = Math.ceil(impressions * 0.72);
  return [
    setting,
    claims === 0 ? "" : String(claims),
    claims === 0 ? "" : indicator,
    reach,
    ratio(impressions, reach, 6),
    claims === 0 ? "" : ratio(spendCents / 100, claims, 8),
    euros(spendCents),
    impressions,
    ratio(spendCents * 10, impressions, 6),
    clicks === 0 ? "" : clicks,
    claims === 0 ? "" : euros(claimedCents),
  ].join(",");
}
