import { literal } from "../../../../warehouse/sql.ts";
import {
  type Context,
  count,
  date,
  decimal,
  type ExportFormat,
  foldHeader,
  moment,
  type Surroundings,
  text,
} from "../../format.ts";
import { asOf, postNumber } from "../linkedin-page.ts";
import { datesIn, daysBetween, rangeInName } from "../written-dates.ts";

const common = {
  id: "linkedin-creator",
  title: "LinkedIn creator analytics",
  dateOrder: "mdy",
  getIt: "LinkedIn → your profile → Analytics → Post impressions → Export",
} as const;

/** The range in the file's name and the last of its days, up to which figures count. */
function fromName({ file }: Surroundings): Partial<Context> {
  const period = rangeInName(file);
  return period === null ? {} : { period, asOf: lastDay(period) };
}

const lastDay = ({ to }: { to: string }): string => Temporal.PlainDate.from(to).subtract({ days: 1 }).toString();

/** "Members reached" in the languages of accounts; translated by us but for the English. */
const reached =
  "reach|erreicht|atteint|touch|alcan|raggiunt|bereik|nådd|nått|nået|tavoit|dotar|zasięg|terjangkau|dijangkau";

/** Sheet DISCOVERY: the whole range. Its impressions stand on the sheet ENGAGEMENT day by day; the reach stands here alone. */
const discovery: ExportFormat = {
  ...common,
  columns: { measure: text("Overall performance"), value: count() },
  signatures: [["measure", "value"]],
  needed: ["value"],
  rows: `regexp_matches(lower(measure), '${reached}')`,
  placed: (_, header) => {
    const [, range] = header;
    return range !== undefined && datesIn(range).length === 2 ? { value: 1 } : {};
  },
  context: (surroundings) => {
    const [first, last] = datesIn(surroundings.header[1] ?? "");
    return { period: daysBetween(first, last) ?? rangeInName(surroundings.file) };
  },
  tables: [
    {
      fact: "page_day",
      values: ({ period }) => ({
        network: "'linkedin'",
        day: period === null ? "cast(null as date)" : `date ${literal(period.from)}`,
        until: period === null ? "cast(null as date)" : `date ${literal(period.to)}`,
        reach: "value",
      }),
    },
  ],
};

/** Sheet ENGAGEMENT: impressions and engagements each day. */
const engagement: ExportFormat = {
  ...common,
  columns: { day: date("Date"), impressions: count("Impressions"), engagements: count("Engagements"), whole: text() },
  signatures: [["day", "impressions", "engagements", "whole"]],
  needed: ["day"],
  rows: "coalesce(cast(day as varchar), cast(impressions as varchar), cast(engagements as varchar)) is not null",
  // Days, impressions and engagements are in many a table; here there is nothing else.
  placed: (_, header) => (filled(header) === 3 ? { whole: 0 } : {}),
  context: fromName,
  tables: [
    {
      fact: "page_day",
      values: () => ({
        network: "'linkedin'",
        day: "day",
        until: "day + 1",
        impressions: "impressions",
        engagements: "engagements",
      }),
    },
  ],
};

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== "").length;

/** Sheet TOP POSTS: two tables side by side, of the posts with most engagements and of those with most impressions. */
const topPosts: ExportFormat = {
  ...common,
  columns: {
    url: text("Post URL"),
    occurred: moment("Post publish date", "Post published date"),
    engagements: count("Engagements"),
    otherUrl: text(),
    otherOccurred: moment(),
    impressions: count("Impressions"),
  },
  signatures: [
    ["url", "occurred", "engagements"],
    ["url", "occurred", "impressions"],
  ],
  unless: ["Post title", "Post ID", "Likes", "Comments"],
  needed: [],
  mergesPosts: true,
  placed: (_, header) => {
    const names = header.map(foldHeader);
    const again = names.findIndex((name, index) => name !== "" && names.indexOf(name) < index);
    return again === -1 ? {} : { otherUrl: again, otherOccurred: again + 1 };
  },
  context: fromName,
  tables: [post("url", "occurred"), post("otherUrl", "otherOccurred")],
};

/** The post on one side of the sheet: the figure beside its address and day is the side's own. */
function post(url: string, occurred: string): ExportFormat["tables"][number] {
  const own = (key: string, side: string) => (has: (key: string) => boolean) =>
    !has("otherUrl") || side === url ? key : `cast(null as bigint)`;
  return {
    fact: "post",
    where: `${url} is not null`,
    values: (context, has) => ({
      network: "'linkedin'",
      id: postNumber(url),
      occurred_at: occurred,
      permalink: url,
      engagements: own("engagements", "url")(has),
      impressions: own("impressions", "otherUrl")(has),
      as_of: asOf(context),
    }),
  };
}

/** Sheet FOLLOWERS: those gained each day; the line above the table tells how many there are. */
const followers: ExportFormat = {
  ...common,
  columns: { day: date("Date"), gained: count("New followers"), whole: text() },
  signatures: [["day", "gained", "whole"]],
  needed: ["day"],
  rows: "coalesce(cast(day as varchar), cast(gained as varchar)) is not null",
  placed: (_, header) => (filled(header) === 2 ? { whole: 0 } : {}),
  context: (surroundings) => ({ ...fromName(surroundings), ...totalAbove(surroundings) }),
  tables: [
    {
      fact: "audience_day",
      values: ({ asOf, total }) => ({
        network: "'linkedin'",
        day: "day",
        until: "day + 1",
        gained: "gained",
        followers:
          asOf === null || total === null
            ? "cast(null as bigint)"
            : `case when day = date ${literal(asOf)} then ${total} end`,
      }),
    },
  ],
};

/** "Total followers on 3/31/2026: 1,234", in one cell or two. */
function totalAbove({ preamble }: Surroundings): Partial<Context> {
  for (const cells of preamble) {
    const line = cells.join(" ");
    const [day] = datesIn(line);
    const digits = /(\d[\d.,\s]*)\s*$/.exec(line.replace(/\d+\/\d+\/\d+/, ""))?.[1]?.replace(/\D/g, "");
    if (day !== undefined && digits) return { asOf: day.toString(), total: Number(digits) };
  }
  return {};
}

/** Sheet DEMOGRAPHICS: the largest groups of followers, as shares. */
const demographics: ExportFormat = {
  ...common,
  columns: {
    dimension: text("Top demographics"),
    segment: text("Value"),
    percentage: decimal("Percentage"),
    written: text(),
  },
  signatures: [["dimension", "segment", "percentage", "written"]],
  needed: ["dimension", "segment"],
  rows: "coalesce(dimension, segment) is not null",
  placed: (_, header) => (filled(header) === 3 ? { written: 2 } : {}),
  context: fromName,
  derived: { kind: "lower(dimension)" },
  tables: [
    {
      fact: "audience_day",
      values: ({ period }) => ({
        network: "'linkedin'",
        day: period === null ? "cast(null as date)" : `date ${literal(period.from)}`,
        until: period === null ? "cast(null as date)" : `date ${literal(period.to)}`,
        dimension: `case kind ${plurals.map(([many, one]) => `when '${many}' then '${one}'`).join(" ")} else kind end`,
        segment: "segment",
        // A cell of a workbook that is shown as 5% holds 0.05; since 2026 it holds the text "5%".
        share: "case when contains(written, '%') then percentage / 100 else percentage end",
      }),
    },
  ],
};

const plurals = [
  ["job titles", "job title"],
  ["locations", "location"],
  ["industries", "industry"],
  ["companies", "company"],
  ["company sizes", "company size"],
  ["seniorities", "seniority"],
] as const;

/** All sheets of a creator's export. */
export const linkedinCreator: readonly ExportFormat[] = [discovery, engagement, topPosts, followers, demographics];
