import { clickIdOf } from "../../model/click-id.ts";

/** What a click brings along that its destination is to get. */
export interface PassedOn {
  /** Kinds of click id, in small letters, sorted, each once. */
  readonly clickIds: readonly string[];
  /** The same with their values, as a query. */
  readonly query: string;
}

const nothing: PassedOn = { clickIds: [], query: "" };

/** Longer values are nobody's click id. */
const mostLetters = 500;

/** Characters a query may hold as they are, or percent-encoded. */
const plainValue = /^[\w.~*%+-]+$/;

/**
 * The click ids that ad platforms add to a short address, out of its query; nothing else is passed on, so that nobody but
 * the link's owner says where it leads.
 */
export function passedOn(query: string): PassedOn {
  if (query === "") return nothing;
  const pairs = new Map<string, string>();
  for (const pair of query.split("&", 50)) {
    const equals = pair.indexOf("=");
    const name = pair.slice(0, Math.max(equals, 0));
    const value = pair.slice(equals + 1);
    if (clickIdOf(name) === undefined || value.length > mostLetters || !plainValue.test(value)) continue;
    if (!pairs.has(name.toLowerCase())) pairs.set(name.toLowerCase(), `${name}=${value}`);
  }
  if (pairs.size === 0) return nothing;
  return { clickIds: [...pairs.keys()].sort(), query: [...pairs.values()].join("&") };
}
