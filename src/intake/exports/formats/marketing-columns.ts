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

/** Fact columns for the marketing columns given (SQL of each), with their `origin` key. */
export function marketing(columns: MarketingColumns): Record<string, string> {
  const { source, medium, campaign, content, term, referrer, clickIds, query, post } = columns;
  const all = [source, medium, campaign, content, term, referrer, clickIds, query, post].map(
    (column) => column ?? "cast(null as varchar)",
  );
  const names = [
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_content",
    "utm_term",
    "referrer",
    "click_ids",
    "landing_query",
    "post",
  ];
  const given = names.flatMap((name, index) => (all[index] === undefined ? [] : [[name, all[index]] as const]));
  return { ...Object.fromEntries(given), origin: `origin_key(${all.join(", ")})` };
}
