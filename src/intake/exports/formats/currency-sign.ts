import { isCurrency } from "../../../model/money.ts";
import type { Context } from "../format.ts";

/** The currency that the first amount with a sign of its own shows; "$" and "kr" belong to many and show nothing. */
export function currencyShown(cells: Iterable<string>): Partial<Context> {
  for (const cell of cells) {
    const found = signs.find(([sign]) => sign.test(cell));
    if (found !== undefined) return { currency: found[1] };
    const code = /(?<![\p{L}])([A-Z]{3})(?![\p{L}])/u.exec(cell)?.[1];
    if (code !== undefined && isCurrency(code)) return { currency: code };
  }
  return {};
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/€/, "EUR"],
  [/£/, "GBP"],
  [/\bUS ?\$|\bUSD\b/, "USD"],
  [/\bCA ?\$|\bC\$|\bCAD\b/, "CAD"],
  [/\bAU? ?\$|\bAUD\b/, "AUD"],
  [/\bNZ ?\$|\bNZD\b/, "NZD"],
  [/\bR\$/, "BRL"],
  [/\bMX ?\$|\bMXN\b/, "MXN"],
  [/₹/, "INR"],
  [/৳/, "BDT"],
  [/₺/, "TRY"],
  [/₴/, "UAH"],
  [/₪/, "ILS"],
  [/₩/, "KRW"],
  [/฿/, "THB"],
  [/₫/, "VND"],
  [/₦/, "NGN"],
  [/₱/, "PHP"],
  [/₽/, "RUB"],
  [/zł/i, "PLN"],
  [/Kč/i, "CZK"],
  [/\bFt\b/, "HUF"],
  [/\bRp\b/, "IDR"],
  [/\bRM\b/, "MYR"],
];
