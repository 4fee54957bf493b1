import { type ExportFormat, foldHeader, type Surroundings, text } from "../../format.ts";
import { beyond, ga4Preamble, isWideCard, namesOfColumns, tellsTraffic } from "../ga4-preamble.ts";
import { anyFigure, ga4SiteColumns, siteDay, siteNote } from "../ga4-site.ts";
import { pageAddress } from "../page-address.ts";

/**
 * Google Analytics 4 → Reports → Engagement → Pages and screens, or Landing page → Download: a row a page, over the range
 * that comments above the table tell.
 */
export const ga4Pages: ExportFormat = {
  id: "ga4-pages",
  title: "Google Analytics 4 pages",
  columns: {
    /** Stands in a table of pages that is a report, or names enough of its figures. */
    report: text("# the comments of Google Analytics above the table"),
    /** Stands in a report with its comments, in which a page without a title is still a page. */
    standard: text(),
    total: text(),
    path: text(
      "Page path and screen class",
      "Page path + query string and screen class",
      "Page path and query string and screen class",
      "Page path + query string",
      "Page path and query string",
      "Page path",
      "Page location",
      "Full page URL",
      "Unified pagepath screen",
    ),
    landing: text("Landing page", "Landing page + query string", "Landing page and query string"),
    title: text(
      "Page title and screen class",
      "Page title and screen name",
      "Page title",
      "Unified screen name",
      "Unified screen class",
    ),
    contentGroup: text("Content group"),
    ...ga4SiteColumns,
  },
  signatures: [
    ["report", "path"],
    ["report", "landing"],
    ["report", "title"],
    ["report", "contentGroup"],
  ],
  needed: [],
  placed,
  rows: (has) =>
    `(coalesce(path, landing, title, contentGroup) is not null${has("standard") ? ` or (total is null and ${anyFigure()})` : ""})`,
  context: ({ preamble }) => {
    const { period, property } = ga4Preamble(preamble);
    return { period, account: property };
  },
  note: siteNote,
  tables: [
    {
      fact: "site_day",
      values: (context, has) =>
        siteDay(context, has, {
          dimension: `'${dimensions.find(([key]) => has(key))?.[1]}'`,
          segment:
            has("path") || has("landing") ? pageAddress("coalesce(path, landing)") : "coalesce(title, contentGroup)",
        }),
    },
  ],
  getIt: "Google Analytics → Reports → Engagement → Pages and screens → Share → Download file → CSV",
};

const dimensions = [
  ["path", "page"],
  ["landing", "landing page"],
  ["title", "title"],
  ["contentGroup", "content group"],
] as const;

/** Without the comments of a report, a table of pages must name its views and users, or its sessions and users. */
function placed(above: Surroundings["preamble"], header: readonly string[]): Record<string, number> {
  const { kind, title } = ga4Preamble(above);
  if (kind === "exploration" || tellsTraffic(header) || isWideCard(title, header)) return {};
  const names = header.map(foldHeader);
  const named = (...keys: string[]) => names.some((name) => namesOfColumns(ga4Pages, keys).has(name));
  if (kind === "report")
    return named("views", "users", "sessions", "events") ? { report: 0, standard: 0, total: beyond(header) } : {};
  const told = (named("path", "title", "contentGroup") && named("views")) || (named("landing") && named("sessions"));
  return told && named("users") ? { report: 0 } : {};
}
