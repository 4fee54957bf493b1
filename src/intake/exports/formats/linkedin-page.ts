import { basename } from "node:path";
import { literal } from "../../../warehouse/sql.ts";
import { type Column, type Context, text } from "../format.ts";

/** The day on which a page's statistics were downloaded, out of the milliseconds at the end of the file's name. */
export function downloadDay(file: string): string | null {
  const milliseconds = /_(1\d{12})(?!\d)/.exec(basename(file))?.[1];
  if (milliseconds === undefined) return null;
  return Temporal.Instant.fromEpochMilliseconds(Number(milliseconds))
    .toZonedDateTimeISO("UTC")
    .toPlainDate()
    .toString();
}

/** SQL of a post's number, which all ways to write its address share; of any other address the address itself. */
export const postNumber = (address: string): string =>
  `coalesce(nullif(regexp_extract(${address}, '(?i)(?:activity|share|ugcpost)[:-](\\d{10,})', 1), ''), ${address})`;

/** SQL of the day up to which lifetime figures count. */
export const asOf = ({ asOf }: Context): string => (asOf === null ? "cast(null as date)" : `date ${literal(asOf)}`);

/** The columns by which followers and visitors are split, each on a sheet of its own, and what they split by. */
export const dimensions: Readonly<Record<string, { readonly called: string; readonly column: Column }>> = {
  location: { called: "location", column: text("Location") },
  country: { called: "country", column: text("Country", "Country/Region") },
  jobFunction: { called: "job function", column: text("Job function", "Function") },
  seniority: {
    called: "seniority",
    column: text("Seniority", "Seniority level", "Experience level"),
  },
  industry: { called: "industry", column: text("Industry") },
  companySize: { called: "company size", column: text("Company size") },
};

/** The dimensions' columns by key. */
export const dimensionColumns: Readonly<Record<string, Column>> = Object.fromEntries(
  Object.entries(dimensions).map(([key, { column }]) => [key, column]),
);

/** SQL of the dimension and the segment of a row, out of the one dimension the sheet has. */
export function splitBy(has: (key: string) => boolean): { dimension: string; segment: string } {
  const found = Object.entries(dimensions).find(([key]) => has(key));
  if (found === undefined) return { dimension: "null", segment: "null" };
  return { dimension: literal(found[1].called), segment: found[0] };
}
