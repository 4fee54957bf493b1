import { changeLink, removeLink } from "../../answers/links/change-links.ts";
import { readOptions } from "../options.ts";
import { output } from "../output.ts";
import { contentOptions, placeOptions, theOnly, warn, withLinks } from "./link-options.ts";

/** `retorno link edit SLUG`: changes what is given and keeps what the link was; "none" takes a value away. */
export async function linkEdit(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, [...placeOptions, ...contentOptions, "destination"]);
  const slug = theOnly(paths, "slug", "edit spring --destination https://shop.example/new");
  const { data: _, workspace: __, url: ___, ...changes } = values;
  return withLinks(values, async (desk) => {
    const { link, warnings, hasChanged } = await changeLink(desk, slug, changes, Date.now());
    warn(warnings);
    await output(`${desk.short(link)} ${hasChanged ? "is changed" : "was like that already"}\n`, undefined);
    return 0;
  });
}

/** `retorno link delete SLUG`: from then on it answers that it is gone. */
export async function linkDelete(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, placeOptions);
  const slug = theOnly(paths, "slug", "delete spring");
  return withLinks(values, async (desk) => {
    const link = await removeLink(desk, slug, Date.now());
    await output(`${desk.short(link)} is deleted; whoever clicks it is told so\n`, undefined);
    return 0;
  });
}
