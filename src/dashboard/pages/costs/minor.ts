/** Decimal strings of one currency added up without a rounding: ["0.10", "0.20"] → "0.30". */
export function sumOf(amounts: readonly string[]): string {
  const digits = Math.max(0, ...amounts.map((amount) => amount.split(".")[1]?.length ?? 0));
  const sum = amounts.reduce((total, amount) => total + minorOf(amount, digits), 0n);
  const [sign, text] = sum < 0n ? ["-", String(-sum)] : ["", String(sum)];
  if (digits === 0) return `${sign}${text}`;
  const padded = text.padStart(digits + 1, "0");
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

function minorOf(amount: string, digits: number): bigint {
  const [whole = "0", decimals = ""] = amount.split(".");
  return BigInt(whole + decimals.padEnd(digits, "0"));
}
