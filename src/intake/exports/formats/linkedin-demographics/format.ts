import { type Context, count, decimal, type ExportFormat, type Surroundings, text } from "../../format.ts";
import { saysTotal } from "../../languages/words.ts";
import { datesIn, daysBetween, rangeInName } from "../written-dates.ts";

/** The tables of the report: column key → the dimension it splits by, and the names of its first column. */
const tables = {
  company: ["company", "Company Name Segment", "Company Segment"],
  industry: ["industry", "Company Industry Segment", "Industry Segment"],
  companySize: ["company size", "Company Size Segment"],
  companyRevenue: ["company revenue", "Company Revenue Segment", "Company Revenue Range Segment"],
  companyGrowth: ["company growth rate", "Company Growth Rate Segment"],
  companyCategory: ["company category", "Company Category Segment"],
  contextualCountry: [
    "contextual country",
    "Contextual Country/Region Segment",
    "Contextual Country Segment",
    "Contextual Location Segment",
  ],
  contextualState: [
    "contextual region",
    "Contextual State/Province Segment",
    "Contextual Region Segment",
    "Contextual Area Segment",
  ],
  location: ["location", "Location Segment", "Member Location Segment", "Area Segment", "Metro Area Segment"],
  country: ["country", "Country/Region Segment", "Country Segment", "Country/Territory Segment"],
  state: ["region", "State/Province Segment", "Region Segment", "State Segment"],
  county: ["county", "County Segment"],
  marketArea: ["market area", "Designated Market Area Segment", "DMA Segment", "DMA Region Segment"],
  seniority: ["seniority", "Job Seniority Segment", "Seniority Segment"],
  jobTitle: ["job title", "Job Title Segment", "Member Job Title Segment"],
  jobFunction: ["job function", "Job Function Segment", "Function Segment"],
  age: ["age", "Member Age Segment", "Age Segment"],
  gender: ["gender", "Member Gender Segment", "Gender Segment"],
  skill: ["skill", "Member Skills Segment", "Skills Segment", "Skill Segment"],
  interest: ["interest", "Member Interests Segment", "Interests Segment", "Interest Segment"],
  school: ["school", "Member Schools Segment", "School Segment"],
  fieldOfStudy: ["field of study", "Fields of Study Segment", "Field of Study Segment"],
  degree: ["degree", "Degrees Segment", "Degree Segment"],
} as const satisfies Record<string, readonly [string, ...string[]]>;

const keys = Object.keys(tables) as (keyof typeof tables)[];
const segments = Object.fromEntries(keys.map((key) => [key, text(...tables[key].slice(1))]));

/**
 * LinkedIn Campaign Manager → Reports → Demographics: ten tables under one another, each splitting the same ads by
 * another dimension. Each lists its largest segments alone, so that none adds up to the campaigns.
 */
export const linkedinDemographics: ExportFormat = {
  id: "linkedin-demographics",
  title: "LinkedIn demographics report",
  columns: {
    ...segments,
    impressions: count("Impressions"),
    clicks: count("Clicks"),
    conversions: decimal("Conversions"),
  },
  signatures: keys.flatMap((key) => [
    [key, "impressions"],
    [key, "clicks"],
  ]),
  needed: [],
  rows: (has) => {
    const segment = segmentIn(has);
    return `${segment} is not null and not ${saysTotal(segment)}`;
  },
  stacked: true,
  context: contextOf,
  reports: [
    {
      title:
        /^Demographics? Report|^Rapport (sur les données )?démographique|^Demografiebericht|^Informe demográfico|^Relatório demográfico/i,
      recognised: true,
      hint: "LinkedIn's demographics report in a language whose columns are not known: set Campaign Manager to English and export it again",
      ifEmpty: "this LinkedIn report holds no data: nothing happened in its period, or choose a longer one",
    },
  ],
  note: () =>
    "totals of the whole range, not per day; each table tells of the same ads and lists its largest segments alone",
  tables: [{ fact: "audience_day", values }],
  getIt: "Campaign Manager → Analyze → Reports → Demographics → Export",
};

/** The first two days above the tables are the report's: "Report Start: …", "Report End: …". */
function contextOf({ preamble, file }: Surroundings): Partial<Context> {
  const lines = preamble.slice(0, 8).map((cells) => cells.join(" "));
  const [first, last] = datesIn(lines.join("\n"));
  return { zone: "UTC", period: last === undefined ? rangeInName(file) : daysBetween(first, last) };
}

const segmentIn = (has: (key: string) => boolean): string => `"${keys.find(has) ?? "company"}"`;

function values({ period }: Context, has: (key: string) => boolean): Record<string, string> {
  const key = keys.find(has) ?? "company";
  return {
    network: "'linkedin'",
    paid: "true",
    day: period === null ? "null" : `date '${period.from}'`,
    until: period === null ? "null" : `date '${period.to}'`,
    dimension: `'${tables[key][0]}'`,
    segment: `"${key}"`,
    impressions: "impressions",
    clicks: "clicks",
    conversions: "conversions",
  };
}
