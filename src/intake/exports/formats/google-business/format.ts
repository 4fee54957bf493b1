import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, type ExportFormat, text } from "../../format.ts";
import { rangeInName } from "../written-dates.ts";

/**
 * Google Business Profile Manager → Insights (performance): a row a place, over the range that the file's name tells. The
 * row below the header says in words what each column is.
 */
export const googleBusiness: ExportFormat = {
  id: "google-business",
  title: "Google Business Profile performance",
  columns: {
    storeCode: text("Store code", "Shop code"),
    name: text("Business name", "Location name", "Profile name"),
    address: text("Address"),
    searchMobile: count("Google Search - Mobile", "Google Search – Mobile"),
    searchDesktop: count("Google Search - Desktop", "Google Search – Desktop"),
    mapsMobile: count("Google Maps - Mobile", "Google Maps – Mobile"),
    mapsDesktop: count("Google Maps - Desktop", "Google Maps – Desktop"),
    totalViews: count("Total views", "Views"),
    searchViews: count("Search views", "Views on Search", "Listing on Search"),
    mapsViews: count("Maps views", "Views on Maps", "Listing on Maps"),
    searches: count("Total searches"),
    calls: count("Calls", "Phone call actions", "Phone calls", "Call clicks"),
    messages: count("Messages", "Chat clicks", "Message clicks"),
    bookings: count("Bookings"),
    hotelBookings: count("Hotel bookings"),
    directions: count("Directions", "Directions actions", "Direction requests", "Driving directions"),
    clicks: count("Website clicks", "Website actions", "Website visits"),
    orders: count("Food orders"),
  },
  signatures: [
    ["name", "searchMobile", "mapsMobile"],
    ["name", "searchDesktop", "mapsDesktop"],
    ["name", "calls", "directions", "clicks"],
    ["name", "searches", "totalViews"],
    ["name", "searches", "searchViews"],
    ["name", "searchViews", "mapsViews"],
  ],
  needed: [],
  rows: `coalesce(storeCode, name, address) is not null
    and lower(coalesce(storeCode, name, address)) not in ('total', 'totals', 'grand total')`,
  context: ({ file }) => ({ period: rangeInName(file.replace(/(?<!\d)(\d)(?!\d)/g, "0$1")) }),
  note: ({ file }) =>
    rangeInName(file.replace(/(?<!\d)(\d)(?!\d)/g, "0$1")) === null
      ? "totals of a range that the file does not name: keep the name it was downloaded under"
      : "totals of the whole range, not per day",
  tables: [{ fact: "page_day", values }],
  getIt: "Google Business Profile Manager → select the places → Actions → Insights → Download report",
};

/** Views are of all surfaces together: those the file adds up itself, else search and maps, on phones and desktops. */
function values({ period }: Context): Record<string, string> {
  const [from, to] = period === null ? ["null", "null"] : [literal(period.from), literal(period.to)];
  return {
    network: "'google'",
    account: "concat_ws(' · ', coalesce(name, address), storeCode)",
    day: `cast(${from} as date)`,
    until: `cast(${to} as date)`,
    impressions: "searches",
    views: `coalesce(totalViews, ${sumOf("searchViews", "mapsViews", "searchMobile", "searchDesktop", "mapsMobile", "mapsDesktop")})`,
    clicks: "clicks",
    calls: "calls",
    messages: "messages",
    bookings: sumOf("bookings", "hotelBookings"),
    directions: "directions",
    orders: "orders",
  };
}

/** SQL of a sum that is null only where all parts are. */
const sumOf = (...keys: string[]): string =>
  `case when coalesce(${keys.join(", ")}) is not null then ${keys.map((key) => `coalesce(${key}, 0)`).join(" + ")} end`;
