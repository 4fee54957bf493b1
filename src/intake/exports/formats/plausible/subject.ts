import { basename } from "node:path";
import type { Surroundings } from "../../format.ts";

const byColumn: readonly (readonly [string, string])[] = [
  ["source", "source"],
  ["page", "page"],
  ["entryPage", "landing page"],
  ["exitPage", "exit page"],
  ["country", "country"],
  ["device", "device"],
  ["browser", "browser"],
  ["system", "operating system"],
  ["link", "event"],
];

const byName: readonly (readonly [RegExp, string])[] = [
  [/utm.?source/i, "utm source"],
  [/utm.?medium/i, "utm medium"],
  [/utm.?campaign/i, "utm campaign"],
  [/utm.?content/i, "utm content"],
  [/utm.?term/i, "utm term"],
  [/channel/i, "channel"],
  [/referrer/i, "referrer"],
  [/source/i, "source"],
  [/entry.?page/i, "landing page"],
  [/exit.?page/i, "exit page"],
  [/page/i, "page"],
  [/conversion|goal|custom.?event/i, "event"],
  [/countr/i, "country"],
  [/region/i, "region"],
  [/cit(y|ies)/i, "city"],
  [/browser/i, "browser"],
  [/operating.?system|^os\b/i, "operating system"],
  [/device|screen/i, "device"],
];

/**
 * What the rows of a table of Plausible are split by: as its own columns say, else the file's name, for several tables
 * have the same columns. Null for the table by day alone, "name" where nothing tells.
 */
export function subjectOf({ file, has }: Pick<Surroundings, "file" | "has">): string | null {
  const own = byColumn.find(([key]) => has(key))?.[1];
  if (own !== undefined) return own;
  if (!has("name")) return null;
  if (has("totalConversions") || has("conversionRate") || has("events")) return "event";
  if (has("exitRate")) return "exit page";
  const named = byName.find(([word]) => word.test(basename(file)))?.[1];
  if (named !== undefined) return named;
  if (has("totalEntrances") || has("visits")) return "landing page";
  return has("timeOnPage") || (has("pageviews") && has("bounceRate")) ? "page" : "name";
}
