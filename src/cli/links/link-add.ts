import { linkDraft } from "../../model/link-draft.ts";
import { addLink } from "../../state/links.ts";
import { readOptions } from "../options.ts";
import { output } from "../output.ts";
import { contentOptions, placeOptions, rulesOf, theOnly, warn, withLinks } from "./link-options.ts";

/** `retorno link add URL`: a link to an address; prints its short form alone, to be copied. */
export async function linkAdd(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, [...placeOptions, ...contentOptions, "slug"]);
  const destination = theOnly(paths, "address", "add https://shop.example/spring --source instagram");
  return withLinks(values, async ({ state, workspace, short }) => {
    const { warnings, ...draft } = linkDraft({ ...values, destination }, { ...rulesOf(workspace), nowMs: Date.now() });
    const link = await addLink(state, { workspace: workspace.id, ...draft });
    warn(warnings);
    await output(`${short(link)}\n`, undefined);
    return 0;
  });
}
