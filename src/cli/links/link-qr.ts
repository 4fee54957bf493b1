import { extname } from "node:path";
import { linkNamed } from "../../answers/links/link-desk.ts";
import { isOwnMachine, printedQr } from "../../answers/links/printed-qr.ts";
import { KnownError } from "../../model/errors.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { output } from "../output.ts";
import { placeOptions, theOnly, warn, withLinks } from "./link-options.ts";

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
    const code = printedQr(url, { format, sizeMm, dpi, correction });
    if (isOwnMachine(url)) {
      warn([`${url} is reached from this machine alone: do not print it, give the public address with --url`]);
    }
    await output(code, values.out);
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
