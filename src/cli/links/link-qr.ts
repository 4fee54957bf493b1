import { extname } from "node:path";
import { KnownError } from "../../model/errors.ts";
import { leastSizeMm, qrPng, qrSquares, qrSvg } from "../../reports/qr-code.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { output } from "../output.ts";
import { linkNamed, placeOptions, theOnly, warn, withLinks } from "./link-options.ts";

/** `retorno link qr SLUG`: the short link as a QR code, for shop windows and flyers. */
export async function linkQr(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, [...placeOptions, "format", "out", "size-mm", "dpi", "correction"]);
  const slug = theOnly(paths, "slug", "qr spring --out spring.svg");
  const format = oneOf("format", values.format ?? endingOf(values.out), ["svg", "png"]);
  const sizeMm = wholeNumber("size-mm", values["size-mm"] ?? "30", { least: 5, most: 2000 });
  const dpi = wholeNumber("dpi", values.dpi ?? "300", { least: 72, most: 2400 });
  const correction = oneOf("correction", values.correction ?? "Q", ["M", "Q"]);
  return withLinks(values, async (desk) => {
    const url = desk.short(await linkNamed(desk, slug));
    refuseUnreadable(qrSquares(url, correction).length, { sizeMm, dpi, format });
    if (/^https?:\/\/(?:127\.|localhost|\[::1\]|0\.0\.0\.0)/.test(url)) {
      warn([`${url} is reached from this machine alone: do not print it, give the public address with --url`]);
    }
    await output(
      format === "svg" ? qrSvg(url, { sizeMm, correction }) : qrPng(url, { sizeMm, correction, dpi }),
      values.out,
    );
    return 0;
  });
}

/** What a file's name says of its format; without an ending, the one that every print shop takes. */
function endingOf(out: string | undefined): string {
  const ending = extname(out ?? "")
    .slice(1)
    .toLowerCase();
  if (ending === "" || ending === "svg" || ending === "png") return ending || "svg";
  throw new KnownError("invalid_request", `a QR code is not made as .${ending}`, {
    hint: "name a file that ends in .svg or .png, or say --format svg or png",
  });
}

/** A picture of this side is larger than any printer needs. */
const mostDots = 20_000;

function refuseUnreadable(squares: number, print: { sizeMm: number; dpi: number; format: string }): void {
  const { sizeMm, dpi, format } = print;
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
