import { literal } from "../../../../warehouse/sql.ts";
import { type ExportFormat, foldHeader, type Surroundings, text } from "../../format.ts";
import { ga4DayColumns, tellsDays } from "../ga4-days.ts";
import { ga4Preamble, isOverview, namesOfColumns, rangeNote, refusePivot, tellsTraffic } from "../ga4-preamble.ts";
import { anyFigure, ga4SiteColumns, ga4SiteFigures, otherGa4Figures, siteDay } from "../ga4-site.ts";
import { pageAddress } from "../page-address.ts";

const slots = ["dim0", "dim1", "dim2", "dim3", "dim4", "dim5", "dim6", "dim7", "dim8", "dim9"];

/**
 * Google Analytics 4 → Explore → Free form → Export data, and reports about other things than traffic, pages and events:
 * whatever dimensions stand left of the first figure.
 */
export const ga4Exploration: ExportFormat = {
  id: "ga4-exploration",
  title: "Google Analytics 4 exploration",
  columns: {
    /** Stands in a table below comments of Google Analytics that no other of its formats reads. */
    told: text("# the comments of Google Analytics above the table"),
    ...Object.fromEntries(slots.map((slot) => [slot, text()])),
    ...ga4SiteColumns,
  },
  signatures: Object.keys(ga4SiteFigures).map((figure) => ["told", figure]),
  needed: [],
  placed,
  // The grand total has no dimension, and one cell more than the header.
  rows: (has) => {
    const dimensions = [...slots, ...Object.keys(ga4DayColumns)].filter(has);
    if (dimensions.length === 0) return anyFigure();
    return `coalesce(${dimensions.map((key) => `cast(${key} as varchar)`).join(", ")}) is not null`;
  },
  context: (surroundings) => {
    refusePivot(surroundings);
    const { period, property } = ga4Preamble(surroundings.preamble);
    return { period, account: property, subject: subjectOf(surroundings.header) };
  },
  note: ({ has }) => (tellsDays(has) ? null : rangeNote),
  tables: [
    {
      fact: "site_day",
      values: (context, has) => {
        const { subject = null } = context;
        const cells = slots.filter(has).map((slot) => `coalesce(${slot}, '')`);
        return siteDay(context, has, {
          dimension: subject === null ? "cast(null as varchar)" : literal(subject),
          segment: cells.length === 0 ? "cast(null as varchar)" : pageAddress(`concat_ws(' · ', ${cells.join(", ")})`),
        });
      },
    },
  ],
  getIt: "Google Analytics → Explore → Free form → Date and the dimensions in Rows → Export data → CSV",
};

/** The columns left of the first figure, without those that tell days. */
function dimensionsIn(header: readonly string[]): { name: string; index: number }[] {
  const figures = namesOfColumns(ga4Exploration, Object.keys(ga4SiteFigures));
  for (const name of otherGa4Figures) figures.add(foldHeader(name));
  const days = namesOfColumns(ga4Exploration, Object.keys(ga4DayColumns));
  const names = header.map(foldHeader);
  const first = names.findIndex((name) => figures.has(name));
  return names.slice(0, first).flatMap((name, index) => (days.has(name) ? [] : [{ name, index }]));
}

function placed(above: Surroundings["preamble"], header: readonly string[]): Record<string, number> {
  const { kind, title } = ga4Preamble(above);
  if (kind === null || tellsTraffic(header) || isOverview(title)) return {};
  const figures = namesOfColumns(ga4Exploration, Object.keys(ga4SiteFigures));
  if (!header.some((cell) => figures.has(foldHeader(cell)))) return {};
  const dimensions = dimensionsIn(header);
  if (dimensions.length > slots.length) return {};
  return { told: 0, ...Object.fromEntries(dimensions.map(({ index }, at) => [slots[at], index])) };
}

const subjects: readonly (readonly [RegExp, string])[] = [
  [/^(page (path|location|url)|full page url|unified pagepath)/, "page"],
  [/^landing page/, "landing page"],
  [/^(page title|unified screen)/, "title"],
  [/^event name$/, "event"],
  [/^country$/, "country"],
  [/^device category$/, "device"],
  [/^item name$/, "item"],
];

function subjectOf(header: readonly string[]): string | null {
  const names = dimensionsIn(header).map(({ name }) => subjects.find(([known]) => known.test(name))?.[1] ?? name);
  return names.length === 0 ? null : names.map((name) => name || "row").join(" · ");
}
