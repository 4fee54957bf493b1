import { z } from "zod";
import { toDecimal } from "../../model/money.ts";
import { literal, raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/**
 * What was read of one import, summed over its facts: counts as numbers, money as decimal strings in its currency. Money
 * in several currencies is not added up but stands as "spend EUR", "spend USD". A figure the file does not hold is left
 * out. `currency` tells the decimals of money that names none; `facts` says which tables the file made, all
 * unless given.
 */
export async function sumsOf(
  warehouse: Warehouse,
  workspace: string,
  source: number,
  { currency = "EUR", facts }: { currency?: string | null; facts?: readonly string[] } = {},
): Promise<Record<string, string | number>> {
  const sums: Record<string, string | number> = {};
  for (const [fact, figures] of Object.entries(figuresByFact)) {
    if (facts !== undefined && !facts.includes(fact)) continue;
    const rows = await warehouse.rows(Row, totalsByCurrency(fact, figures, workspace, source));
    for (const [key, { money }] of Object.entries(figures)) {
      const own = money ? amounts(key, rows, currency ?? "EUR") : total(key, rows);
      for (const [name, value] of Object.entries(own)) sums[name in sums ? `${prefixOf(fact)} ${name}` : name] = value;
    }
  }
  return sums;
}

/** Where two facts of a file have a figure of one name, the later says whose it is: "audience impressions". */
const prefixOf = (fact: string): string => fact.replace(/_day$/, "").replaceAll("_", " ");

interface Figure {
  /** SQL of a sum over the fact's rows. */
  readonly of: string;
  readonly money?: true;
  /** A level, not a flow: only the rows of the file's last day are summed. */
  readonly level?: true;
}

const sum = (column: string): Figure => ({ of: `sum(${column})` });
const rowsWhere = (condition: string): Figure => ({ of: `count_if(${condition})` });
const money = (value: string): Figure => ({ of: `sum(${value})`, money: true });

/** Orders count without those voided, cancelled or expired; revenue is net of tax, shipping and refunds. */
const figuresByFact: Readonly<Record<string, Readonly<Record<string, Figure>>>> = {
  ad_day: {
    spend: money("spend_minor"),
    impressions: sum("impressions"),
    clicks: sum("clicks"),
    conversions: sum("conversions"),
    conversionValue: money("conversion_value_minor"),
  },
  order: {
    orders: rowsWhere("counted"),
    revenue: money(
      "case when counted then greatest(0, total_minor - coalesce(tax_minor, 0) - coalesce(shipping_minor, 0) - coalesce(refunded_minor, 0)) end",
    ),
    gross: money("case when counted then total_minor end"),
    tax: money("case when counted then tax_minor end"),
    shipping: money("case when counted then shipping_minor end"),
    refunds: money("case when counted then refunded_minor end"),
    unpaid: rowsWhere("counted and unpaid"),
    notCounted: rowsWhere("not counted"),
  },
  analytics_day: {
    sessions: sum("sessions"),
    users: sum("users"),
    conversions: sum("conversions"),
    revenue: money("revenue_minor"),
  },
  post: {
    posts: rowsWhere("true"),
    impressions: sum("impressions"),
    engagements: sum("engagements"),
    likes: sum("likes"),
    comments: sum("comments"),
    shares: sum("shares"),
    clicks: sum("clicks"),
    views: sum("views"),
  },
  lead: { leads: rowsWhere("true") },
  deal: {
    deals: rowsWhere("true"),
    won: rowsWhere("outcome = 'won'"),
    wonAmount: money("case when outcome = 'won' then amount_minor end"),
    openAmount: money("case when outcome = 'open' then amount_minor end"),
  },
  event: { touches: rowsWhere("true") },
  fx_rate: { rates: rowsWhere("true") },
  page_day: {
    impressions: sum("impressions"),
    reach: sum("reach"),
    views: sum("views"),
    engagements: sum("engagements"),
    likes: sum("likes"),
    comments: sum("comments"),
    shares: sum("shares"),
    clicks: sum("clicks"),
    profileVisits: sum("profile_visits"),
    calls: sum("calls"),
    messages: sum("messages"),
    bookings: sum("bookings"),
    directions: sum("directions"),
  },
  audience_day: {
    followers: { of: "sum(followers)", level: true },
    gained: sum("gained"),
    lost: sum("lost"),
    visitors: sum("visitors"),
    pageViews: sum("page_views"),
    impressions: sum("impressions"),
    clicks: sum("clicks"),
    conversions: sum("conversions"),
  },
  search_day: { clicks: sum("clicks"), impressions: sum("impressions") },
  keyword_price: { keywords: rowsWhere("true"), searches: sum("searches") },
  // The same user and the same session are met on many pages: only what is counted by page or event adds up.
  site_day: {
    views: sum("views"),
    sessions: { of: "sum(sessions) filter (dimension is null or dimension = 'landing page')" },
    events: sum("events"),
    conversions: sum("conversions"),
    revenue: money("revenue_minor"),
  },
  mailing: {
    mailings: rowsWhere("true"),
    recipients: sum("recipients"),
    opens: sum("opens"),
    clicks: sum("clicks"),
    orders: sum("orders"),
    revenue: money("revenue_minor"),
  },
  refund: { refunds: money("amount_minor") },
  account: { accounts: rowsWhere("true") },
  lead_stage: { leadStages: rowsWhere("true") },
  deal_stage: { dealStages: rowsWhere("true") },
  campaign_member: { members: rowsWhere("true"), responded: rowsWhere("responded") },
  service_case: { cases: rowsWhere("true"), solved: rowsWhere("solved_at is not null") },
  mention: { mentions: rowsWhere("true"), answered: rowsWhere("answered") },
  survey_answer: { answers: rowsWhere("true") },
  path: { paths: rowsWhere("true"), conversions: sum("conversions"), value: sum("value"), nulls: sum("nulls") },
};

/** Facts split by one dimension after the other, each telling of the same whole: the first of a file is summed. */
const splitFacts = ["audience_day", "search_day", "site_day"];

const currencyOf: Readonly<Record<string, string>> = {
  ad_day: "currency",
  order: "currency",
  analytics_day: "currency",
  deal: "currency",
  site_day: "currency",
  mailing: "currency",
  refund: "currency",
};

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
type Row = z.infer<typeof Row>;

function totalsByCurrency(fact: string, figures: Readonly<Record<string, Figure>>, workspace: string, source: number) {
  const own = `workspace = ${literal(workspace)} and source = ${Math.trunc(source)}`;
  const selected = Object.entries(figures).map(
    ([key, { of, level }]) =>
      `cast(${of}${level ? ` filter (${isLastDay(fact, key, own)})` : ""} as ${typeOf(of)}) as "${key}"`,
  );
  return raw(`/* intake/exports/sums */
    select ${currencyOf[fact] ?? "cast(null as varchar)"} as currency, ${selected.join(", ")}
    from "${fact}"
    where ${own} and ${countedOnce(fact, own)}
    group by 1
    order by 1`);
}

/** Of a page's days the parts, such as single videos, count only where the whole is not told. */
function countedOnce(fact: string, own: string): string {
  if (splitFacts.includes(fact)) return `dimension is not distinct from (${wholeOf(fact, own)})`;
  if (fact === "page_day")
    return `(surface is null or not exists (select 1 from page_day where ${own} and surface is null))`;
  return "true";
}

const isLastDay = (fact: string, column: string, own: string): string =>
  `day is not distinct from (select max(day) from "${fact}" where ${own} and "${column}" is not null)`;

/** The split that stands for the whole: none at all, else the one that comes first. */
const wholeOf = (fact: string, own: string): string =>
  `select dimension from "${fact}" where ${own} order by dimension is not null, rowid limit 1`;

/** Sums of whole numbers come as HUGEINT, which would arrive as text. */
const typeOf = (of: string): string => (fractional.some((column) => of === `sum(${column})`) ? "double" : "bigint");
const fractional = ["conversions", "value", "nulls"];

function amounts(key: string, rows: readonly Row[], fallback: string): Record<string, string> {
  const known = rows.filter((row) => row[key] !== null);
  return Object.fromEntries(
    known.map((row) => {
      const currency = row.currency === null ? fallback : String(row.currency);
      return [known.length === 1 ? key : `${key} ${currency}`, toDecimal(Number(row[key]), currency)];
    }),
  );
}

function total(key: string, rows: readonly Row[]): Record<string, number> {
  const known = rows.flatMap((row) => (row[key] === null || row[key] === undefined ? [] : [Number(row[key])]));
  if (known.length === 0) return {};
  return { [key]: Math.round(known.reduce((left, right) => left + right, 0) * 1e6) / 1e6 };
}
