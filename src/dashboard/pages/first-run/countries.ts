// Countries by the currency of their books.
const byCurrency: Readonly<Record<string, string>> = {
  EUR: "AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM XK",
  USD: "US EC PR SV",
  GBP: "GB GG IM JE",
  NOK: "NO",
  SEK: "SE",
  DKK: "DK FO GL",
  PLN: "PL",
  CZK: "CZ",
  HUF: "HU",
  RON: "RO",
  CHF: "CH LI",
  ISK: "IS",
  ALL: "AL",
  BAM: "BA",
  MKD: "MK",
  RSD: "RS",
  MDL: "MD",
  UAH: "UA",
  GEL: "GE",
  AMD: "AM",
  AZN: "AZ",
  TRY: "TR",
  ILS: "IL",
  AED: "AE",
  BHD: "BH",
  IQD: "IQ",
  IRR: "IR",
  AFN: "AF",
  JOD: "JO",
  KWD: "KW",
  LBP: "LB",
  OMR: "OM",
  QAR: "QA",
  SAR: "SA",
  EGP: "EG",
  MAD: "MA",
  DZD: "DZ",
  TND: "TN",
  NGN: "NG",
  GHS: "GH",
  KES: "KE",
  TZS: "TZ",
  UGX: "UG",
  RWF: "RW",
  ETB: "ET",
  ZAR: "ZA",
  BWP: "BW",
  NAD: "NA",
  ZMW: "ZM",
  XOF: "BF BJ CI ML NE SN TG",
  XAF: "CF CG CM GA TD",
  INR: "IN",
  PKR: "PK",
  BDT: "BD",
  LKR: "LK",
  NPR: "NP",
  KZT: "KZ",
  UZS: "UZ",
  TJS: "TJ",
  CNY: "CN",
  HKD: "HK",
  TWD: "TW",
  JPY: "JP",
  KRW: "KR",
  SGD: "SG",
  MYR: "MY",
  IDR: "ID",
  THB: "TH",
  PHP: "PH",
  VND: "VN",
  AUD: "AU",
  NZD: "NZ",
  CAD: "CA",
  MXN: "MX",
  GTQ: "GT",
  CRC: "CR",
  PAB: "PA",
  DOP: "DO",
  COP: "CO",
  PEN: "PE",
  CLP: "CL",
  ARS: "AR",
  UYU: "UY",
  PYG: "PY",
  BOB: "BO",
  BRL: "BR",
};

const currencies = new Map(
  Object.entries(byCurrency).flatMap(([currency, codes]) => codes.split(" ").map((code) => [code, currency] as const)),
);

/** The countries that are offered, as ISO 3166 codes. */
export const countries: readonly string[] = [...currencies.keys()];

/** In what a country keeps its books; null where that is not known. */
export const currencyOfCountry = (country: string): string | null => currencies.get(country) ?? null;

/** The zones of a country, as the browser knows them; none where it does not. */
export function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.() ?? [];
}

/** How most people of a country write figures, such as nb-NO. */
export function localeOfCountry(country: string): string {
  const { language, region } = new Intl.Locale(`und-${country}`).maximize();
  return `${language}-${region ?? country}`;
}

/** Where a workspace most likely is: as it writes its figures, else by its zone, else by the browser's language. */
export function likelyCountry({ locale, timeZone }: { locale: string | null; timeZone: string }): string | null {
  const said = locale === null ? undefined : new Intl.Locale(locale).maximize().region;
  const byZone = countries.find((country) => zonesOf(country).includes(timeZone));
  const guess = said ?? byZone ?? new Intl.Locale(navigator.language).maximize().region;
  return guess !== undefined && countries.includes(guess) ? guess : null;
}
