import { unlessAbsent } from "./absent.ts";
import { clickIdsIn } from "./click-id.ts";

/** What a landing URL says of where the visitor came from; null where it says nothing. */
export interface UrlOrigin {
  source: string | null;
  medium: string | null;
  campaign: string | null;
  content: string | null;
  term: string | null;
  /** The kinds of click id present, in small letters; never their values. */
  clickIds: string[];
}

/**
 * Reads the UTM parameters and click ids of a landing URL, whole, relative or a query alone: names in any case, values
 * percent-decoded once and trimmed, the first of two that say something. Without `utm_campaign`, `utm_id` names it.
 */
export function originOfUrl(url: string): UrlOrigin {
  const query = queryOf(url);
  const said = new Map<string, string>();
  for (const pair of query.split(/&(?:amp;)?|[#?]/)) {
    const equals = pair.indexOf("=");
    if (equals === -1) continue;
    const name = pair.slice(0, equals).toLowerCase();
    const value = name.startsWith("utm_") && !said.has(name) ? unlessAbsent(decoded(pair.slice(equals + 1))) : null;
    if (value !== null) said.set(name, value);
  }
  return {
    source: said.get("utm_source") ?? null,
    medium: said.get("utm_medium") ?? null,
    campaign: said.get("utm_campaign") ?? said.get("utm_id") ?? null,
    content: said.get("utm_content") ?? null,
    term: said.get("utm_term") ?? null,
    clickIds: clickIdsIn(query),
  };
}

function queryOf(url: string): string {
  const start = url.search(/[?#]/);
  if (start !== -1) return url.slice(start + 1);
  return url.includes("=") ? url : "";
}

/** A query value decoded once; what is no valid encoding stays as it stands. */
function decoded(value: string): string {
  const spaced = value.replaceAll("+", " ");
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
