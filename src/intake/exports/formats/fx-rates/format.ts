import { date, decimal, type ExportFormat, text } from "../../format.ts";

/** Our template `fx`: a day's exchange rates, `rate` units of `currency` for one of `base`. */
export const fxRates: ExportFormat = {
  id: "fx-rates",
  title: "exchange rates template",
  columns: {
    day: date("day"),
    base: text("base"),
    currency: text("currency"),
    rate: decimal("rate"),
  },
  signatures: [["day", "base", "currency", "rate"]],
  needed: ["day", "base", "currency", "rate"],
  tables: [
    {
      fact: "fx_rate",
      values: () => ({ day: "day", base: "upper(base)", currency: "upper(currency)", rate: "rate" }),
    },
  ],
  getIt: "fill in docs/templates/fx.csv, or take the ECB's eurofxref-hist.csv",
};
