import { KnownError } from "../model/errors.ts";
import { destinationOf, slugOf } from "../model/link.ts";
import { addLink } from "../state/links.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";
import { baseUrlIn, contentOptions, expiryOf, placeOptions, shortUrl, utmIn } from "./link-options.ts";
import { readOptions } from "./options.ts";
import { output } from "./output.ts";

/** `retorno link add URL`: a link to an address; prints its short form alone, to be copied. */
export async function linkAdd(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, [...placeOptions, ...contentOptions, "slug", "url"]);
  const [written, ...others] = paths;
  if (written === undefined || others.length > 0) {
    throw new KnownError("invalid_request", "link add takes one address", {
      hint: "retorno link add https://shop.example/spring --source instagram",
    });
  }
  const base = baseUrlIn(values.url);
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    const link = await addLink(state, {
      workspace: workspace.id,
      slug: values.slug === undefined ? null : slugOf(values.slug),
      destination: destinationOf(written),
      utm: utmIn(values),
      expiresAt: values.expires === undefined ? null : expiryOf(values.expires, workspace.timeZone),
    });
    await output(`${shortUrl(link, base)}\n`, undefined);
  } finally {
    await state.destroy();
  }
  return 0;
}
