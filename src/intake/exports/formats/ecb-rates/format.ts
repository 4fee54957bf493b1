import { date, decimal, type ExportFormat, text } from "../../format.ts";

/** The European Central Bank's `eurofxref-hist.csv` and `eurofxref.csv`: a column per currency, all against the euro. */
export const ecbRates: ExportFormat = {
  id: "ecb-rates",
  title: "ECB exchange rates",
  columns: {
    day: date("Date"),
    usd: text("USD"),
    jpy: text("JPY"),
    gbp: text("GBP"),
    currency: text(),
    rate: decimal(),
  },
  signatures: [["day", "usd", "jpy", "gbp"]],
  needed: ["day", "rate"],
  wide: { header: /^[a-z]{3}$/, name: "currency", value: "rate" },
  tables: [
    { fact: "fx_rate", values: () => ({ day: "day", base: "'EUR'", currency: "upper(currency)", rate: "rate" }) },
  ],
  getIt: "ecb.europa.eu → Statistics → Euro foreign exchange reference rates → Time series → CSV (unzip it)",
};
