import type { Ad, AdBook, AdFigures } from "../ad-book.ts";
import type { Calendar } from "../calendar.ts";
import { euros, ratio, type Sheet } from "../sheet.ts";

/** Campaign Manager's reports are UTF-16 with tabs, whatever they are called. */
export const linkedinEncoding = { encoding: "utf16le", byteOrderMark: true } as const;

/** Campaign Manager's 73 columns. */
const linkedinColumns =
  'Start Date (in UTC)|Account Name|Currency|Campaign Group ID|Campaign Group Name|Campaign Group Status|Campaign Group Start Date|Campaign ID|Campaign Name|Campaign Objective|Campaign Type|Campaign Status|Cost Type|Daily Budget|Campaign Start Date|Total Spent|Impressions|Clicks|Click Through Rate|Average CPM|Average CPC|Reactions|Comments|Shares|Follows|Other Clicks|Total Social Actions|Total Engagements|Engagement Rate|Viral Impressions|Viral Clicks|Viral Reactions|Viral Comments|Viral Shares|Viral Follows|Viral Other Clicks|Conversions|Post-Click Conversions|View-Through Conversions|Conversion Rate|Cost per Conversion|Total Conversion Value|Return on Ad Spend|Viral Conversions|Viral Post-Click Conversions|Viral View-Through Conversions|Leads|Lead Forms Opened|Lead Form Completion Rate|Cost per Lead|Reach|Average Frequency|"Cost per 1,000 People Reached"|Event Registrations|Click Event Registrations|View Event Registrations|Viral Event Registrations|Viral Click Event Registrations|Viral View Event Registrations|Average Daily Spend|Clicks to Landing Page|Clicks to LinkedIn Page|Leads (Work Email)|Lead Form Completion Rate (Work Email)|Cost Per Lead (Work Email)|Member Follows|Clicks to Member Profile|Qualified Leads|Cost Per Qualified Lead|Average Dwell Time (in Seconds)|Subscriptions|Viral Subscriptions|Audience Penetration'.split(
    "|",
  );

/** LinkedIn Campaign Manager's campaign performance report by UTC day. */
export function writeLinkedinAds(sheet: Sheet, { days, from }: Calendar, account: string, book: AdBook): void {
  const last = from.add({ days: days - 1 });
  sheet.line("Campaign Performance Report (in UTC)");
  sheet.line(`"Report Start: ${long(from)}, 12:00 AM"`);
  sheet.line(`"Report End: ${long(last)}, 11:59 PM"`);
  sheet.line(`"Date Generated: ${long(last.add({ days: 1 }))}, 9:30 AM"`);
  sheet.line("");
  sheet.line(linkedinColumns.join("\t"));
  for (const [adSetId, ads] of book.byAdSet("linkedin")) {
    const names = about(adSetId, ads[0], account);
    for (let day = 0; day < days; day++) {
      const figures = book.figuresOf(ads, day);
      if (figures.spendCents === 0 && figures.claims === 0) continue;
      const values: Record<string, string> = {
        ...names,
        ...cells(figures),
        [startDate]: short(from.add({ days: day })),
      };
      sheet.row(linkedinColumns.map((column) => values[column] ?? "0").join("\t"));
    }
  }
}

const startDate = "Start Date (in UTC)";
const months = "January February March April May June July August September October November December".split(" ");
const long = (day: Temporal.PlainDate) => `${months[day.month - 1]} ${day.day}, ${day.year}`;
const short = (day: Temporal.PlainDate) => `${day.month}/${day.day}/${day.year}`;

function about(adSetId: string, ad: Ad | undefined, account: string) {
  return {
    "Account Name": account,
    Currency: "EUR",
    "Campaign Group ID": ad?.campaign.id ?? "",
    "Campaign Group Name": ad?.campaign.name ?? "",
    "Campaign Group Status": "Active",
    "Campaign Group Start Date": "1/1/2026",
    "Campaign ID": adSetId,
    "Campaign Name": ad?.adSet ?? "",
    "Campaign Objective": "Website visits",
    "Campaign Type": "Sponsored Update",
    "Campaign Status": (ad?.campaign.runs[1] ?? 1) < 1 ? "Paused" : "Active",
    "Cost Type": "CPM",
    "Daily Budget": "60.00",
    "Campaign Start Date": "1/1/2026",
  };
}

function cells({ spendCents, impressions, clicks, claims }: AdFigures) {
  const reach = Math.ceil(impressions * 0.7);
  const clicked = Math.round(claims * 0.4);
  const spent = euros(spendCents);
  return {
    "Total Spent": spent,
    Impressions: String(impressions),
    Clicks: String(clicks),
    "Click Through Rate": `${ratio(clicks * 100, impressions, 3)}%`,
    "Average CPM": ratio(spendCents * 10, impressions),
    "Average CPC": ratio(spendCents / 100, clicks),
    "Total Engagements": String(clicks),
    "Engagement Rate": `${ratio(clicks * 100, impressions, 3)}%`,
    Conversions: String(claims),
    "Post-Click Conversions": String(clicked),
    "View-Through Conversions": String(claims - clicked),
    "Conversion Rate": `${ratio(claims * 100, clicks, 3)}%`,
    "Cost per Conversion": ratio(spendCents / 100, claims),
    "Total Conversion Value": "0.00",
    "Lead Form Completion Rate": "0%",
    "Cost per Lead": "0.00",
    Reach: String(reach),
    "Average Frequency": ratio(impressions, reach, 3),
    '"Cost per 1,000 People Reached"': ratio(spendCents * 10, reach),
    "Average Daily Spend": spent,
    "Clicks to Landing Page": String(clicks),
    "Audience Penetration": "2%",
  };
}
