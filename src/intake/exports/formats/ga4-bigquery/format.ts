import { decimal, type ExportFormat, text, verbatim } from "../../format.ts";
import { marketing } from "../marketing-columns.ts";
import { nested, origins, utmParts, values } from "./event-values.ts";

const ofVisit = "partition by visitor, session";

/**
 * A session is one touch for each origin its events tell of: UTMs, click ids or a page elsewhere that led in; where they
 * tell of none, what GA4 says of the session, else a direct visit. GA4's own pages lead to each other and count for none.
 */
const touches: Readonly<Record<string, string>>[] = [
  {
    outside: `case when entrance and regexp_replace(fromHost, '^www\\.', '') is distinct from
      regexp_replace(ownHost, '^www\\.', '') then fromHost end`,
  },
  {
    rank: `case when own is not null or clickId is not null or query is not null then 0
      when outside is not null then 1 when ofSession is not null then 2 else 3 end`,
  },
  {
    utm: "case rank when 0 then own when 2 then ofSession end",
    landing: "case when rank = 0 then query end",
    click: "case when rank = 0 then clickId end",
  },
  {
    ...Object.fromEntries(utmParts.map((part) => [part, `utm.${part}`])),
    told: "hash(coalesce(cast(utm as varchar), landing, click, outside))",
  },
  {
    touch: `coalesce(visitor is not null and (session is not null or rank < 3)
      and rank = min(rank) over (${ofVisit})
      and row_number() over (${ofVisit}, told order by rank, stamp) = 1, false)`,
    // One browser of one customer; a browser that several share stays a browser.
    person: `person_key(coalesce(userId, case when pseudo is not null
      and min(userId) over (partition by pseudo) = max(userId) over (partition by pseudo)
      then max(userId) over (partition by pseudo) end, pseudo))`,
    orderId: "coalesce(transaction, 'ga4-' || hash(visitor, stamp))",
    refundedWhole: `max(case when name = 'purchase' then amount end) over (partition by transaction)`,
  },
];

const columns = {
  source: "source",
  medium: "medium",
  campaign: "campaign",
  content: "content",
  term: "term",
  referrer: "outside",
  clickIds: "click",
  query: "landing",
};

const currencyOr = (currency: string | null): string =>
  `coalesce(currency, ${currency === null ? "null::varchar" : `'${currency}'`})`;

const minor = (amount: string, currency: string): string =>
  `cast(round(try_cast(${amount} as decimal(18, 4)) * minor_factor(${currency})) as bigint)`;

/**
 * Google Analytics 4 in BigQuery: the tables events_YYYYMMDD and events_intraday_YYYYMMDD, exported as JSON with one event
 * a line or as Parquet. Moments are UTC, in microseconds.
 */
export const ga4BigQuery: ExportFormat = {
  id: "ga4-bigquery",
  title: "Google Analytics 4 events from BigQuery",
  columns: {
    date: text("event_date"),
    stamp: decimal("event_timestamp"),
    name: text("event_name"),
    paramsText: verbatim("event_params"),
    userId: text("user_id"),
    pseudo: text("user_pseudo_id"),
    collectedText: verbatim("collected_traffic_source"),
    lastClickText: verbatim("session_traffic_source_last_click"),
    ecommerceText: verbatim("ecommerce"),
  },
  signatures: [["stamp", "name", "paramsText"]],
  needed: ["stamp", "name"],
  derived: [nested, values, origins, ...touches],
  staged: true,
  tables: [
    {
      fact: "event",
      // Looking at other rows has put them out of order.
      where: "(touch or stamp is null or name is null) order by stamp",
      values: () => ({ occurred_at: "occurred", person: "person" }),
      dictionary: {
        of: "marketing",
        key: "origin",
        columns: Object.values(columns),
        sql: () => `case when touch then ${marketing(columns).origin} end`,
        values: () => {
          const { origin, ...spelled } = marketing(columns);
          return spelled;
        },
      },
    },
    {
      fact: "order",
      where: "name = 'purchase' and occurred is not null",
      once: "orderId",
      values: ({ currency }) => {
        const code = currencyOr(currency);
        const [total, tax, shipping] = ["amount", "tax", "shipping"].map((part) => `coalesce(${minor(part, code)}, 0)`);
        return {
          id: "orderId",
          occurred_at: "occurred",
          person: "coalesce(person, hash('order:' || orderId))",
          currency: code,
          // What GA4 calls the value of a purchase is without tax and shipping.
          total_minor: `${total} + ${tax} + ${shipping}`,
          tax_minor: `${tax}`,
          shipping_minor: `${shipping}`,
          refunded_minor: "0",
          counted: "true",
          unpaid: "false",
          code: "code",
        };
      },
    },
    {
      fact: "refund",
      where: "name = 'refund' and occurred is not null",
      values: ({ currency }) => ({
        id: "'ga4-' || hash(visitor, stamp)",
        order_id: "transaction",
        occurred_at: "occurred",
        currency: currencyOr(currency),
        amount_minor: `abs(${minor("coalesce(shop.refund_value, amount, refundedWhole)", currencyOr(currency))})`,
      }),
    },
  ],
  getIt: "BigQuery → your GA4 dataset → events_YYYYMMDD → Export → Export to GCS → JSON or Parquet",
};
