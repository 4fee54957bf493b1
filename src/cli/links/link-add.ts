import { makeLink } from "../../answers/links/change-links.ts";
import { readOptions } from "../options.ts";
import { output } from "../output.ts";
import { contentOptions, placeOptions, theOnly, warn, withLinks } from "./link-options.ts";

/** `retorno link add URL`: a link to an address; prints its short form alone, to be copied. */
export async function linkAdd(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, [...placeOptions, ...contentOptions, "slug"]);
  const destination = theOnly(paths, "address", "add https://shop.example/spring --source instagram");
  const { data: _, workspace: __, url: ___, ...said } = values;
  return withLinks(values, async (desk) => {
    const { link, warnings } = await makeLink(desk, { ...said, destination }, Date.now());
    warn(warnings);
    await output(`${desk.short(link)}\n`, undefined);
    return 0;
  });
}
