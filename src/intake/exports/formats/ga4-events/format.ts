import { type ExportFormat, foldHeader, type Surroundings, text } from "../../format.ts";
import { ga4Preamble, isWideCard, namesOfColumns, tellsTraffic } from "../ga4-preamble.ts";
import { ga4SiteColumns, siteDay, siteNote } from "../ga4-site.ts";

/** Google Analytics 4 → Reports → Engagement → Events, or Key events (once Conversions) → Download: a row an event. */
export const ga4Events: ExportFormat = {
  id: "ga4-events",
  title: "Google Analytics 4 events",
  columns: {
    /** Stands in a table of events that is a report, not an exploration. */
    report: text("# the comments of Google Analytics above the table"),
    event: text("Event name", "Key event name", "Key event", "Conversion event", "Conversion name"),
    ...ga4SiteColumns,
  },
  signatures: [["report", "event"]],
  needed: [],
  placed,
  rows: "event is not null",
  context: ({ preamble }) => {
    const { period, property } = ga4Preamble(preamble);
    return { period, account: property };
  },
  note: siteNote,
  tables: [
    {
      fact: "site_day",
      values: (context, has) => siteDay(context, has, { dimension: "'event'", segment: "event" }),
    },
  ],
  getIt: "Google Analytics → Reports → Engagement → Events → Share → Download file → CSV",
};

/** Without the comments of a report, a table of events must count them and the users. */
function placed(above: Surroundings["preamble"], header: readonly string[]): Record<string, number> {
  const { kind, title } = ga4Preamble(above);
  if (kind === "exploration" || tellsTraffic(header) || isWideCard(title, header)) return {};
  const names = header.map(foldHeader);
  const named = (...keys: string[]) => names.some((name) => namesOfColumns(ga4Events, keys).has(name));
  const told =
    kind === "report" ? named("events", "conversions", "users") : named("events", "conversions") && named("users");
  return told ? { report: 0 } : {};
}
