import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { daysAfter } from "../app/presets.ts";
import { useWorkspace } from "../app/session.ts";

/** How figures and days are written for whoever reads. A figure that is not there is a dash. */
export interface Format {
  /** Of the reader's language as the workspace's country writes it, such as en-NO. */
  readonly locale: string;
  readonly timeZone: string;
  /** A decimal in the major unit, "1234.50", with its currency; `whole` leaves minor units out, `short` writes 12K. */
  money(
    decimal: string | null | undefined,
    currency: string,
    how?: { whole?: boolean; short?: boolean; sign?: boolean },
  ): string;
  /** A currency as it stands beside amounts: NOK, €, ریال. */
  currency(code: string): string;
  number(value: number | null | undefined, how?: Intl.NumberFormatOptions): string;
  /** Of a figure in per cent: 41.25 is "41.3 %". */
  percent(value: number | null | undefined, how?: { decimals?: number; sign?: boolean }): string;
  /** A day such as 2026-11-23; in Persian by the solar calendar. */
  day(day: string, how?: Intl.DateTimeFormatOptions): string;
  /** The same with the Gregorian day beside it, where the reader's calendar is another. */
  dayInBoth(day: string): string;
  /** The day by the Gregorian calendar, whatever the reader's own. */
  gregorianDay(day: string): string;
  /** A half-open period by its first and last day. */
  days(from: string, to: string): string;
  /** A moment of the API, by the workspace's clock. */
  moment(iso: string, how?: Intl.DateTimeFormatOptions): string;
  /** How long ago a moment was. */
  ago(iso: string, nowMs?: number): string;
  /** Names one after the other: a, b and c. */
  list(names: readonly string[]): string;
}

export const dash = "–";

/** The formatter of the page's language and workspace. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const workspace = useWorkspace();
  const locale = localeOf(i18n.language, workspace?.locale ?? navigator.language);
  const timeZone = workspace?.timeZone ?? "UTC";
  return useMemo(() => formatFor(locale, timeZone), [locale, timeZone]);
}

/** The reader's language with the country of the workspace: Norwegian kroner read in English are as Norwegians write English. */
export function localeOf(language: string, workspace: string): string {
  const own = knownLocale(workspace);
  if (own === null) return language;
  if (own.language === language) return workspace;
  const country = own.maximize().region;
  const joined = `${language}-${country}`;
  return country !== undefined && Intl.NumberFormat.supportedLocalesOf(joined).length > 0 ? joined : language;
}

/** What some browsers call their language is no locale, such as en-US@posix. */
function knownLocale(written: string): Intl.Locale | null {
  try {
    return new Intl.Locale(written);
  } catch {
    return null;
  }
}

/** Writes figures and days for a locale and a zone. */
export function formatFor(locale: string, timeZone: string): Format {
  const numbers = kept((how: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, how));
  const dates = kept((how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, how));
  const gregorian = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...dayMonthYear, timeZone: "UTC" });
  const isPersian = new Intl.Locale(locale).language === "fa";
  const isOtherCalendar = new Intl.DateTimeFormat(locale).resolvedOptions().calendar !== "gregory";
  const gregorianDay: Format["gregorianDay"] = (one) => gregorian.format(new Date(`${one}T00:00:00Z`));
  const day: Format["day"] = (day, how = dayMonthYear) =>
    dates({ ...how, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
  return {
    locale,
    timeZone,
    money(decimal, currency, { whole = false, short = false, sign = false } = {}) {
      if (decimal === null || decimal === undefined) return dash;
      const how = { style: "currency", currency, ...(sign ? { signDisplay: "exceptZero" as const } : {}) } as const;
      const isShort = short && Math.abs(Number(decimal)) >= 10_000;
      const isWhole = whole || short ? { maximumFractionDigits: 0 } : {};
      const cut = isShort ? ({ notation: "compact", maximumFractionDigits: 1 } as const) : isWhole;
      const format = numbers({ ...how, ...cut });
      if (!isPersian) return format.format(decimal as Intl.StringNumericLiteral);
      return persianMoney(format.formatToParts(decimal as Intl.StringNumericLiteral));
    },
    currency: (currency) =>
      numbers({ style: "currency", currency })
        .formatToParts(0)
        .find(({ type }) => type === "currency")?.value ?? currency,
    number: (value, how = {}) =>
      value === null || value === undefined ? dash : numbers({ maximumFractionDigits: 2, ...how }).format(value),
    percent(value, { decimals = 1, sign = false } = {}) {
      if (value === null || value === undefined) return dash;
      const how = {
        style: "percent",
        maximumFractionDigits: decimals,
        ...(sign ? { signDisplay: "exceptZero" as const } : {}),
      } as const;
      return numbers(how).format(value / 100);
    },
    day,
    dayInBoth: (one) => (isOtherCalendar ? `${day(one)} (${gregorianDay(one)})` : day(one)),
    gregorianDay,
    days: (from, to) =>
      dates({ ...dayMonthYear, timeZone: "UTC" }).formatRange(
        new Date(`${from}T00:00:00Z`),
        new Date(`${daysAfter(to, -1)}T00:00:00Z`),
      ),
    moment: (iso, how = { dateStyle: "medium", timeStyle: "short" }) =>
      dates({ ...how, timeZone }).format(new Date(iso)),
    ago: (iso, nowMs = Date.now()) => agoIn(locale, (nowMs - Date.parse(iso)) / 1000),
    list: (names) => new Intl.ListFormat(locale, { type: "conjunction" }).format(names),
  };
}

/**
 * The figure, then thousand or million, then the currency, as Persian says it. It is told apart from what stands around it, and
 * the sign from what follows, or their order would hang on the neighbouring words; no blank in it ends a line.
 */
function persianMoney(parts: readonly Intl.NumberFormatPart[]): string {
  const said = (types: readonly string[]) =>
    parts
      .filter(({ type }) => types.includes(type))
      .map(({ value }) => value.replaceAll(/[\u200e\u200f]/g, ""))
      .join("");
  const figure = said(["minusSign", "plusSign", "integer", "group", "decimal", "fraction"]);
  const words = [`\u2066${figure}\u2069`, said(["compact"]), said(["currency"])].filter((word) => word !== "");
  return `\u2067${words.join("\u00a0")}\u2069`;
}

const dayMonthYear = { day: "numeric", month: "short", year: "numeric" } as const;

function agoIn(locale: string, seconds: number): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const steps = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const;
  for (const [unit, length] of steps) if (seconds >= length) return words.format(-Math.floor(seconds / length), unit);
  return words.format(-Math.max(0, Math.floor(seconds)), "second");
}

/** Making a formatter takes longer than a thousand uses of it. */
function kept<How extends object, Made>(make: (how: How) => Made): (how: How) => Made {
  const made = new Map<string, Made>();
  return (how) => {
    const key = JSON.stringify(how);
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(how);
    made.set(key, fresh);
    return fresh;
  };
}
