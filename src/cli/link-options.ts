import { config } from "../config.ts";
import { KnownError } from "../model/errors.ts";
import type { Link } from "../model/link.ts";
import { isCalendarDay } from "../model/period.ts";
import { type Utm, type UtmField, utmFields, utmOf } from "../model/utm.ts";

/** The options that say where a command of `retorno link` works. */
export const placeOptions = ["data", "workspace"] as const;

/** The options that say what a link is to be. */
export const contentOptions = [...utmFields, "expires"] as const;

/** The option's value for each field; null where it is not given. */
export const utmIn = (values: Partial<Record<UtmField, string>>): Utm =>
  utmOf((field) => values[field]?.trim() || null);

/** The moment from which a link of `--expires DAY` is over: the beginning of that day in the workspace's zone. */
export function expiryOf(day: string, timeZone: string): number {
  if (!isCalendarDay(day)) {
    throw new KnownError("invalid_request", `"${day}" is no day`, {
      hint: "write the first day on which the link no longer works, such as 2026-12-31",
    });
  }
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The day that `expiryOf` would take. */
export const expiryDay = (expiresAt: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(expiresAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Where the server can be reached from outside, without a slash at its end; a KnownError where it is no address. */
export function baseUrlIn(written: string = config.url): string {
  const url = URL.parse(written);
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "" && url.username === "") {
    return url.href.replace(/\/+$/, "");
  }
  throw new KnownError("invalid_request", `"${written}" is not where a server can be reached`, {
    hint: "give its public address with --url or RETORNO_URL, such as https://go.shop.example",
  });
}

/** The whole short link, as it is printed and posted. */
export const shortUrl = ({ slug }: Pick<Link, "slug">, base: string): string => `${base}/l/${slug}`;
