import { literal } from "../../../../warehouse/sql.ts";
import { type ExportFormat, foldHeader, type Surroundings, text } from "../../format.ts";
import { ga4DayColumns } from "../ga4-days.ts";
import { ga4Preamble, isTrafficTitle, isWideCard, namesOfColumns, refusePivot, tellsTraffic } from "../ga4-preamble.ts";
import { anyFigure, ga4SiteColumns, ga4SiteFigures, otherGa4Figures, siteDay, siteNote } from "../ga4-site.ts";
import { pageAddress } from "../page-address.ts";

const slots = ["dim0", "dim1", "dim2", "dim3", "dim4", "dim5", "dim6", "dim7", "dim8", "dim9"];

const addable = Object.keys(ga4SiteFigures).filter((figure) => !figure.startsWith("engagementPer"));

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
    /** Who it was: read to tell rows from totals, and not kept. */
    person: text(),
    ...Object.fromEntries(slots.map((slot) => [slot, text()])),
    ...ga4SiteColumns,
  },
  // Of several tables in a file one that holds only averages comes last.
  signatures: [["told"], ...addable.map((figure) => ["told", figure])],
  needed: [],
  placed,
  // The grand total has no dimension, and one cell more than the header.
  rows: (has) => {
    const dimensions = ["person", ...slots, ...Object.keys(ga4DayColumns)].filter(has);
    if (dimensions.length === 0) return anyFigure();
    return `coalesce(${dimensions.map((key) => `cast(${key} as varchar)`).join(", ")}) is not null`;
  },
  context: (surroundings) => {
    refusePivot(surroundings);
    const { period, property } = ga4Preamble(surroundings.preamble);
    return { period, account: property, subject: subjectOf(surroundings.header) };
  },
  note: siteNote,
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

interface Dimension {
  readonly name: string;
  readonly index: number;
}

const tellsPerson = ({ name }: Dimension): boolean =>
  /\b(user|client|instance|visitor|customer|member|subscriber|lead|crm|device)[ -_]?id\b|pseudo|e-?mail|phone/.test(
    name,
  );

const personsIn = (header: readonly string[]): Dimension[] => leftOfFigures(header).filter(tellsPerson);
const dimensionsIn = (header: readonly string[]): Dimension[] =>
  leftOfFigures(header).filter((dimension) => !tellsPerson(dimension));

/** The columns left of the first figure, without those that tell days. */
function leftOfFigures(header: readonly string[]): Dimension[] {
  const figures = new Set([
    ...namesOfColumns(ga4Exploration, Object.keys(ga4SiteFigures)),
    ...otherGa4Figures.map(foldHeader),
  ]);
  const days = namesOfColumns(ga4Exploration, Object.keys(ga4DayColumns));
  const names = header.map(foldHeader);
  const first = names.findIndex((name) => figures.has(name));
  return names.slice(0, first).flatMap((name, index) => (days.has(name) ? [] : [{ name, index }]));
}

/** Whether a table has figures that traffic has too; by source alone, events and views are the site's. */
function tellsVisits(header: readonly string[]): boolean {
  const names = namesOfColumns(ga4Exploration, ["users", "newUsers", "sessions", "conversions", "revenue"]);
  return header.some((cell) => names.has(foldHeader(cell)));
}

function placed(above: Surroundings["preamble"], header: readonly string[]): Record<string, number> {
  const { kind, title } = ga4Preamble(above);
  if (
    kind === null ||
    isWideCard(title, header) ||
    isTrafficTitle(title) ||
    (tellsTraffic(header) && tellsVisits(header))
  )
    return {};
  const figures = namesOfColumns(ga4Exploration, Object.keys(ga4SiteFigures));
  if (!header.some((cell) => figures.has(foldHeader(cell)))) return {};
  const [persons, dimensions] = [personsIn(header), dimensionsIn(header)];
  if (dimensions.length > slots.length) return {};
  return {
    told: 0,
    ...(persons[0] ? { person: persons[0].index } : {}),
    ...Object.fromEntries(dimensions.map(({ index }, at) => [slots[at], index])),
  };
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
