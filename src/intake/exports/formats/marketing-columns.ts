/** The marketing columns every fact of a contact has, in the order of the warehouse's `origin_key`. */
export interface MarketingColumns {
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly content?: string;
  readonly term?: string;
  readonly referrer?: string;
  readonly clickIds?: string;
  readonly query?: string;
  readonly post?: string;
}

const names: readonly (readonly [keyof MarketingColumns, string])[] = [
  ["source", "utm_source"],
  ["medium", "utm_medium"],
  ["campaign", "utm_campaign"],
  ["content", "utm_content"],
  ["term", "utm_term"],
  ["referrer", "referrer"],
  ["clickIds", "click_ids"],
  ["query", "landing_query"],
  ["post", "post"],
];

/** Fact columns for the marketing columns given (SQL of each), with their `origin` key; those not given stay null. */
export function marketing(columns: MarketingColumns): Record<string, string> {
  const given = names.flatMap(([key, name]) => (columns[key] === undefined ? [] : [[name, columns[key]] as const]));
  const origin = names.map(([key]) => columns[key] ?? "cast(null as varchar)").join(", ");
  return { ...Object.fromEntries(given), origin: `origin_key(${origin})` };
}

/** `marketing` of the columns that the file has, each under the key it is named by. */
export const marketingIn = (has: (key: string) => boolean, columns: MarketingColumns): Record<string, string> =>
  marketing(Object.fromEntries(Object.entries(columns).filter(([key]) => has(key))));
