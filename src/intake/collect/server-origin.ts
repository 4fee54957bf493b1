import type { ServerEvent } from "../../model/server-event.ts";
import { shortHash } from "../../warehouse/short-hash.ts";
import type { FactRow } from "../../warehouse/warehouse.ts";
import type { Marketing } from "./arrival.ts";
import { originOfVisit, tagKept } from "./origin-of-visit.ts";

const tags = ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"] as const;

type Told = Pick<ServerEvent & { type: "order" }, (typeof tags)[number] | "url" | "referrer" | "user_agent">;

/** Where an event's visitor came from: its own tags go before those of its page, and before the app they were in. */
export function serverOrigin(
  event: Told,
  ownHosts: readonly string[],
): { origin: Marketing | null; continues: boolean } {
  const { url = "", referrer = "", user_agent: userAgent = "" } = event;
  const seen = originOfVisit({ url, referrer, userAgent, ownHosts });
  const own = tags.flatMap((tag) => {
    const said = tagKept(event[tag]);
    return said === null ? [] : [[tag, said] as const];
  });
  if (own.length === 0) return seen;
  return {
    origin: marketingOf({ ...nothing, ...seen.origin?.row, ...Object.fromEntries(own), in_app: null }),
    continues: false,
  };
}

/** In the order in which a page's origin has them, so that the same words have the same key. */
const nothing: FactRow = {
  ...Object.fromEntries(tags.map((tag) => [tag, null])),
  ...{ click_ids: null, referrer: null, in_app: null },
};

const marketingOf = (row: FactRow): Marketing => ({ origin: shortHash(JSON.stringify(row)), row });

/**
 * The marketing columns of an order or a lead, with their key. The app whose browser somebody buys in is where they are,
 * not where they came from: it alone says nothing.
 */
export function originColumns(event: Told, ownHosts: readonly string[]): FactRow {
  const { origin } = serverOrigin(event, ownHosts);
  if (origin === null) return {};
  const { in_app: app, ...row } = origin.row;
  return app === null ? { ...row, origin: origin.origin } : {};
}
