import type { Context, Surroundings } from "../../format.ts";
import { datesIn, daysBetween } from "../written-dates.ts";
import { grainOf, haveNeighbours } from "./grain.ts";

/**
 * What the lines above a LinkedIn table say of its range, and what a row of it covers. The first two days there are the
 * report's: "Report Start: …", "Report End: …".
 */
export async function rangeAbove({ preamble, distinct, sample }: Surroundings): Promise<Partial<Context>> {
  const [first, last] = datesIn(preamble.map((cells) => cells.join(" ")).join("\n"));
  const period = daysBetween(first, last);
  const dateOrder = orderThatFits(
    sample.flatMap(({ starts }) => (starts ? [starts] : [])),
    period,
  );
  const days = (cells: readonly string[]) => cells.flatMap((cell) => dayOf(cell, dateOrder));
  const seen = days(sample.map(({ starts = "" }) => starts));
  // Two days in a row can only be days: the whole file is asked only where the first rows leave it open.
  const grain =
    grainOf(seen, period) === "day" && haveNeighbours(seen) ? "day" : grainOf(days(await distinct("starts")), period);
  return { zone: "UTC", period, dateOrder, grain };
}

/** A French account may write 06/12/2025: the reading by which all days fall into the report's range. */
function orderThatFits(cells: readonly string[], period: Context["period"]): "mdy" | "dmy" | null {
  if (period === null) return null;
  const fits = (order: "mdy" | "dmy") =>
    cells.every((cell) => dayOf(cell, order).every((day) => day >= period.from && day < period.to));
  if (fits("mdy") === fits("dmy")) return null;
  return fits("mdy") ? "mdy" : "dmy";
}

function dayOf(cell: string, order: "mdy" | "dmy" | null): string[] {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(cell);
  if (parts === null) return datesIn(cell).map(String);
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  const [month, day] = order === "dmy" || a > 12 ? [b, a] : [a, b];
  return [`${parts[3]}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`];
}
