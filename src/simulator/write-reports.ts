import type { AdBook } from "./ad-book.ts";
import type { Calendar } from "./calendar.ts";
import type { Analytics } from "./exports/ga4.ts";
import { googleAdsEncoding, writeGoogleAds } from "./exports/google-ads.ts";
import { linkedinEncoding, writeLinkedinAds } from "./exports/linkedin-ads.ts";
import { metaEncoding, writeMetaAds, writeMetaCampaigns } from "./exports/meta-ads.ts";
import { writeFacebookContent, writeInstagramContent } from "./exports/meta-content.ts";
import { writeTiktokAds } from "./exports/tiktok-ads.ts";
import { writeXPosts } from "./exports/x-posts.ts";
import type { Folder } from "./folder.ts";
import type { SimulatedModel } from "./market.ts";
import type { Posts } from "./posts.ts";

interface Counted {
  readonly model: SimulatedModel;
  readonly name: string;
  readonly folder: Folder;
  readonly calendar: Calendar;
  readonly book: AdBook;
  readonly posts: Posts;
  readonly analytics: Analytics;
}

/** Writes the reports of those who count: ad platforms, analytics, and the networks' own pages. */
export function writeReports({ model, name, folder, calendar, book, posts, analytics }: Counted): void {
  analytics.write(folder.sheet("ga4-traffic-acquisition.csv"), calendar, name);
  writeGoogleAds(folder.sheet("google-ads-campaigns.csv", googleAdsEncoding), calendar, book);
  writeXPosts(folder.sheet("x-posts.csv"), calendar, posts.of("x"));
  if (model === "b2b") {
    writeLinkedinAds(folder.sheet("linkedin-ads-campaigns.csv", linkedinEncoding), calendar, name, book);
    return;
  }
  writeMetaCampaigns(folder.sheet("meta-ads-campaigns.csv", metaEncoding), calendar, book);
  writeMetaAds(folder.sheet("meta-ads-by-ad-and-platform.csv", metaEncoding), calendar, book);
  writeTiktokAds(folder.sheet("tiktok-ads.csv"), calendar, book);
  writeFacebookContent(
    folder.sheet("facebook-content.csv", { byteOrderMark: true }),
    calendar,
    name,
    posts.of("facebook"),
  );
  writeInstagramContent(
    folder.sheet("instagram-content.csv", { byteOrderMark: true }),
    calendar,
    name,
    posts.of("instagram"),
  );
}
