import { literal } from "../../../../warehouse/sql.ts";
import {
  type Context,
  count,
  date,
  decimal,
  type ExportFormat,
  foldHeader,
  money,
  type Surroundings,
  text,
} from "../../format.ts";
import { datesIn, daysBetween } from "../written-dates.ts";

/**
 * Google Analytics 4 → Reports → Acquisition → Traffic acquisition → Download, or an exploration of sessions by source.
 * Comments above the table tell the range; a chart may stand before it. Revenue is in the property's currency, which
 * the file does not name.
 */
export const ga4Traffic: ExportFormat = {
  id: "ga4-traffic",
  title: "Google Analytics 4 traffic acquisition",
  columns: {
    /** A channel group of the property's own, under the name that somebody gave it. */
    group: text(),
    date: date("Date", "Datum", "Fecha", "Data"),
    hour: text("Date + hour (YYYYMMDDHH)", "Date hour", "Date + hour"),
    nth: count("Nth day"),
    month: text("Year month"),
    channel: text(
      "Session primary channel group (Default Channel Group)",
      "Session default channel group",
      "Session default channel grouping",
      "Session primary channel group",
      "Default channel group",
      "First user primary channel group (Default Channel Group)",
      "First user default channel group",
      "First user primary channel group",
    ),
    sourceMedium: text(
      "Session source / medium",
      "Session source/medium",
      "Source / medium",
      "First user source / medium",
    ),
    source: text("Session source", "Session manual source", "First user source"),
    medium: text("Session medium", "Session manual medium", "First user medium"),
    campaign: text("Session campaign", "Session campaign name", "Session manual campaign name", "First user campaign"),
    sessions: count("Sessions", "Sitzungen", "Sesiones", "Sessões"),
    users: count(
      "Active users",
      "Total users",
      "Users",
      "Aktive Nutzer",
      "Utilisateurs actifs",
      "Usuarios activos",
      "Usuários ativos",
    ),
    newUsers: count("New users"),
    conversions: decimal(
      "Ecommerce purchases",
      "Transactions",
      "Purchases",
      "Key events",
      "Conversions",
      "Schlüsselereignisse",
      "Événements clés",
      "Eventos clave",
      "Eventos principais",
    ),
    revenue: money(
      "Purchase revenue",
      "Total revenue",
      "Gesamtumsatz",
      "Revenu total",
      "Ingresos totales",
      "Receita total",
    ),
  },
  signatures: [
    ["channel", "sessions"],
    ["sourceMedium", "sessions"],
    ["source", "sessions"],
    ["campaign", "sessions"],
    ["group", "sessions"],
    ["channel", "newUsers"],
    ["sourceMedium", "newUsers"],
    ["source", "newUsers"],
    ["campaign", "newUsers"],
  ],
  needed: [],
  placed: ownGroup,
  // The grand total of an exploration has no dimension, and one cell more than the header.
  rows: 'coalesce(channel, "group", sourceMedium, source, medium, campaign) is not null',
  context: ({ preamble }: Surroundings) => ({ period: rangeAbove(preamble) }),
  note: ({ header }) =>
    header.some((cell) => /^first user /i.test(cell.trim()))
      ? "user acquisition tells where people first came from, not their purchases' sessions: Traffic acquisition fits better"
      : null,
  reports: [
    {
      title: /^# (Traffic acquisition|User acquisition)\b/i,
      recognised: true,
      hint: "this Google Analytics report holds no table of sessions by channel or source: download Traffic acquisition as it stands",
      ifEmpty: "this Google Analytics report holds no rows: choose a longer period and download it again",
    },
    {
      title: /^# -{10,}$/,
      recognised: false,
      hint: "this Google Analytics report does not tell where sessions came from: download Reports → Acquisition → Traffic acquisition",
    },
  ],
  tables: [{ fact: "analytics_day", values }],
  getIt: "Google Analytics → Reports → Acquisition → Traffic acquisition → Share → Download file → CSV",
};

const trafficTitle =
  /^# (Traffic acquisition|Neu generierte Zugriffe|Acquisition de trafic|Adquisición de tráfico|Aquisição de tráfego)\b/i;

/** In the report "Traffic acquisition" the first column is the channel group, whatever its name. */
function ownGroup(above: Surroundings["preamble"], header: readonly string[]): Record<string, number> {
  if (!above.some(([first]) => trafficTitle.test(first ?? ""))) return {};
  const [first = "", ...others] = header.map(foldHeader);
  if (first === "" || /^(nth |\d)/.test(first) || nameOfAny(Object.keys(ga4Traffic.columns)).has(first)) return {};
  const told = nameOfAny(["channel", "sourceMedium", "source"]);
  return others.some((name) => told.has(name)) ? {} : { group: 0 };
}

const nameOfAny = (keys: readonly string[]): Set<string> =>
  new Set(keys.flatMap((key) => ga4Traffic.columns[key]?.names.map(foldHeader) ?? []));

/** The last two dates in the comments: "Start date: 20260501", "End date: 20260531", or "20251213-20260312". */
function rangeAbove(preamble: Surroundings["preamble"]): Context["period"] {
  const comments = preamble.flatMap(([first]) => (first?.trimStart().startsWith("#") ? [first] : []));
  const [from, to] = datesIn(comments.join("\n")).slice(-2);
  return daysBetween(from, to);
}

function values({ period, currency }: Context): Record<string, string> {
  const [from, to] =
    period === null ? ["null", "null"] : [`date ${literal(period.from)}`, `date ${literal(period.to)}`];
  const day = `coalesce(date, cast(try_strptime(left(hour, 8), '%Y%m%d') as date), ${from} + cast(nth as integer))`;
  const month = "cast(try_strptime(month || '01', '%Y%m%d') as date)";
  return {
    day: `coalesce(${day}, greatest(${month}, ${from}), ${from})`,
    until: `coalesce(${day} + 1, least(cast(${month} + interval 1 month as date), ${to}), ${to})`,
    channel: 'coalesce(channel, "group")',
    utm_source: "coalesce(source, split_part(sourceMedium, ' / ', 1))",
    utm_medium: "coalesce(medium, nullif(split_part(sourceMedium, ' / ', 2), ''))",
    utm_campaign: "campaign",
    sessions: "sessions",
    users: "coalesce(users, newUsers)",
    conversions: "conversions",
    currency: currency === null ? "cast(null as varchar)" : literal(currency),
    revenue_minor: "revenue",
  };
}
