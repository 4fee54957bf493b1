import { isTimeZone } from "../../../model/period.ts";
import type { Context, Surroundings } from "../format.ts";

/**
 * SQL of the wall-clock timestamp of a day (a date column) and the time of day in a column beside it: "14:05",
 * "2:05:00 PM" (which a cast alone would take for the night). Where the time says nothing it is the day's first moment.
 */
export const wallTime = (day: string, time: string): string =>
  `${day} + coalesce(cast(try_strptime(upper(${time}), ['%I:%M:%S %p', '%I:%M %p']) as time), try_cast(${time} as time), time '00:00:00')`;

/** The zone that most of the first rows name in a column of their own, by IANA name; nothing where none is known. */
export function zoneOfRows({ sample }: Surroundings, key: string): Partial<Context> {
  const counts = new Map<string, number>();
  for (const row of sample) {
    const zone = zoneNamed(row[key] ?? "");
    if (zone !== null) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most === undefined ? {} : { zone: most[0] };
}

/** IANA name of a zone as tills and payment providers write it: "PDT", "Eastern Time (US & Canada)", "Europe/Berlin". */
function zoneNamed(name: string): string | null {
  const plain = name.trim().replace(/\s*\((?:US & Canada|US and Canada|Canada)\)$/i, "");
  const known = zones.find(([, names]) => names.split(", ").includes(plain.toLowerCase()));
  if (known !== undefined) return known[0];
  return plain.includes("/") && isTimeZone(plain) ? plain : null;
}

const zones: readonly (readonly [string, string])[] = [
  ["UTC", "utc, universal, coordinated universal time"],
  ["America/Los_Angeles", "pst, pdt, pt, pacific time, pacific standard time"],
  ["America/Denver", "mst, mdt, mt, mountain time, mountain standard time"],
  ["America/Phoenix", "arizona"],
  ["America/Chicago", "cst, cdt, ct, central time, central standard time"],
  ["America/New_York", "est, edt, et, eastern time, eastern standard time"],
  ["America/Indiana/Indianapolis", "indiana (east)"],
  ["America/Halifax", "ast, adt, atlantic time"],
  ["America/St_Johns", "nst, ndt, newfoundland"],
  ["America/Anchorage", "akst, akdt, alaska"],
  ["Pacific/Honolulu", "hst, hawaii"],
  ["America/Sao_Paulo", "brt, brst, brasilia"],
  ["Europe/London", "gmt, bst, london, edinburgh"],
  ["Europe/Dublin", "dublin"],
  ["Europe/Lisbon", "wet, west, lisbon"],
  ["Europe/Paris", "paris"],
  ["Europe/Madrid", "madrid"],
  ["Europe/Berlin", "cet, cest, mez, mesz, berlin"],
  ["Europe/Helsinki", "eet, eest, helsinki"],
  ["Europe/Moscow", "msk, moscow"],
  ["Asia/Kolkata", "ist"],
  ["Asia/Singapore", "sgt, singapore"],
  ["Asia/Hong_Kong", "hkt, hong kong"],
  ["Asia/Tokyo", "jst, tokyo, osaka, sapporo"],
  ["Australia/Perth", "awst, perth"],
  ["Australia/Darwin", "darwin"],
  ["Australia/Adelaide", "acst, acdt, adelaide"],
  ["Australia/Brisbane", "brisbane"],
  ["Australia/Sydney", "aest, aedt, sydney, canberra"],
  ["Australia/Melbourne", "melbourne"],
  ["Australia/Hobart", "hobart"],
  ["Pacific/Auckland", "nzst, nzdt, auckland, wellington"],
];
