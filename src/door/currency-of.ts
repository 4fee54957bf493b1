// The currency that is most likely where a browser is: by its time zone, for many read English elsewhere.

const places: Readonly<Record<string, string>> = {
  AUD: "Australia/",
  BRL: "America/Sao_Paulo America/Bahia America/Fortaleza America/Recife America/Manaus",
  CAD: "America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/Montreal",
  CHF: "Europe/Zurich",
  CZK: "Europe/Prague",
  DKK: "Europe/Copenhagen",
  GBP: "Europe/London Europe/Belfast Europe/Jersey Europe/Guernsey Europe/Isle_of_Man",
  HUF: "Europe/Budapest",
  INR: "Asia/Kolkata Asia/Calcutta",
  JPY: "Asia/Tokyo",
  MXN: "America/Mexico_City America/Monterrey America/Tijuana America/Cancun",
  NOK: "Europe/Oslo",
  NZD: "Pacific/Auckland",
  PLN: "Europe/Warsaw",
  RON: "Europe/Bucharest",
  SEK: "Europe/Stockholm",
  USD: "America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Detroit America/Anchorage Pacific/Honolulu",
};

/** The currency of a time zone's country; null where that is not known. */
export function currencyOf(zone: string): string | null {
  const found = Object.entries(places).find(([, zones]) =>
    zones.split(" ").some((one) => zone === one || (one.endsWith("/") && zone.startsWith(one))),
  );
  return found?.[0] ?? null;
}
