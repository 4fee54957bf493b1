import { count, date, type ExportFormat, foldHeader, text } from "../../format.ts";
import { type Measure, measureOf } from "./titles.ts";

/** Page figures by the word for them, as columns of `page_day`; followers gained and lost are of the audience. */
const pageFigures: Readonly<Record<string, string>> = {
  views: "views",
  impressions: "impressions",
  reach: "reach",
  engagements: "engagements",
  visits: "profile_visits",
  clicks: "clicks",
  messages: "messages",
};
const audienceFigures: Readonly<Record<string, string>> = { gained: "gained", lost: "lost" };

type Rows = readonly (readonly string[])[];

/**
 * Marks what the line above the table says its figures are: by columns of that name, laid over that of the values. The
 * day stands first, the value under "Primary".
 */
function placed(above: Rows, header: readonly string[]): Readonly<Record<string, number>> {
  const value = header.findIndex((cell) => foldHeader(cell) === "primary");
  const measure = titleOf(above);
  if (value < 1 || measure === null) return {};
  const { network, figure } = measure;
  return { day: 0, value, [figure]: value, ...(network === null ? {} : { [network]: value }) };
}

function titleOf(above: Rows): Measure | null {
  const line = above.findLast((cells) => cells.some((cell) => cell.trim() !== ""));
  return line === undefined ? null : measureOf(line.find((cell) => cell.trim() !== "") ?? "");
}

function network(has: (key: string) => boolean): string {
  const found = ["facebook", "instagram"].find(has);
  return found === undefined ? "cast(null as varchar)" : `'${found}'`;
}

const common = {
  id: "meta-page-daily",
  title: "Meta page by day",
  needed: ["day"],
  placed,
  stacked: true,
  kin: ["meta-audience"],
  getIt: "Meta Business Suite → Insights → Results → Export, one file for each chart",
} as const;

const marks = ["facebook", "instagram", ...Object.keys(pageFigures), ...Object.keys(audienceFigures)];
const columns = {
  day: date("Date"),
  value: count("Primary"),
  ...Object.fromEntries(marks.map((key) => [key, text()])),
};

/** Meta Business Suite → Insights → Results → Export: one figure of the page or account by day. */
const figures: ExportFormat = {
  ...common,
  columns,
  signatures: Object.keys(pageFigures).map((figure) => ["day", "value", figure]),
  reports: [
    {
      title: /^(?:published content|top content formats)$/i,
      recognised: false,
      hint: "how kinds of content compare in Meta Business Suite, without days or posts: export Insights → Content, or a chart by day",
    },
    {
      title: /^\S+ Primary\b/,
      recognised: false,
      hint: "daily figures of Meta Business Suite, but not of views, reach, interactions, visits, link clicks or follows: export one of those charts",
    },
  ],
  tables: [
    {
      fact: "page_day",
      where: "value is not null",
      values: (_, has) => ({
        network: network(has),
        day: "day",
        until: "day + 1",
        ...valueAs(pageFigures, has),
      }),
    },
  ],
};

/** The same for followers gained or lost by day. */
const follows: ExportFormat = {
  ...common,
  columns,
  signatures: Object.keys(audienceFigures).map((figure) => ["day", "value", figure]),
  tables: [
    {
      fact: "audience_day",
      where: "value is not null",
      values: (_, has) => ({
        network: network(has),
        day: "day",
        until: "day + 1",
        ...valueAs(audienceFigures, has),
      }),
    },
  ],
};

function valueAs(figures: Readonly<Record<string, string>>, has: (key: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([figure, column]) => (has(figure) ? [[column, "value"]] : [])),
  );
}

/** The tables of Meta's daily figures. */
export const metaPageDaily: readonly ExportFormat[] = [figures, follows];
