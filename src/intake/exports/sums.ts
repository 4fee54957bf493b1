import { z } from "zod";
import { toDecimal } from "../../model/money.ts";
import { literal, raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { toldLast } from "./told-last.ts";

/** What was read of one file: counts as numbers, money as decimal strings. */
export type Sums = Record<string, string | number>;

/** A file whose facts are to be summed. */
export interface SummedFile {
  readonly source: number;
  /** Tells the decimals of money that names no currency. */
  readonly currency: string | null;
}

/**
 * What was read of each file, summed over its facts, in the order of the files. Money in several currencies is not added
 * up but stands as "spend EUR", "spend USD". A figure a file does not hold is left out. `facts` says which tables are
 * looked at, all unless given: one query each, however many files there are.
 */
export async function sumsOfFiles(
  warehouse: Warehouse,
  workspace: string,
  files: readonly SummedFile[],
  facts: readonly string[] = Object.keys(figuresByFact),
): Promise<Sums[]> {
  const sums = files.map((): Sums => ({}));
  for (const [fact, figures] of Object.entries(figuresByFact)) {
    if (!facts.includes(fact) || files.length === 0) continue;
    const rows = await warehouse.rows(Row, totalsByCurrency(fact, figures, workspace, files));
    const bySource = Map.groupBy(rows, ({ source }) => source);
    for (const [at, { source, currency }] of files.entries()) {
      const own = bySource.get(source);
      if (own !== undefined) addFigures(sums[at] ?? {}, fact, figures, own, currency ?? "EUR");
    }
  }
  return sums;
}

/** The sums of a single file. */
export async function sumsOf(
  warehouse: Warehouse,
  workspace: string,
  source: number,
  { currency = "EUR" }: { currency?: string | null } = {},
): Promise<Sums> {
  const [sums = {}] = await sumsOfFiles(warehouse, workspace, [{ source, currency }]);
  return sums;
}

function addFigures(sums: Sums, fact: string, figures: Figures, rows: readonly Row[], currency: string): void {
  for (const [key, { money }] of Object.entries(figures)) {
    const own = money ? amounts(key, rows, currency) : total(key, rows);
    for (const [name, value] of Object.entries(own)) sums[name in sums ? `${prefixOf(fact)} ${name}` : name] = value;
  }
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

type Figures = Readonly<Record<string, Figure>>;

const sum = (column: string): Figure => ({ of: `sum(${column})` });
const rowsWhere = (condition: string): Figure => ({ of: `count_if(${condition})` });
const money = (value: string): Figure => ({ of: `sum(${value})`, money: true });

/** Orders count without those voided, cancelled or expired; revenue is net of tax, shipping and refunds. */
const figuresByFact: Readonly<Record<string, Figures>> = {
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

const Row = z.object({ source: z.number() }).catchall(z.union([z.string(), z.number(), z.null()]));
type Row = z.infer<typeof Row>;

function totalsByCurrency(fact: string, figures: Figures, workspace: string, files: readonly SummedFile[]) {
  const selected = Object.entries(figures).map(
    ([key, { of, level }]) => `cast(${of}${level ? ` filter (${isLastDay})` : ""} as ${typeOf(of)}) as "${key}"`,
  );
  const hasLive = files.some(({ source }) => source < 0);
  const sources = files.map(({ source }) => Math.trunc(source)).join(", ");
  return raw(`/* intake/exports/sums */
    select source, ${currencyOf[fact] ?? "cast(null as varchar)"} as currency, ${selected.join(", ")}
    from ${countedOnce(fact, `workspace = ${literal(workspace)} and source in (${sources})`, hasLive)}
    group by source, 2
    order by source, 2`);
}

/**
 * The rows of a fact that are to be added up: of splits the whole, or else the one that comes first; of a page's days the
 * parts, such as single videos, only where the whole is not told; of what the server is told again, the last telling.
 */
function countedOnce(fact: string, own: string, hasLive: boolean): string {
  if (splitFacts.includes(fact)) {
    const level = fact === "audience_day" ? "max(case when followers is not null then day end) over of_file" : "null";
    return `(
      select *, ${level} as last_day, first_value(dimension) over (partition by source order by dimension is not null, rowid) as whole
      from "${fact}" where ${own} window of_file as (partition by source)
    ) where dimension is not distinct from whole`;
  }
  if (fact === "page_day") {
    return `(select *, bool_or(surface is null) over (partition by source) as has_whole from page_day where ${own})
    where surface is null or not has_whole`;
  }
  return hasLive ? toldLast(fact, own) : `"${fact}" where ${own}`;
}

const isLastDay = "day is not distinct from last_day";

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
