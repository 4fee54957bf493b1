import { date, decimal, type ExportFormat, text } from "../../format.ts";
import {
  channelInName,
  channelOf,
  common,
  figures,
  isCutOff,
  isTotal,
  ofPeriod,
  periodInName,
  rangeNote,
} from "./figures.ts";

const dimensions = ["age", "gender", "city", "country"] as const;

/** "18–24 years", "18 a 24 anos", "age18-24" and "AGE_18_24" as 18-24. */
const ages = "array_to_string(regexp_extract_all(age, '[0-9]+'), '-')";

/** "Table data" or "Chart data" by geography, city, age or gender. Of age and gender only shares are told. */
export const audience: ExportFormat = {
  ...common,
  columns: {
    day: date("Date"),
    age: text("Viewer age"),
    gender: text("Viewer gender"),
    city: text("City name", "Cities", "City"),
    country: text("Geography"),
    ...figures,
    share: decimal("Views (%)"),
    watchShare: decimal("Watch time (hours) (%)", "Watch time (%)"),
  },
  signatures: dimensions.flatMap((dimension) => [
    [dimension, "views", "watchHours"],
    [dimension, "views", "day"],
    [dimension, "share"],
    ...(dimension === "city" ? [] : [[dimension, "views"]]),
  ]),
  unless: ["Sessions", "Active users", "Campaign", "Campaign name"],
  needed: [],
  rows: (has) => {
    const named = dimensions.filter(has);
    return `coalesce(${named.join(", ")}) is not null and not ${isTotal(`coalesce(${named.join(", ")})`)} and not ${isCutOff(`coalesce(${named.join(", ")})`)}`;
  },
  derived: { years: ages },
  context: ({ file }) => ({ period: periodInName(file), account: channelInName(file) }),
  note: rangeNote,
  tables: [
    {
      fact: "audience_day",
      values: (context, has) => {
        const told = dimensions.filter(has);
        return {
          network: "'youtube'",
          account: channelOf(context),
          ...ofPeriod(context),
          dimension: `'${told.includes("age") && told.includes("gender") ? "age and gender" : (told[0] ?? "country")}'`,
          segment: segmentOf(told),
          share: "share / 100",
          page_views: "views",
          impressions: "impressions",
        };
      },
    },
  ],
};

const written = {
  age: "case when contains(years, '-') then years else years || '+' end",
  gender: "lower(gender)",
  city: "city",
  country: "country",
} as const;

function segmentOf(told: readonly (typeof dimensions)[number][]): string {
  if (told.includes("age") && told.includes("gender")) return `concat_ws(' · ', ${written.age}, ${written.gender})`;
  return written[told[0] ?? "country"];
}
