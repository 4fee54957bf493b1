import { type Calendar, dayOf, localText } from "../calendar.ts";
import { type Post, permalink } from "../posts.ts";
import { cell, type Sheet } from "../sheet.ts";

const facebookHeader =
  'Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Is crosspost,Is share,Post type,Languages,Custom labels,Funded content status,Data comment,Date,Views,Reach,"Reactions, Comments and Shares",Reactions,Comments,Shares,Total clicks,Other Clicks,Matched Audience Targeting Consumption (Photo Click)';
const instagramHeader =
  "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves";

/** Meta Business Suite's content export of a Facebook page. */
export function writeFacebookContent(sheet: Sheet, calendar: Calendar, page: string, posts: readonly Post[]): void {
  sheet.line(facebookHeader);
  for (const post of posts) {
    const { views, reach, likes } = figuresOf(post);
    const about = [
      post.id,
      "1000000000001",
      page,
      firstLine(post.text),
      post.text,
      "0",
      publishTime(calendar, post),
      "N/A",
    ];
    const kind = [permalink(post), "0", "0", "Photos", "", "", "", "", "Lifetime"];
    const counts = [views, reach, likes + 2, likes, 1, 1, post.clicks + 2, 2, ""];
    sheet.row([...about.map(cell), ...kind, ...counts].join(","));
  }
}

/** Meta Business Suite's content export of an Instagram account. */
export function writeInstagramContent(sheet: Sheet, calendar: Calendar, page: string, posts: readonly Post[]): void {
  sheet.line(instagramHeader);
  for (const post of posts) {
    const { views, reach, likes } = figuresOf(post);
    const about = [post.id, "1000000000002", "faroazul_example", page, post.text, post.number % 3 === 0 ? "21" : "0"];
    const kind = [
      publishTime(calendar, post),
      permalink(post),
      post.number % 3 === 0 ? "IG reel" : "IG image",
      "",
      "Lifetime",
    ];
    sheet.row([...about.map(cell), ...kind, views, reach, likes, 1, 0, 1, Math.round(likes / 5)].join(","));
  }
}

function figuresOf({ exposures, number }: Post) {
  const views = exposures * 4 + 60 + (number % 17);
  return { views, reach: Math.round(views * 0.8), likes: Math.round(views / 25) };
}

const firstLine = (text: string) => text.split("\n")[0] ?? "";

/** MM/DD/YYYY HH:MM, without a zone. */
function publishTime(calendar: Calendar, { moment }: Post): string {
  const [year, month, day] = (calendar.date[dayOf(moment)] ?? "").split("-");
  return `${month}/${day}/${year} ${localText(calendar, moment).slice(11)}`;
}
