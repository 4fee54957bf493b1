import { type ExportFormat, foldHeader, type Surroundings } from "../../format.ts";
import { namesOfColumns } from "../ga4-preamble.ts";

const names = ["account", "campaign", "campaignId", "adset", "adsetId", "ad", "adId"];
const breakdowns = ["platform", "placement", "age", "gender", "country", "region", "device", "devicePlatform"];
const outer = [...names, ...breakdowns, "objective", "day", "span"];
const dimensions = [...outer, "starts", "ends", "hour", "product"];

/** The first and the last of the columns by which a table is split, which stand first in it; none where there is but one. */
export function splits(format: ExportFormat, header: readonly string[]): Record<string, number> {
  const known = namesOfColumns(format, dimensions);
  const past = header.findIndex((cell) => !known.has(foldHeader(cell)));
  if (past < 2) return {};
  const isName = namesOfColumns(format, names).has(foldHeader(header[past - 1] ?? ""));
  return { firstSplit: 0, lastSplit: past - 1, ...(isName ? { lastName: past - 1 } : {}) };
}

/**
 * Whether a file is a pivot table as Meta's reports write it: above the rows of a group, which leave its name empty,
 * stands its sum, "All". An ad may be called so too.
 */
export function isPivot({ has, sample }: Surroundings): boolean {
  const told = sample.map(({ firstSplit = "", lastSplit = "" }) => [firstSplit.trim(), lastSplit.trim()] as const);
  const isSum = ([, last]: readonly [string, string]) => last.toLowerCase() === "all";
  const isUnnamed = ([first, last]: readonly [string, string]) => first === "" && last !== "" && !isSum([first, last]);
  return told.some(isSum) && (!has("lastName") || told.some(isUnnamed));
}

/** SQL predicate of a pivot table's rows that are no sums. */
export const isSplit = "lower(lastSplit) <> 'all'";

/** How the columns of a pivot table are read that it fills in the first row of a group alone. */
export interface Carried {
  /** The name under which a column stands in every row. */
  readonly name: (key: string) => string;
  readonly steps: readonly Readonly<Record<string, string>>[];
}

/** Takes what a group's first row says down to all its rows, in the order of the file. */
export function carriedDown(has: (key: string) => boolean): Carried {
  const keys = outer.filter(has);
  return {
    name: (key) => (keys.includes(key) ? `${key}Carried` : key),
    steps: [
      { place: "row_number() over ()" },
      Object.fromEntries(
        keys.map((key) => [
          `${key}Carried`,
          `arg_max("${key}", case when "${key}" is not null then place end) over (order by place)`,
        ]),
      ),
    ],
  };
}
