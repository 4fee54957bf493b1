import type { AdBook, AdFigures } from "../ad-book.ts";
import type { Calendar } from "../calendar.ts";
import { euros, ratio, type Sheet, withThousands } from "../sheet.ts";

/** The tab variant of Google's reports. */
export const googleAdsEncoding = { encoding: "utf16le", byteOrderMark: true } as const;

const header =
  "Campaign status\tCampaign\tCampaign ID\tDay\tBudget\tBudget name\tBudget type\tCurrency code\tStatus\tCampaign type\tClicks\tImpr.\tCTR\tAvg. CPC\tCost\tTarget CPA\tSearch impr. share\tBid strategy type\tConv. rate\tConv. value\tConv. value / cost\tConversions\tCost / conv.";

const nothing: AdFigures = { spendCents: 0, impressions: 0, clicks: 0, claims: 0, claimedCents: 0 };

/** Google Ads' campaign report by day, with two lines above the header and several totals below. */
export function writeGoogleAds(sheet: Sheet, { days, date, from }: Calendar, book: AdBook): void {
  const long = (day: Temporal.PlainDate) => `${day.day} ${months[day.month - 1]} ${day.year}`;
  sheet.line("Campaign report");
  sheet.line(`${long(from)} - ${long(from.add({ days: days - 1 }))}`);
  sheet.line(header);
  let all = nothing;
  for (const [{ name, id }, ads] of book.byCampaign("google")) {
    for (let day = 0; day < days; day++) {
      const figures = book.figuresOf(ads, day);
      if (figures.spendCents === 0 && figures.claims === 0) continue;
      all = sum(all, figures);
      const about = ["Enabled", name, id, date[day], "25.00", " --", "Daily", "EUR", "Eligible", "Search"];
      sheet.row([...about, figureCells(figures)].join("\t"));
    }
  }
  const blanks = (filler: string) => [filler, filler, filler, filler, filler, filler, "EUR", filler, filler];
  sheet.line(["Total: Campaigns", ...blanks(" --"), figureCells(all)].join("\t"));
  sheet.line(["Total: Account", ...blanks(""), figureCells(all)].join("\t"));
  sheet.line(["Total: Search", ...blanks(""), figureCells(all)].join("\t"));
}

const months = "January February March April May June July August September October November December".split(" ");

function sum(one: AdFigures, other: AdFigures): AdFigures {
  return {
    spendCents: one.spendCents + other.spendCents,
    impressions: one.impressions + other.impressions,
    clicks: one.clicks + other.clicks,
    claims: one.claims + other.claims,
    claimedCents: one.claimedCents + other.claimedCents,
  };
}

function figureCells({ spendCents, impressions, clicks, claims, claimedCents }: AdFigures): string {
  return [
    grouped(String(clicks)),
    grouped(String(impressions)),
    `${ratio(clicks * 100, impressions)}%`,
    ratio(spendCents / 100, clicks),
    grouped(euros(spendCents)),
    " --",
    "< 10%",
    "Maximise conversions",
    `${ratio(claims * 100, clicks)}%`,
    grouped(euros(claimedCents)),
    ratio(claimedCents, spendCents),
    grouped(`${claims}.00`),
    ratio(spendCents / 100, claims),
  ].join("\t");
}

function grouped(text: string): string {
  const written = withThousands(text);
  return written.includes(",") ? `"${written}"` : written;
}
