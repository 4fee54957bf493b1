import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, date, decimal, type ExportFormat, type Surroundings, text } from "../../format.ts";
import { pageAddress } from "../page-address.ts";
import { comparedRanges } from "./comparison.ts";

/** Split by split, in the order in which two of them are named together. */
const dimensions = ["query", "page", "country", "device", "appearance"];

/** The two headers of the table of filters, in the languages of the accounts. */
const filtersTitle =
  /^(?:Filters? (?:Value|Wert|Waarde|Verdi|Værdi|Värde|Nilai)|Filtros? (?:Valor|Valore)|Filtres? Valeur|Filtri Valore|Filtr\p{L}* (?:Wartość|Hodnota)|Suodat\p{L}* Arvo|필터 값|(?:فیلتر|صافی) مقدار)$/iu;

/**
 * Google Search Console → Performance → Export: a table each for queries, pages, countries, devices and appearances, which
 * name no days, and one by day (Chart or Dates). Of a comparison the newer range is read.
 */
export const searchConsole: ExportFormat = {
  id: "search-console",
  title: "Google Search Console performance",
  columns: {
    /** Stands in a table of the four columns of Discover and News, which have no position. */
    discover: text(),
    /** Stands in a comparison of two ranges. */
    compared: text(),
    query: text("Top queries", "Queries", "Query", "Search query"),
    page: text("Top pages", "Pages", "Page", "Landing Page", "URL"),
    country: text("Country", "Countries", "Top countries"),
    device: text("Device", "Devices"),
    appearance: text("Search Appearance", "Search appearances"),
    date: date("Date", "Dates"),
    hour: text("Time", "Hour", "Hours"),
    clicks: count("Clicks", "URL Clicks"),
    impressions: count("Impressions"),
    ctr: text("CTR", "Site CTR", "URL CTR"),
    position: decimal("Position", "Average position"),
  },
  signatures: [...dimensions, "date", "hour"].flatMap((key) => [
    [key, "clicks", "impressions", "position"],
    ["discover", key, "clicks", "impressions"],
  ]),
  unless: ["Cost", "Spend", "Amount spent", "Campaign", "Campaign name", "Ad group", "Avg. CPC", "Conversions"],
  needed: ["clicks", "impressions"],
  placed,
  // A row may be of the older range alone.
  rows: (has) => {
    const dimension = [...dimensions, "date", "hour"].filter(has).map((key) => `cast(${key} as varchar)`);
    return `coalesce(${has("compared") ? "" : `${dimension.join(", ")}, `}cast(clicks as varchar), cast(impressions as varchar)) is not null`;
  },
  context: ({ header, file }) => ({ period: comparedRanges(header)?.newer.period ?? null, account: propertyIn(file) }),
  note,
  reports: [
    {
      title: filtersTitle,
      recognised: true,
      hint: "this table of Search Console lists the filters and holds no figures: Queries, Pages and Chart beside it do",
    },
    {
      title: /^(Top queries|Top pages|Country|Device|Date|Search Appearance) (.+ Clicks ){2}.+ Impressions/i,
      recognised: true,
      hint: "this Search Console export compares two filters side by side: take the comparison away, or compare dates, and export it again",
    },
  ],
  tables: [{ fact: "search_day", values }],
  getIt: "Search Console → Performance → Search results → Export → Download CSV",
};

function placed(_: Surroundings["preamble"], header: readonly string[]): Record<string, number> {
  const { newer } = comparedRanges(header) ?? {};
  if (newer !== undefined) return { ...newer.columns, compared: 0 };
  const filled = header.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== "");
  const [, ...figures] = filled;
  return figures.join(",") === "clicks,impressions,ctr" ? { discover: 0 } : {};
}

/** The property in the name of a download: "https___www.example.com_-Performance-on-Search-2026-03-31.xlsx". */
function propertyIn(file: string): string | null {
  const name = /([^/\\]+?)-Performance-on-[A-Z]/i.exec(file)?.[1];
  if (name === undefined) return null;
  return name.replace(/^(https?)___/, "$1://").replace(/_$/, "/");
}

function note({ header, has }: Surroundings): string | null {
  const compared = comparedRanges(header);
  const days = has("date") || has("hour") ? null : "totals of the whole range, not per day: only Chart tells days";
  if (compared === null) return days;
  const newer = `of the two ranges compared, the newer is read (${compared.newer.name})`;
  return days === null ? newer : `${newer}; ${days}`;
}

function values({ period, account }: Context, has: (key: string) => boolean): Record<string, string> {
  const splits = dimensions.filter(has);
  const cells = splits.map((key) => (key === "page" ? pageAddress("page") : key));
  const [from, to] = period === null ? ["null", "null"] : [literal(period.from), literal(period.to)];
  const day = "coalesce(date, try_cast(left(hour, 10) as date))";
  return {
    engine: "'google'",
    property: account === null ? "cast(null as varchar)" : literal(account),
    day: `coalesce(${day}, cast(${from} as date))`,
    until: `coalesce(${day} + 1, cast(${to} as date))`,
    dimension: splits.length === 0 ? "cast(null as varchar)" : literal(splits.join(" · ")),
    segment: splits.length === 0 ? "cast(null as varchar)" : `concat_ws(' · ', ${cells.join(", ")})`,
    clicks: "clicks",
    impressions: "impressions",
    position: "position",
  };
}
