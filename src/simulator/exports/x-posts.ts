import type { Calendar } from "../calendar.ts";
import { dayOf } from "../calendar.ts";
import { type Post, permalink } from "../posts.ts";
import { cell, type Sheet } from "../sheet.ts";

const header =
  "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** X's content export, as it is since 2024. */
export function writeXPosts(sheet: Sheet, { from }: Calendar, posts: readonly Post[]): void {
  sheet.line(header);
  for (const post of posts) {
    const day = from.add({ days: dayOf(post.moment) });
    const date = `"${weekdays[day.dayOfWeek - 1]}, ${months[day.month - 1]} ${day.day}, ${day.year}"`;
    const impressions = post.exposures * 7 + 31 + (post.number % 13);
    const likes = Math.round(impressions / 40);
    const reposts = Math.round(impressions / 160);
    const engagements = likes + reposts + post.clicks + 3;
    const counts = [impressions, likes, engagements, 1, 0, 0, 1, reposts, 2, 3, post.clicks, 0, 0];
    sheet.row([post.id, date, cell(post.text), permalink(post), ...counts].join(","));
  }
}
