import { basename } from "node:path";
import { networkFromName, networks } from "../../../../model/network.ts";
import { foldHeader, type Surroundings } from "../../format.ts";

/** What the rows of a report of Matomo are split by, in the facts' words. */
export type Subject = "channel" | "website" | "social" | "campaign" | "search" | "keyword" | "referrer";

/**
 * What the rows are split by, which only the first column's name, the segment beside a row, the rows' own labels or the
 * file's name tell. Null where none of them does.
 */
export function subjectOf({ file, header, sample, has }: Surroundings): string | null {
  if (!has("label")) return null;
  if (has("pageviews") || has("uniquePageviews")) return /title/i.test(basename(file)) ? "title" : "page";
  const segments = sample.map(({ segment = "" }) => decodeURIComponent(segment.replace(/%(?![0-9a-f]{2})/gi, "%25")));
  const labels = sample.map(({ label = "" }) => label.trim()).filter((label) => label !== "");
  return (
    segments.map(ofSegment).find((subject) => subject !== null) ??
    ofName(header.map(foldHeader).find((name) => name !== "label" && ofName(name) !== null) ?? "") ??
    ofName(basename(file)) ??
    ofLabels(labels)
  );
}

/** "referrerType==social" is a channel's segment; with the name of a referrer beside it, the referrer's. */
function ofSegment(segment: string): string | null {
  const type = /referrerType==(\w+)/.exec(segment)?.[1];
  if (/referrerKeyword==/.test(segment)) return "keyword";
  if (type !== undefined && !/referrerName==/.test(segment)) return "channel";
  if (type === "social" || type === "campaign" || type === "search" || type === "website") return type;
  if (/referrerName==|referrerUrl/.test(segment)) return "referrer";
  if (/^campaignName==/.test(segment)) return "campaign";
  return /^(\w+?)(Code|Name)?==/.exec(segment)?.[1]?.toLowerCase() ?? null;
}

const words: readonly (readonly [RegExp, Subject])[] = [
  [/channel.?type|referrer.?type/i, "channel"],
  [/social/i, "social"],
  [/campaign/i, "campaign"],
  [/website/i, "website"],
  [/search.?engine/i, "search"],
  [/keyword/i, "keyword"],
  [/all.?(channels|referrers)|referrer.?name/i, "referrer"],
];

const ofName = (name: string): Subject | null => words.find(([word]) => word.test(name))?.[1] ?? null;

const channels = /^(direct entr(y|ies)|search engines?|websites?|social networks?|campaigns?|ai assistants?)$/i;

function ofLabels(labels: readonly string[]): Subject | null {
  const named = labels.filter((label) => !/^others?$/i.test(label));
  if (named.length === 0) return null;
  if (named.every((label) => channels.test(label))) return "channel";
  if (named.every(isSocial)) return "social";
  return named.every((label) => /^[\w-]+(\.[\w-]+)+$/.test(label)) ? "website" : null;
}

function isSocial(label: string): boolean {
  const network = networkFromName(label);
  return network !== undefined && ["social", "video"].includes(networks[network].kind);
}
