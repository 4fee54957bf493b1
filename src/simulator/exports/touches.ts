import { type Calendar, utcText } from "../calendar.ts";
import type { Touch } from "../journal.ts";
import type { Sheet } from "../sheet.ts";

export const touchesHeader = "at,person,source,medium,campaign,content,term,referrer,landing_page,click_id,post";

const pages = ["/", "/new", "/collections/all", "/about", "/guide"];

/** One row of our own touches template. No value needs quoting. */
export function writeTouch(sheet: Sheet, calendar: Calendar, person: string, site: string, touch: Touch): void {
  const { moment, second, tags } = touch;
  const { source, medium, campaign, content, term, referrer, clickId, post } = tags;
  const page = pages[(moment + second) % pages.length] ?? "/";
  const at = utcText(calendar, moment, second);
  sheet.row(
    `${at},${person},${source},${medium},${campaign},${content},${term},${referrer},${site}${page},${clickId},${post}`,
  );
}
