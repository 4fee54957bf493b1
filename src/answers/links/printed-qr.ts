import { KnownError } from "../../model/errors.ts";
import { leastSizeMm, type QrPrint, qrPng, qrSquares, qrSvg } from "../../reports/qr-code.ts";

/** A QR code as it is asked for. */
export interface AskedQr extends QrPrint {
  readonly format: "svg" | "png";
  readonly dpi: number;
}

/** A short link as a QR code that can be read once it is printed; a KnownError where it could not be. */
export function printedQr(url: string, asked: AskedQr): string | Buffer {
  refuseUnreadable(qrSquares(url, asked.correction).length, asked);
  return asked.format === "svg" ? qrSvg(url, asked) : qrPng(url, asked);
}

/** Whether a short link is reached from this machine alone, and is not to be printed. */
export const isOwnMachine = (url: string): boolean => /^https?:\/\/(?:127\.|localhost|\[::1\]|0\.0\.0\.0)/.test(url);

/** A picture of this side is larger than any printer needs. */
const mostDots = 20_000;

function refuseUnreadable(squares: number, { sizeMm, dpi, format }: AskedQr): void {
  const least = leastSizeMm(squares);
  if (sizeMm < least) {
    throw new KnownError("invalid_request", `${sizeMm} mm is too small to be read`, {
      hint: `give at least --size-mm ${least}`,
    });
  }
  const dots = Math.round((sizeMm / 25.4) * dpi);
  if (format === "png" && (dots < squares || dots > mostDots)) {
    throw new KnownError("invalid_request", `${sizeMm} mm at ${dpi} dots an inch are ${dots} dots a side`, {
      hint: `choose another --dpi, so that it is from ${squares} to ${mostDots}; or --format svg, which has none`,
    });
  }
}
